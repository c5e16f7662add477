using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Evaluation.Kept;

/// <summary>Scalars in memory.</summary>
internal sealed class KeptValues<T>(string name, DataViewType type, DataViewSchema.Annotations? annotations = null, IEnumerable<T>? values = null)
    : KeptColumn(name, type, annotations)
{
    private readonly List<T> _values = [.. values ?? []];

    public override Action Appender(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            _values.Add(value);
        };
    }

    public override Delegate CreateGetter(Func<int> row) => (ValueGetter<T>)((ref T value) => value = _values[row()]);
}
