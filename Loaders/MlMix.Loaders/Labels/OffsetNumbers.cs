using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Numeric labels of each source behind those of the sources before it.</summary>
internal static class OffsetNumbers
{
    public static LabelPlan? Align(ColumnRequest column, int?[] given, Faults faults)
    {
        int faultsBefore = faults.Count;
        long?[] counts = [.. given.Select((count, source) => column.Columns[source] is null ? OfFill(column, source, count, faults) : (long?)count)];
        // Where a count is yet to be found, whether the sum fits shows only then.
        long last = counts.Contains(null) ? 0 : Math.Max(counts.Sum()!.Value - 1, 0);
        if (NumberTypes.Widest(column.Types, last) is not { } type)
        {
            faults.Add(column.Differs(string.Create(CultureInfo.InvariantCulture,
                $"no number type holds all values of these and classes up to {last} exactly, so convert one of them")));
            return null;
        }
        var classes = new ClassCounts(column, counts, type);
        var links = new ColumnLink?[counts.Length];
        var treatments = new ColumnTreatment[counts.Length];
        for (int source = 0; source < links.Length; source++)
        {
            links[source] = column.Columns[source] is { } here ? Over(here, type, classes, source)
                : column.Fills[source] is null ? FillLinks.Make(column, source, type, _ => null, faults)
                : Constant(ItemValue.Of(type, column.Fills[source]!)!, type, classes, source);
            long? offset = counts[..source].Contains(null) ? null : counts[..source].Sum();
            treatments[source] = LabelTreatment.Of(column, source, type, offset is { } from
                ? string.Create(CultureInfo.InvariantCulture, $"classes from {from}")
                : $"classes after those of '{column.Sources[source - 1]}'");
        }
        return faults.Count > faultsBefore
            ? null
            : new LabelPlan(
                new ColumnPlan(column.Name, type, KeptAnnotations.Of(column, type, null), links!, treatments) { Prepare = classes.Prepare }, classes.ToTable);
    }

    // A label that stands in all rows is one class of its source, and those below it are others.
    private static long OfFill(ColumnRequest column, int source, int? given, Faults faults)
    {
        if (column.Fills[source] is not { } fill)
            return given ?? 0;
        if (ItemValue.Of(NumberDataViewType.Int32, fill) is int label && label >= 0 && (given is null || label < given))
            return given ?? label + 1L;
        faults.Add($"Source '{column.Sources[source]}': Fill gives {FillLinks.Text(fill)} for the labels of column '{column.Name}'; give one of its classes, "
            + (given is null ? "a whole number from 0." : FormattableString.Invariant($"0 to {given - 1}.")));
        return 0;
    }

    private static ColumnLink Over(DataViewSchema.Column column, NumberDataViewType type, ClassCounts classes, int source) =>
        (ColumnLink)Activator.CreateInstance(typeof(OffsetNumberLink<,>).MakeGenericType(column.Type.RawType, type.RawType), column, classes, source)!;

    private static ColumnLink Constant(object label, NumberDataViewType type, ClassCounts classes, int source) =>
        (ColumnLink)Activator.CreateInstance(typeof(OffsetConstantLink<>).MakeGenericType(type.RawType), label, classes, source)!;
}
