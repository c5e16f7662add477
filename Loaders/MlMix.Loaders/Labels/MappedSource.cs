using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>How the labels of one source become the classes that a map gives them.</summary>
/// <param name="column">The label column.</param>
/// <param name="source">Index of the source.</param>
/// <param name="keys">The key of each label of the source.</param>
/// <param name="unmappedAreMissing">Whether labels that have none are missing; else they are an error.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class MappedSource(ColumnRequest column, int source, Dictionary<string, uint> keys, bool unmappedAreMissing, Faults faults)
{
    private delegate bool TryParse<T>(string text, out T value);

    private string Name => column.Sources[source];

    /// <summary>Makes the link; after a fault it is null, or of no use.</summary>
    public ColumnLink? Link()
    {
        if (column.Columns[source] is not { } labels)
            return Filled();
        if (keys.Count == 0 && !unmappedAreMissing)
        {
            faults.Add($"LabelSpace.Map has no label of source '{Name}', which has column '{column.Name}'; add them, let unmapped labels be missing, "
                + "or leave the column out (Drop).");
            return null;
        }
        return labels.Type switch
        {
            KeyDataViewType key => Keys(labels, key),
            TextDataViewType => Links.Over(labels, new MappedTextConverter(keys, Unmapped())),
            BooleanDataViewType => Values<bool>(labels, bool.TryParse),
            NumberDataViewType => Type.GetTypeCode(labels.Type.RawType) switch
            {
                TypeCode.SByte => Numbers<sbyte>(labels),
                TypeCode.Byte => Numbers<byte>(labels),
                TypeCode.Int16 => Numbers<short>(labels),
                TypeCode.UInt16 => Numbers<ushort>(labels),
                TypeCode.Int32 => Numbers<int>(labels),
                TypeCode.UInt32 => Numbers<uint>(labels),
                TypeCode.Int64 => Numbers<long>(labels),
                TypeCode.UInt64 => Numbers<ulong>(labels),
                TypeCode.Single => Numbers<float>(labels),
                _ => Numbers<double>(labels),
            },
            _ => OtherType(labels),
        };
    }

    private UnmappedLabels Unmapped() => new(column.Name, Name, unmappedAreMissing);

    private ConstantLink<uint> Filled()
    {
        uint key = 0;
        if (column.Fills[source] is { } fill && !keys.TryGetValue(KeySpace.Text(fill), out key) && !unmappedAreMissing)
            faults.Add($"LabelSpace.Map has no class for {FillLinks.Text(fill)}, which Fill of source '{Name}' gives for column '{column.Name}'; add it.");
        return new ConstantLink<uint>(key);
    }

    private ColumnLink? OtherType(DataViewSchema.Column labels)
    {
        faults.Add($"Column '{column.Name}' is {labels.Type} in '{Name}'; labels to be mapped are keys, texts, numbers or Booleans, and no vectors.");
        return null;
    }

    private ColumnLink Numbers<T>(DataViewSchema.Column labels)
        where T : struct, INumber<T> =>
        Values(labels, (string text, out T value) => T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    private ColumnLink Values<T>(DataViewSchema.Column labels, TryParse<T> parse)
        where T : struct
    {
        var byValue = new Dictionary<T, uint>();
        foreach ((string label, uint key) in keys)
        {
            if (!parse(label, out T value))
                faults.Add($"LabelSpace.Map has label '{label}' of source '{Name}', whose labels are {labels.Type}; give a label of that type.");
            else if (!byValue.TryAdd(value, key) && byValue[value] != key)
                faults.Add($"LabelSpace.Map gives label '{label}' of source '{Name}' a second class in another spelling; give it one.");
        }
        return Links.Over(labels, new MappedValueConverter<T>(byValue, Unmapped()));
    }

    private ColumnLink? Keys(DataViewSchema.Column labels, KeyDataViewType type)
    {
        if (type.Count >= (ulong)Array.MaxLength)
        {
            faults.Add($"Column '{column.Name}' is {type} in '{Name}'; so many labels cannot be mapped one by one, so map them to fewer keys.");
            return null;
        }
        string[] values = KeySpace.Of(labels)?.Values.Select(KeySpace.Text).ToArray()
            ?? [.. Enumerable.Range(0, (int)type.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        string[] unmapped = [.. values.Where(label => !keys.ContainsKey(label))];
        if (unmapped.Length > 0 && !unmappedAreMissing)
        {
            faults.Add($"LabelSpace.Map has no class for {SourceNames.List(unmapped)} of source '{Name}' in column '{column.Name}'; "
                + "add them, or let unmapped labels be missing.");
        }
        string[] unknown = [.. keys.Keys.Except(values)];
        if (unknown.Length > 0)
        {
            faults.Add($"LabelSpace.Map has {SourceNames.List(unknown)} of source '{Name}', which are no labels of its column '{column.Name}'; "
                + $"there are {SourceNames.List(values)}.");
        }
        return Links.Over(labels, KeyItems.Table(type.RawType, typeof(uint), [.. values.Select(label => (ulong)keys.GetValueOrDefault(label))]));
    }
}
