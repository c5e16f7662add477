using System.Globalization;
using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Keys of each source behind those of the sources before it.</summary>
internal static class OffsetKeys
{
    public static LabelPlan? Align(ColumnRequest column, Faults faults)
    {
        int faultsBefore = faults.Count;
        KeySpace?[] spaces = [.. column.Columns.Select(here => here is { } there ? KeySpace.Of(there) : null)];
        DataViewType[] types = [.. spaces.OfType<KeySpace>().Select(space => space.ItemType).Distinct()];
        string[]?[] labels =
        [
            .. column.Columns.Select((here, source) => here is null
                ? OfFill(column, source, types, faults)
                : spaces[source]?.Values.Select(KeySpace.Text).ToArray()),
        ];
        if (faults.Count > faultsBefore)
            return null;
        ulong[] counts = [.. column.Columns.Select((here, source) => here is { } there ? ((KeyDataViewType)there.Type).Count : (ulong)labels[source]!.Length)];
        UInt128 total = counts.Aggregate(UInt128.Zero, (sum, count) => sum + count);
        if (total > (UInt128)Array.MaxLength)
        {
            faults.Add(column.Differs(string.Create(CultureInfo.InvariantCulture,
                $"together these are more than {Array.MaxLength} classes, the most that can be told apart by name; map the labels to fewer keys")));
            return null;
        }
        Type raw = NumberTypes.WidestKey(column.Types.Select(type => type.RawType), (ulong)total);
        long[] sizes = [.. counts.Select(count => (long)count)];
        var table = new Lazy<LabelTable>(() => LabelTable.OfOffsets(column.Sources, sizes, labels));
        bool areNamed = column.Present.Any(source => labels[source] is not null);
        if (areNamed && FaultOf(column, table.Value) is { } fault)
        {
            faults.Add(fault);
            return null;
        }
        var keys = areNamed ? new KeySpace(TextDataViewType.Instance, [.. table.Value.Select(row => row.Name)]) : null;
        var type = new KeyDataViewType(raw, (ulong)total);
        var links = new ColumnLink[sizes.Length];
        var treatments = new ColumnTreatment[sizes.Length];
        ulong offset = 0;
        for (int source = 0; source < links.Length; offset += counts[source++])
        {
            if (column.Columns[source] is { } here)
            {
                bool isOnly = here.Type.Equals(type);
                links[source] = Links.Over(here, isOnly ? null : Links.Converter(typeof(KeyShiftConverter<,>), here.Type.RawType, raw, counts[source], offset));
            }
            else
                links[source] = FillLinks.Scalar(raw, KeyItems.Raw(counts[source] == 0 ? 0 : offset + 1, raw));
            treatments[source] = LabelTreatment.Of(column, source, type, string.Create(CultureInfo.InvariantCulture, $"classes from {offset}"));
        }
        return new LabelPlan(new ColumnPlan(column.Name, type, KeptAnnotations.Of(column, type, keys), links, treatments), () => table.Value);
    }

    private static string[] OfFill(ColumnRequest column, int source, DataViewType[] types, Faults faults)
    {
        if (column.Fills[source] is not { } fill)
            return [];
        if (types.OfType<PrimitiveDataViewType>().Any(type => ItemValue.Of(type, fill) is not null))
            return [KeySpace.Text(fill)];
        faults.Add($"Source '{column.Sources[source]}': Fill gives {FillLinks.Text(fill)} ({fill.GetType().Name}) for the labels of column '{column.Name}', "
            + (types.Length == 0
                ? "whose keys stand for nothing known; give null, the missing value."
                : $"whose key values are {string.Join(" or ", types.AsEnumerable())}; give one key value of that type."));
        return [];
    }

    // Source and label are parted by a slash, which either may have too.
    private static string? FaultOf(ColumnRequest column, LabelTable table)
    {
        if (!column.Sources.Any(name => name.Contains('/')))
            return null;
        foreach (IGrouping<string, LabelRow> same in table.GroupBy(row => row.Name, StringComparer.Ordinal))
        {
            LabelRow first = same.First();
            if (same.FirstOrDefault(row => row.Source != first.Source) is { } other)
            {
                return $"Column '{column.Name}': label '{first.Label}' of source '{first.Source}' and label '{other.Label}' of source '{other.Source}' would "
                    + $"both be the class '{same.Key}'; give one of the sources another name.";
            }
        }
        return null;
    }
}
