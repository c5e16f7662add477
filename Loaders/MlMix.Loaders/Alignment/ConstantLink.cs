using Microsoft.ML;

namespace MlMix.Alignment;

/// <summary>The source has no such column; every row has the same value, which owns nothing.</summary>
internal sealed class ConstantLink<T>(T constant) : ColumnLink
{
    public override DataViewSchema.Column? Column => null;

    public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor)
    {
        T held = constant;
        return (ValueGetter<TValue>)(Delegate)(ValueGetter<T>)((ref T value) => value = held);
    }
}
