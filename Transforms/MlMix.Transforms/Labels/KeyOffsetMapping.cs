using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Adds offsets to labels that are keys; the output key has the classes of all sources.</summary>
/// <param name="names">Names of the columns.</param>
/// <param name="sources">The sources fitted for.</param>
/// <param name="table">Where the classes lie; every source has as many as the label key has values.</param>
/// <param name="keyValues">The key values, as texts, of the label column fitted on, or null when it has none.</param>
internal sealed class KeyOffsetMapping(ColumnNames names, FittedSources sources, OffsetTable table, string[]? keyValues)
    : OffsetMapping(names, sources, table)
{
    private readonly int _count = table.Counts![0];

    /// <summary>Gets the name of each joint class, or null when the label column has no key values.</summary>
    public string[]? ClassNames { get; } = keyValues is null ? null : table.ClassNames(keyValues);

    protected override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source) =>
        Type.GetTypeCode(input.Type.RawType) switch
        {
            TypeCode.Byte => Shift<byte>(row, input, source),
            TypeCode.UInt16 => Shift<ushort>(row, input, source),
            TypeCode.UInt32 => Shift<uint>(row, input, source),
            _ => Shift<ulong>(row, input, source),
        };

    protected override DataViewSchema.DetachedColumn? DescribeLabel(DataViewSchema.Column input, Faults faults)
    {
        if (input.Type is not KeyDataViewType key)
            return OtherKind(input, "a key", faults);

        string[]? here = AnnotationTexts.Of(input, AnnotationNames.KeyValues);
        if (key.Count != (ulong)_count)
            faults.Add($"the label column '{input.Name}' has {key.Count} key values; when fitted it had {_count}. Map it with the same " +
                $"keys as then.");
        else if (keyValues is not null && here is not null && !here.AsSpan().SequenceEqual(keyValues))
            faults.Add(OtherValues(input.Name, here, keyValues));

        return (ulong)Table.Total! > LabelType.Largest(key.RawType) ? null : KeyColumns.Describe(Names.Output, Joint(key), ClassNames);
    }

    /// <summary>The key of the classes of all sources.</summary>
    /// <param name="label">The key of the labels.</param>
    public KeyDataViewType Joint(KeyDataViewType label) => new(label.RawType, (ulong)Table.Total!);

    private static string OtherValues(string column, string[] here, string[] fitted)
    {
        int first = Enumerable.Range(0, fitted.Length).First(index => here[index] != fitted[index]);
        return $"the label column '{column}' has other key values than when fitted, first '{here[first]}' where '{fitted[first]}' was. " +
            "Map it with the same keys as then, for example with MapValueToKey and its keyData.";
    }

    private ValueGetter<T> Shift<T>(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source)
        where T : struct, IBinaryInteger<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(input);
        T[] offsets = [.. Table.Offsets.Select(T.CreateChecked)];
        T count = T.CreateChecked(_count);
        T label = default;
        int index = 0;
        return (ref T result) =>
        {
            get(ref label);
            source(ref index);

            // A key beyond its count is no value of the type; ML.NET, too, takes it for missing.
            result = index < 0 || T.IsZero(label) || label > count ? T.Zero : label + offsets[index];
        };
    }
}
