using System.Runtime.ExceptionServices;
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

        // What comes after the last row asked for is of no interest, and may be slow or broken.
        private bool IsAtLength => _walker.Position + 1 == _view.Plan.Length;

        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            var getter = new MixedGetter<DataViewRowId>("the row id", _open.Length, (_, cursor) => cursor.GetIdGetter());
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
            var getter = new MixedGetter<TValue>($"column '{column.Name}'", _open.Length,
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
            if (_walker.AsksForEnd && !IsAtLength && !HasAnother())
                _walker.EndSource();
            // Thousands of sources one after the other must not all stay open until the last one ends.
            if (_walker.IsSourceEmptied)
                CloseSource(_pick.Source);
            while (_walker.MoveNext())
            {
                _pick = _walker.Current;
                if (MoveSource())
                    return true;
                if (!_walker.AsksForEnd)
                    throw Failure(Shortfall());
                CloseSource(_pick.Source);
                TakeBack();
            }
            return false;
        }

        protected override void Close()
        {
            List<Exception> failures = [];
            for (int source = 0; source < _open.Length; source++)
            {
                try
                {
                    CloseSource(source);
                }
                catch (Exception failure)
                {
                    failures.Add(failure);
                }
            }
            if (failures.Count == 1)
                ExceptionDispatchInfo.Throw(failures[0]);
            if (failures.Count > 1)
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
                throw Failure($"{getter.What} could not be read", failure);
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
                SourcePick next = _pick with { Row = _pick.Row + 1 };
                throw Failure(next, _walker.Position + 1, "whether it has this row could not be found out", failure);
            }
        }

        private bool MoveSource()
        {
            try
            {
                return (_open[_pick.Source] ?? Open()).MoveNext();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw Failure("the row could not be reached", failure);
            }
        }

        private OpenSource Open()
        {
            int index = _pick.Source;
            var source = new OpenSource(_view._sources[index].GetRowCursor(_view._schema.ColumnsOf(index, _active)), _pick.Pass);
            _open[index] = source;
            foreach (MixedGetter getter in _getters)
                getter.Bind(index, source.Cursor);
            return source;
        }

        private void CloseSource(int index)
        {
            if (_open[index] is not { } source)
                return;
            _open[index] = null;
            foreach (MixedGetter getter in _getters)
                getter.Unbind(index);
            try
            {
                source.Cursor.Dispose();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw Failure(source.LastAsked(index), _walker.Position, "it could not be closed", failure);
            }
        }

        private void Bind(MixedGetter getter)
        {
            for (int index = 0; index < _open.Length; index++)
            {
                if (_open[index] is not { } source)
                    continue;
                try
                {
                    getter.Bind(index, source.Cursor);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    throw Failure(source.LastAsked(index), _walker.Position, $"{getter.What} could not be opened", failure);
                }
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

        private string Shortfall() => _view.Plan.Sources[_pick.Source].RowCount is { } rows
            ? $"it ended here, but had promised {rows} rows"
            : "it ended here, but had more rows in an earlier pass";

        private MixSourceException Failure(string what, Exception? inner = null) => Failure(_pick, _walker.Position, what, inner);

        private MixSourceException Failure(SourcePick pick, long position, string what, Exception? inner) =>
            new(_view.Plan.Sources[pick.Source].Name, pick, position, what, inner);
    }
}
