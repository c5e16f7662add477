using System.Numerics;
using Microsoft.ML;
using MlMix.Normalization;

namespace MlMix.Exploring;

/// <summary>Numbers: of all values together, and of each slot where that is asked for. What a sparse vector does not list are zeros.</summary>
internal sealed class NumberSurvey<T>(DataViewSchema.Column column, int sources, string[] slots) : ColumnSurvey<T>(column)
    where T : unmanaged, INumber<T>
{
    private readonly SourceNumbers?[] _bySource = new SourceNumbers?[sources];
    private double[] _row = [];

    public override bool IsNumeric => true;

    public override IReadOnlyList<string> Slots => slots;

    public override ColumnFigures Of(IEnumerable<int> sources)
    {
        var whole = new WholeMoments(countsZeros: true);
        (long values, long missing, double min, double max) = (0L, 0L, double.PositiveInfinity, double.NegativeInfinity);
        foreach (SourceNumbers numbers in Seen(sources))
        {
            whole.Join(numbers.Whole);
            (values, missing) = (values + numbers.Values, missing + numbers.Missing);
            (min, max) = (Math.Min(min, numbers.Min), Math.Max(max, numbers.Max));
        }
        ValueStatistics.Summary found = whole.Summarize();
        bool any = found.Counts[0] > 0;
        return new(values, missing, any ? found.Centers[0] : null, any ? found.Spreads[0] : null, min <= max ? min : null, min <= max ? max : null);
    }

    public override IReadOnlyList<ColumnFigures> OfSlots(IEnumerable<int> sources)
    {
        if (slots.Length == 0)
            return [];
        var moments = new SlotMoments(slots.Length, countsZeros: true);
        var missing = new long[slots.Length];
        long rows = 0;
        foreach (SourceNumbers numbers in Seen(sources))
        {
            moments.Join(numbers.Slots!);
            rows += numbers.Rows;
            for (int slot = 0; slot < missing.Length; slot++)
                missing[slot] += numbers.MissingBySlot[slot];
        }
        ValueStatistics.Summary found = moments.Summarize();
        return [.. slots.Select((_, slot) => found.Counts[slot] > 0
            ? new ColumnFigures(rows, missing[slot], found.Centers[slot], found.Spreads[slot], null, null)
            : new ColumnFigures(rows, missing[slot], null, null, null, null))];
    }

    protected override void Add(int source, ReadOnlySpan<T> values, ReadOnlySpan<int> indices, int length)
    {
        if (_row.Length < values.Length)
            _row = new double[values.Length];
        Span<double> row = _row.AsSpan(0, values.Length);
        for (int i = 0; i < row.Length; i++)
            row[i] = double.CreateTruncating(values[i]);
        (_bySource[source] ??= new SourceNumbers(slots.Length)).Add(row, indices, length);
    }

    private IEnumerable<SourceNumbers> Seen(IEnumerable<int> sources) => sources.Select(source => _bySource[source]).OfType<SourceNumbers>();
}
