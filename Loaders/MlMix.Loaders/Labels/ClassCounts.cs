using System.Globalization;
using System.Numerics;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Alignment;
using MlMix.Cursors;
using MlMix.Mixing;

namespace MlMix.Labels;

/// <summary>How many classes the numeric labels of each source have: given, or the largest label and one. Safe for use from many threads.</summary>
/// <param name="column">The label column.</param>
/// <param name="given">The numbers that are known; null where they are to be found.</param>
/// <param name="type">Type of the labels of the mix.</param>
internal sealed class ClassCounts(ColumnRequest column, long?[] given, NumberDataViewType type)
{
    private static readonly MethodInfo CountOfType = typeof(ClassCounts).GetMethod(nameof(Count), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly Lock _reading = new();
    private long[]? _counts;

    private string Name => column.Name;

    public long CountOf(int source) => All(default)[source];

    public long OffsetOf(int source) => All(default)[..source].Sum();

    public string Where(int source) => $"Column '{column.Name}' of source '{column.Sources[source]}'";

    /// <summary>Counts what is not counted yet, so that the reader learns of labels that are none before he reads a row.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    public void Prepare(Cancellations cancellation) => All(cancellation);

    public LabelTable ToTable() => LabelTable.OfOffsets(column.Sources, All(default), new string[column.Sources.Length][]);

    // A failure is not kept: what could not be read now may be readable the next time.
    private long[] All(Cancellations cancellation)
    {
        lock (_reading)
            return _counts ??= Find(cancellation);
    }

    private long[] Find(Cancellations cancellation)
    {
        long[] counts =
        [
            .. given.Select((count, source) => count ?? (long)CountOfType.MakeGenericMethod(column.Columns[source]!.Value.Type.RawType)
                .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [source, cancellation], null)!),
        ];
        var faults = new Faults("LabelSpace.Offset");
        if (counts.Sum() - 1 > NumberTypes.Largest(type))
        {
            faults.Add($"Column '{Name}' is {type}, which holds whole numbers up to {NumberTypes.Largest(type)}, but the sources have {counts.Sum()} classes; "
                + $"give their numbers of classes, so that the mix can have a larger type, or convert the labels with ConvertType.");
        }
        faults.ThrowIfAny();
        return counts;
    }

    // Of all rows that there are, so that sides of a split, and epochs of a mix within the mix, agree in their classes.
    private long Count<T>(int source, Cancellations cancellation)
        where T : struct, INumber<T>
    {
        const long Stride = 4096;
        long row = 0;
        T label = default;
        int classes = 0;
        try
        {
            DataViewSchema.Column labels = column.Columns[source]!.Value;
            using DataViewRowCursor cursor = RowSource.AllRowsOf(column.Views[source]).GetRowCursor([labels]);
            ValueGetter<T> get = cursor.GetGetter<T>(labels);
            for (; cursor.MoveNext(); row++)
            {
                if (row % Stride == 0)
                    cancellation.ThrowIfRequested();
                get(ref label);
                if (T.IsNaN(label))
                    continue;
                if (!IsClass(label))
                    break;
                classes = Math.Max(classes, int.CreateTruncating(label) + 1);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{Where(source)} could not be read at row {row}, to count its classes. "
                    + $"Give the number of them to LabelSpace.Offset to read no row beforehand."), failure);
        }
        return T.IsNaN(label) || IsClass(label) ? classes : throw NotAClass(source, row, label);
    }

    private static bool IsClass<T>(T label)
        where T : struct, INumber<T> =>
        T.IsInteger(label) && label >= T.Zero && int.CreateSaturating(label) < int.MaxValue;

    private InvalidDataException NotAClass<T>(int source, long row, T label) => new(string.Create(CultureInfo.InvariantCulture,
        $"{Where(source)} has the label {label} in row {row}; to be offset, labels are whole numbers from 0 to {int.MaxValue - 1}. "
            + $"Make them keys with MapValueToKey, or use LabelSpace.Map."));
}
