using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>The source has no such column; every row has a copy of the same vector.</summary>
internal sealed class ConstantVectorLink<T>(VBuffer<T> constant) : ColumnLink
{
    public override DataViewSchema.Column? Column => null;

    public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor)
    {
        VBuffer<T> held = constant;
        return (ValueGetter<TValue>)(Delegate)(ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => held.CopyTo(ref value));
    }
}
