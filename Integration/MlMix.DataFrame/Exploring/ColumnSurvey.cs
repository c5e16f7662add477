using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Exploring;

/// <summary>Looks at the values of one column, source by source, while a cursor goes over the rows.</summary>
internal abstract class ColumnSurvey(DataViewSchema.Column column)
{
    public DataViewSchema.Column Column => column;

    /// <summary>Gets whether the values are numbers.</summary>
    public virtual bool IsNumeric => false;

    /// <summary>Gets the names of the slots that have figures of their own, none unless asked for.</summary>
    public virtual IReadOnlyList<string> Slots => [];

    /// <summary>Makes ready for the rows of a cursor.</summary>
    public abstract void Open(DataViewRow row);

    /// <summary>Takes the current row, which is of this source.</summary>
    public abstract void Add(int source);

    /// <summary>What was seen in the rows of some sources together.</summary>
    public abstract ColumnFigures Of(IEnumerable<int> sources);

    /// <summary>What was seen of each slot in the rows of some sources together.</summary>
    public virtual IReadOnlyList<ColumnFigures> OfSlots(IEnumerable<int> sources) => [];
}

/// <inheritdoc/>
/// <typeparam name="T">Type of the values, of a vector that of its items.</typeparam>
internal abstract class ColumnSurvey<T>(DataViewSchema.Column column) : ColumnSurvey(column)
{
    private readonly T[] _one = new T[1];
    private ValueGetter<T>? _scalar;
    private ValueGetter<VBuffer<T>>? _vector;
    private VBuffer<T> _values;

    public sealed override void Open(DataViewRow row)
    {
        if (Column.Type is VectorDataViewType)
            _vector = row.GetGetter<VBuffer<T>>(Column);
        else
            _scalar = row.GetGetter<T>(Column);
    }

    public sealed override void Add(int source)
    {
        if (_scalar is not null)
        {
            _scalar(ref _one[0]);
            Add(source, _one, [], 1);
            return;
        }
        _vector!(ref _values);
        Add(source, _values.GetValues(), _values.GetIndices(), _values.Length);
    }

    /// <summary>Takes the values of a row: all of them, or those that a sparse vector of this length lists, with their slots.</summary>
    protected abstract void Add(int source, ReadOnlySpan<T> values, ReadOnlySpan<int> indices, int length);
}
