using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;
using MlMix.Mixing;

namespace MlMix;

public sealed partial class MixedDataView
{
    private sealed class Cursor : CursorBase
    {
        private readonly MixedDataView _view;
        private readonly ActiveColumns _active;
        private readonly PlanWalker _walker;
        private readonly OpenSource?[] _open;
        private readonly List<MixedGetter> _getters = [];
        private SourcePick _pick;

        public Cursor(MixedDataView view, ActiveColumns active)
            : base(active)
        {
            _view = view;
            _active = active;
            _walker = view.Plan.Walk();
            _open = new OpenSource?[view._sources.Length];
        }

        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            var getter = new MixedGetter<DataViewRowId>(_open.Length, (_, cursor) => cursor.GetIdGetter());
            Bind(getter);
            return (ref DataViewRowId value) =>
            {
                EnsureOnRow();
                Get(getter, ref value);
                // Source and pass keep the ids of equal rows apart: one row of two sources, one row read twice.
                value = value.Combine(new DataViewRowId((ulong)_pick.Source, (ulong)_pick.Pass));
            };
        }

        protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column)
        {
            if (column.Index == _view._schema.SourceColumn)
                return (ValueGetter<TValue>)(Delegate)(ValueGetter<uint>)GetSource;
            int index = column.Index;
            var getter = new MixedGetter<TValue>(_open.Length,
                (source, cursor) => cursor.GetGetter<TValue>(_view._schema.ColumnOf(source, index)));
            Bind(getter);
            return (ref TValue value) =>
            {
                EnsureOnRow();
                Get(getter, ref value);
            };
        }

        protected override bool MoveNextCore()
        {
            if (_walker.AsksForEnd && !HasAnother())
                _walker.EndSource();
            while (_walker.MoveNext())
            {
                _pick = _walker.Current;
                if (MoveSource())
                    return true;
                if (!_walker.AsksForEnd)
                    throw Failure($"it ended here, but had promised {_view._sources[_pick.Source].GetRowCount()?.ToString() ?? "more"} rows");
                TakeBack();
            }
            return false;
        }

        protected override void Close()
        {
            List<Exception> failures = [];
            foreach (OpenSource? source in _open)
            {
                try
                {
                    source?.Cursor.Dispose();
                }
                catch (Exception failure)
                {
                    failures.Add(failure);
                }
            }
            if (failures.Count > 0)
                throw new AggregateException("Sources of the mix failed while they were closed; all of them were closed.", failures);
        }

        private void GetSource(ref uint value)
        {
            EnsureOnRow();
            value = (uint)_pick.Source + 1;
        }

        private void Get<TValue>(MixedGetter<TValue> getter, ref TValue value)
        {
            try
            {
                getter.OfSource[_pick.Source](ref value);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw Failure("a value could not be read", failure);
            }
        }

        private bool HasAnother()
        {
            try
            {
                return _open[_pick.Source]!.Peek();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw Failure("the row after it could not be reached", failure);
            }
        }

        private bool MoveSource()
        {
            try
            {
                OpenSource? source = _open[_pick.Source];
                if (source is null || source.Pass != _pick.Pass)
                    source = Open();
                return source.MoveNext();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw Failure("the row could not be reached", failure);
            }
        }

        private OpenSource Open()
        {
            int index = _pick.Source;
            _open[index]?.Cursor.Dispose();
            _open[index] = null;
            var source = new OpenSource(_view._sources[index].GetRowCursor(_view._schema.ColumnsOf(index, _active)), _pick.Pass);
            _open[index] = source;
            foreach (MixedGetter getter in _getters)
                getter.Bind(index, source.Cursor);
            return source;
        }

        private void Bind(MixedGetter getter)
        {
            for (int source = 0; source < _open.Length; source++)
            {
                if (_open[source] is { } open)
                    getter.Bind(source, open.Cursor);
            }
            _getters.Add(getter);
        }

        private void TakeBack()
        {
            try
            {
                _walker.TakeBack();
            }
            catch (InvalidOperationException refusal)
            {
                throw Failure(refusal.Message);
            }
        }

        private MixSourceException Failure(string what, Exception? inner = null) =>
            new(_view.Plan.Sources[_pick.Source].Name, _pick, _walker.Position, what, inner);
    }
}
