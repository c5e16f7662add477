using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Finds the largest label of every source, in one pass over the two columns needed.</summary>
internal static class LabelFit
{
    /// <summary>The class count of every source: its largest label and one; 0 for a source without rows.</summary>
    /// <exception cref="InvalidDataException">A label is not a whole number of 0 or more.</exception>
    /// <exception cref="MixConfigurationException">A source has rows, but no label.</exception>
    public static int[] CountClasses(string what, IDataView data, DataViewSchema.Column input, SourceKeys keys)
    {
        (int[] counts, bool[] hasRows) = Type.GetTypeCode(input.Type.RawType) switch
        {
            TypeCode.SByte => Read<sbyte>(what, data, input, keys),
            TypeCode.Byte => Read<byte>(what, data, input, keys),
            TypeCode.Int16 => Read<short>(what, data, input, keys),
            TypeCode.UInt16 => Read<ushort>(what, data, input, keys),
            TypeCode.Int32 => Read<int>(what, data, input, keys),
            TypeCode.UInt32 => Read<uint>(what, data, input, keys),
            TypeCode.Int64 => Read<long>(what, data, input, keys),
            TypeCode.UInt64 => Read<ulong>(what, data, input, keys),
            TypeCode.Single => Read<float>(what, data, input, keys),
            _ => Read<double>(what, data, input, keys),
        };

        var faults = new Faults(what);
        for (int source = 0; source < counts.Length; source++)
        {
            if (hasRows[source] && counts[source] == 0)
            {
                faults.Add($"source '{keys.Names[source]}' has no label in the column '{input.Name}', so its number of classes " +
                    $"is unknown. Fit on data that holds labels of it, or give the offsets in OffsetLabelsOptions.Offsets.");
            }
        }

        faults.ThrowIfAny();
        return counts;
    }

    private static (int[] Counts, bool[] HasRows) Read<T>(string what, IDataView data, DataViewSchema.Column input, SourceKeys keys)
        where T : struct, INumber<T>
    {
        var counts = new int[keys.Names.Length];
        var hasRows = new bool[keys.Names.Length];
        int[] identity = [-1, .. Enumerable.Range(0, counts.Length)];
        using DataViewRowCursor cursor = data.GetRowCursor([input, keys.Column]);
        ValueGetter<int> source = SourceReader.Create(cursor, keys.Column, identity);
        ValueGetter<T> get = cursor.GetGetter<T>(input);
        T label = default;
        int index = 0;
        while (cursor.MoveNext())
        {
            get(ref label);
            source(ref index);
            if (index < 0)
                continue;
            hasRows[index] = true;
            if (T.IsNaN(label))
                continue;
            if (!T.IsInteger(label) || T.IsNegative(label) && !T.IsZero(label) || int.CreateSaturating(label) == int.MaxValue)
                throw NotAClass(what, cursor.Position, keys.Names[index], label, input.Name);
            counts[index] = Math.Max(counts[index], int.CreateTruncating(label) + 1);
        }

        return (counts, hasRows);
    }

    private static InvalidDataException NotAClass<T>(string what, long row, string source, T label, string column) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what}: row {row}, of source '{source}', has {label} in the column '{column}'; " +
            $"labels must be whole numbers from 0 to {int.MaxValue - 1}. Turn the labels into keys with " +
            $"Transforms.Conversion.MapValueToKey first, or give the offsets in OffsetLabelsOptions.Offsets."));
}
