using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Idx;

internal sealed partial class IdxDataView
{
    /// <summary>Reads the files of the active columns side by side; files of other columns are not opened.</summary>
    private sealed class Cursor : StepCursor
    {
        private readonly IdxDataView _view;
        private readonly IdxRowReader?[] _readers;

        public Cursor(IdxDataView view, ActiveColumns active)
            : base(active)
        {
            _view = view;
            _readers = new IdxRowReader?[view._columns.Length];
            try
            {
                for (int i = 0; i < _readers.Length; i++)
                {
                    if (active[i])
                        _readers[i] = view._columns[i].File.OpenRows();
                }
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        protected override bool Step()
        {
            if (Position + 1 >= _view._rowCount)
                return false;
            foreach (var reader in _readers)
                reader?.MoveNext();
            return true;
        }

        protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column)
        {
            var (_, file, scale, isLabel) = _view._columns[column.Index];
            var reader = _readers[column.Index]!;
            Delegate getter = (file.Header.IsScalar, isLabel && file.Header.Type == IdxElementType.Int) switch
            {
                (true, false) => Scalar(reader, scale),
                (true, true) => ExactScalar(reader),
                (false, false) => Vector(reader, file.Header.RowElements, scale),
                (false, true) => ExactVector(reader, file.Header.RowElements),
            };
            return (ValueGetter<TValue>)getter;
        }

        protected override void Close()
        {
            foreach (var reader in _readers)
                reader?.Dispose();
        }

        private ValueGetter<float> Scalar(IdxRowReader reader, float scale) => (ref float value) =>
        {
            EnsureOnRow();
            reader.Get(new Span<float>(ref value), scale);
        };

        private ValueGetter<VBuffer<float>> Vector(IdxRowReader reader, int size, float scale) => (ref VBuffer<float> value) =>
        {
            EnsureOnRow();
            var editor = VBufferEditor.Create(ref value, size);
            reader.Get(editor.Values, scale);
            value = editor.Commit();
        };

        private ValueGetter<float> ExactScalar(IdxRowReader reader) => (ref float value) =>
        {
            EnsureOnRow();
            reader.GetExactInts(new Span<float>(ref value));
        };

        private ValueGetter<VBuffer<float>> ExactVector(IdxRowReader reader, int size) => (ref VBuffer<float> value) =>
        {
            EnsureOnRow();
            var editor = VBufferEditor.Create(ref value, size);
            reader.GetExactInts(editor.Values);
            value = editor.Commit();
        };
    }
}
