using System.Numerics;
using Microsoft.ML;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>A source without labels, whose rows all have the one that was given, moved behind those of the sources before it.</summary>
internal sealed class OffsetConstantLink<T>(T label, ClassCounts classes, int source) : ColumnLink
    where T : struct, INumber<T>
{
    public override DataViewSchema.Column? Column => null;

    public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor) =>
        new ConstantLink<T>(label + T.CreateChecked(classes.OffsetOf(source))).Open<TValue>(cursor);
}
