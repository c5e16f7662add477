using System.Collections.ObjectModel;
using Microsoft.ML;

namespace MlMix;

/// <summary>One of the views that go into a mix, with its name and weight. Immutable; checked when the mix is made.</summary>
/// <remarks>
/// Only the rows that take part are delivered, but a view cannot be entered in the middle: each pass reads past the rows before the range, without
/// asking for their values, and stops after the last row wanted.
/// </remarks>
/// <param name="name">Name, unique in the mix; it is the key value in the source column.</param>
/// <param name="data">
/// The rows. Read lazily, and again from the start whenever the mix starts the source again. A <see cref="MixedDataView"/> given directly
/// draws random numbers of its own by this name, apart from those of the mix that it goes into, and takes that mix's epoch; used alone, or under
/// another view, it stays as it is. Where its length is a matter of draws (shuffled blocks up to a source's end), it is read as a view that does not
/// know its row count.
/// </param>
/// <param name="weight">
/// Weight, finite and not negative, in any unit: only the ratios count. Default 1, so that sources without weights have equal shares. 0 means never
/// drawn.
/// </param>
public sealed class MixSource(string name, IDataView data, double weight = 1)
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the rows.</summary>
    public IDataView Data { get; } = data;

    /// <summary>Gets the weight.</summary>
    public double Weight { get; } = weight;

    /// <summary>
    /// Gets how many rows the view has, where it does not know it itself, as text files do not. So the length of the mix is known and can be explained
    /// before a row is read. It must be exact: a source that ends before it, or goes on after it, is an error.
    /// </summary>
    /// <value>Default null: what the view says. Of a view that knows it, no other number.</value>
    public long? RowCount { get; init; }

    /// <summary>Gets which of the rows take part, for example the first 80 percent.</summary>
    /// <value>Default <see cref="RowRange.All"/>. A range in percent needs a known row count.</value>
    public RowRange Range { get; init; } = RowRange.All;

    /// <summary>
    /// Gets how often the rows are delivered before the source counts as emptied: whole passes, then the first rows of one more. 1.5 times 3 rows are
    /// 4 rows, exactly the floor of the decimal product. (Energon's <c>RepeatDataset</c>, MosaicML's <c>repeat</c>.)
    /// </summary>
    /// <value>Default 1. 0 leaves the source out. Below 1 it needs a known row count.</value>
    public double Repeat { get; init; } = 1;

    /// <summary>
    /// Gets how many rows are delivered before the source counts as emptied, instead of <see cref="Repeat"/>. (MosaicML's <c>choose</c>.)
    /// </summary>
    /// <value>Default null: <see cref="Repeat"/> tells it. 0 leaves the source out; more than the rows reads them again.</value>
    public long? Choose { get; init; }

    /// <summary>
    /// Gets how often the source is read at most where a stop rule would start it again and again; after its last pass it drops out, and the weights
    /// of the others share its place.
    /// </summary>
    /// <value>Default null: as often as the stop rule says. At least 1, and not fewer than <see cref="Repeat"/> asks for.</value>
    public long? MaxPasses { get; init; }

    /// <summary>
    /// Gets what each row of the source counts for in training, in the column <see cref="MixColumns.SampleWeight"/>. (Energon's sample weights.)
    /// </summary>
    /// <value>Default 1. Finite and not negative as a Single; other than 1 it needs the column.</value>
    public double SampleWeight { get; init; } = 1;

    /// <summary>Gets the names that columns have in the mix, by their names in the source.</summary>
    /// <value>Default empty: all keep their names.</value>
    public IReadOnlyDictionary<string, string> Rename { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets the columns, by their names in the source, that are not to be in the mix.</summary>
    /// <value>Default empty: all are.</value>
    public IReadOnlyCollection<string> Drop { get; init; } = [];

    /// <summary>
    /// Gets what stands in columns of the mix that the source does not have, by their names in the mix: a value of the column's type, any number that its
    /// type can hold, a string for text, the key value (and not its number) for keys, one item for all slots or an array for vectors, null for the
    /// missing value.
    /// </summary>
    /// <value>
    /// Default empty: <see cref="MixOptions.MissingColumns"/> says what becomes of them. It does not replace missing values of columns that are there.
    /// </value>
    public IReadOnlyDictionary<string, object?> Fill { get; init; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Gets how many rows the view has, as far as is known.</summary>
    internal long? KnownRowCount => VariesInLength ? null : RowCount ?? Data?.GetRowCount();

    /// <summary>Says where the row count that is given cannot be.</summary>
    internal void CheckRowCount(Faults faults)
    {
        if (RowCount is not { } given)
            return;
        if (VariesInLength)
            faults.Add($"Source '{Name}' is given RowCount {given}, but how many rows this mix has is a matter of draws; leave RowCount out.");
        else if (Data?.GetRowCount() is { } rows && rows != given)
            faults.Add($"Source '{Name}' is given RowCount {given}, but its view has {rows} rows; leave RowCount out.");
    }

    /// <summary>What the plan is to know of it.</summary>
    internal PlanSource ToPlanSource() =>
        new(Name, Weight, KnownRowCount) { Range = Range, Repeat = Repeat, Choose = Choose, MaxPasses = MaxPasses };

    /// <summary>The same source with another weight.</summary>
    internal MixSource WithWeight(double weight) => With(Data, weight, Range, RowCount);

    /// <summary>The same source over another view of the same rows.</summary>
    internal MixSource WithData(IDataView data) => With(data, Weight, Range, RowCount);

    /// <summary>The same source over a part of its rows, in the range already, to be mixed as it is.</summary>
    internal MixSource WithPart(IDataView part) => With(part, Weight, RowRange.All, rowCount: null);

    /// <summary>The same source over a part of its rows, in the range already, each of which is to be delivered once.</summary>
    internal MixSource WithPartOnce(IDataView part) => Once(part, RowRange.All, rowCount: null);

    /// <summary>The same source over its view or one of all rows there are, each of which that takes part is to be delivered once.</summary>
    internal MixSource WithDataOnce(IDataView data) => Once(data, Range, data == Data ? RowCount : null);

    /// <summary>The name in the source of the column that has this name in the mix, or would have it were it not left out; null where there is none.</summary>
    internal string? NameInSource(string nameInMix) =>
        Rename?.FirstOrDefault(renamed => renamed.Value == nameInMix).Key ?? (NameInMix(nameInMix) == nameInMix ? nameInMix : null);

    /// <summary>The name in the mix of a column of the source.</summary>
    internal string NameInMix(string nameInSource) => Rename?.GetValueOrDefault(nameInSource) ?? nameInSource;

    private MixSource Once(IDataView data, RowRange range, long? rowCount) =>
        new(Name, data) { RowCount = rowCount, Range = range, Rename = Rename, Drop = Drop, Fill = Fill, SampleWeight = SampleWeight };

    private MixSource With(IDataView data, double weight, RowRange range, long? rowCount) => new(Name, data, weight)
    {
        RowCount = rowCount,
        Range = range,
        Repeat = Repeat,
        Choose = Choose,
        MaxPasses = MaxPasses,
        Rename = Rename,
        Drop = Drop,
        Fill = Fill,
        SampleWeight = SampleWeight,
    };

    // How many rows a mix of shuffled blocks has hangs on its draws, and by this name, and in each epoch, it has others.
    private bool VariesInLength => Data is MixedDataView { Plan.VariesInLength: true };
}
