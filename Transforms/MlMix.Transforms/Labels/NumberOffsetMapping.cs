using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Adds offsets to labels that are numbers; the type stays.</summary>
internal sealed class NumberOffsetMapping(ColumnNames names, FittedSources sources, OffsetTable table)
    : OffsetMapping(names, sources, table)
{
    /// <summary>The largest label that a source can have, -1 where it has no classes.</summary>
    public long Largest(int source, Type raw) =>
        Table.Counts is null ? (long)LabelType.Largest(raw) - Table.Offsets[source] : Table.Counts[source] - 1L;

    protected override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source) =>
        Type.GetTypeCode(input.Type.RawType) switch
        {
            TypeCode.SByte => Shift<sbyte>(row, input, source),
            TypeCode.Byte => Shift<byte>(row, input, source),
            TypeCode.Int16 => Shift<short>(row, input, source),
            TypeCode.UInt16 => Shift<ushort>(row, input, source),
            TypeCode.Int32 => Shift<int>(row, input, source),
            TypeCode.UInt32 => Shift<uint>(row, input, source),
            TypeCode.Int64 => Shift<long>(row, input, source),
            TypeCode.UInt64 => Shift<ulong>(row, input, source),
            TypeCode.Single => Shift<float>(row, input, source),
            _ => Shift<double>(row, input, source),
        };

    protected override DataViewSchema.DetachedColumn? DescribeLabel(DataViewSchema.Column input, Faults faults) =>
        input.Type is KeyDataViewType ? OtherKind(input, "a number", faults) : new DataViewSchema.DetachedColumn(Names.Output, input.Type);

    private ValueGetter<T> Shift<T>(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source)
        where T : struct, INumber<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(input);

        // A source without classes has no label to move. Its offset may be beyond the type, and every label is out of its range.
        T[] offsets = [.. Table.Offsets.Select((offset, index) => IsEmpty(index) ? T.Zero : T.CreateChecked(offset))];
        T?[] largest = [.. offsets.Select((_, index) => IsEmpty(index) ? default(T?) : T.CreateChecked(Largest(index, typeof(T))))];
        T missing = T.CreateSaturating(double.NaN);
        T label = default;
        int index = 0;
        return (ref T result) =>
        {
            get(ref label);
            source(ref index);
            if (index < 0 || T.IsNaN(label))
                result = T.IsNaN(missing) ? missing : throw NoSource(row, input);
            else if (largest[index] is T limit && label >= T.Zero && label <= limit && T.IsInteger(label))
                result = label + offsets[index];
            else
                throw OutOfRange(row, input, index, label, largest[index]);
        };
    }

    private bool IsEmpty(int source) => Table.Counts is int[] counts && counts[source] == 0;

    private static InvalidDataException NoSource(DataViewRow row, DataViewSchema.Column input) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Feature}: the source of row {row.Position} is missing or was not fitted, ") +
            $"and a label of type {input.Type} has no missing value to stand for that. Convert the labels to Single or to keys first.");

    private InvalidDataException OutOfRange<T>(DataViewRow row, DataViewSchema.Column input, int source, T label, T? largest)
        where T : struct =>
        new(string.Create(
                CultureInfo.InvariantCulture,
                $"{Feature}: row {row.Position}, of source '{Table.Names[source]}', has {label} in the column '{input.Name}'; " +
                $"{(largest is null ? "this source had no labels when fitting" : $"labels of this source must be whole numbers from 0 to {largest}")}, ") +
            (largest is null ? "so it has no classes. Fit on data that holds every class."
                : Table.Counts is null ? $"so that with the offset they fit into {input.Type}."
                : "the largest seen when fitting, or they would fall among the classes of another source. " +
                    "Fit on data that holds every class."));
}
