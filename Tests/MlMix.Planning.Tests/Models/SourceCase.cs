namespace MlMix.Planning.Tests.Models;

/// <summary>How a range is told.</summary>
internal enum RangeForm
{
    All,
    ToTheEnd,
    Rows,
    Percent,
}

/// <summary>A source to try a law on. Weights, repeats and percents are whole numbers, so that the test knows them exactly.</summary>
internal sealed record SourceCase(int Hundredths, long Rows)
{
    public RangeForm Form { get; init; }

    public long From { get; init; }

    public long To { get; init; }

    public int RepeatHundredths { get; init; } = 100;

    public long? Choose { get; init; }

    public long? MaxPasses { get; init; }

    public RowOrder Order { get; init; }

    /// <summary>Gets the first row of the range.</summary>
    public long First => Form switch { RangeForm.All => 0, RangeForm.Percent => Rows * From / 100, _ => Math.Min(From, Rows) };

    /// <summary>Gets the number of rows in the range.</summary>
    public long Count => Form switch
    {
        RangeForm.Rows => Math.Clamp(To, First, Rows) - First,
        RangeForm.Percent => Rows * Math.Max(From, To) / 100 - First,
        _ => Rows - First,
    };

    /// <summary>Gets the rows after which the source counts as emptied.</summary>
    public long Content => Count == 0 ? 0 : Choose ?? Count * RepeatHundredths / 100;

    /// <summary>Gets the passes in one content, the last one perhaps cut short.</summary>
    public long Passes => Content == 0 ? 0 : (Content + Count - 1) / Count;

    public bool IsWanted => Hundredths > 0 && RepeatHundredths > 0 && Choose != 0;

    /// <summary>Gets whether the plan can be made without the row count, which then shows only to its reader.</summary>
    public bool MayBeUnknown => Form is RangeForm.All or RangeForm.ToTheEnd
        && Order == RowOrder.Kept && (Choose is not null || RepeatHundredths is 0 or >= 100);

    public PlanSource Make(string name, bool known = true) => new(name, Hundredths / 100.0, known ? Rows : null)
    {
        Range = Form switch
        {
            RangeForm.All => RowRange.All,
            RangeForm.ToTheEnd => RowRange.Rows(First),
            RangeForm.Rows => RowRange.Rows(First, First + Count),
            _ => RowRange.Percent(From, Math.Max(From, To)),
        },
        Repeat = RepeatHundredths / 100.0,
        Choose = Choose,
        MaxPasses = MaxPasses,
        RowOrder = Order,
    };

    public override string ToString() => $"({Hundredths}: {Rows} rows{(Form == RangeForm.All ? "" : $" {Form} {From} {To}")}"
        + $"{(RepeatHundredths == 100 ? "" : $" repeat {RepeatHundredths}%")}{(Choose is { } rows ? $" choose {rows}" : "")}"
        + $"{(MaxPasses is { } most ? $" at most {most}" : "")}{(Order == RowOrder.Kept ? "" : $" {Order}")})";
}
