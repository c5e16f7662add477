using System.Numerics;
using Microsoft.ML;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>The labels of one source, moved behind those of the sources before it.</summary>
internal sealed class OffsetNumberLink<TIn, TOut>(DataViewSchema.Column column, ClassCounts classes, int source) : ColumnLink
    where TIn : struct, INumber<TIn>
    where TOut : struct, INumber<TOut>
{
    public override DataViewSchema.Column? Column => column;

    public override ValueGetter<TValue> Open<TValue>(DataViewRowCursor cursor)
    {
        var converter = new OffsetConverter<TIn, TOut>(classes.CountOf(source), classes.OffsetOf(source), classes.Where(source));
        return new ScalarLink<TIn, TOut, OffsetConverter<TIn, TOut>>(column, converter).Open<TValue>(cursor);
    }
}
