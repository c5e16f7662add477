using Microsoft.ML;

namespace MlMix.Demo.Images;

/// <summary>What one walk over every row of a mixed view says about one of its sources. All sums are in double precision.</summary>
internal sealed class SourceSurvey
{
    private double _sum;
    private double _sumOfSquares;
    private long _pixels;

    public long Rows { get; private set; }

    public int LabelMin { get; private set; } = int.MaxValue;

    public int LabelMax { get; private set; } = int.MinValue;

    public double Mean => _sum / _pixels;

    public double StandardDeviation => Math.Sqrt(Math.Max(0, _sumOfSquares / _pixels - Mean * Mean));

    /// <summary>One survey per source, in the order of the sources.</summary>
    public static SourceSurvey[] Of(IDataView view)
    {
        SourceSurvey[] surveys = [.. ImageRows.SourceNames(view).Select(_ => new SourceSurvey())];
        foreach (ImageRow row in ImageRows.Of(view))
            surveys[row.Source].Add(row);
        return surveys;
    }

    private void Add(ImageRow row)
    {
        Rows++;
        LabelMin = Math.Min(LabelMin, row.Label);
        LabelMax = Math.Max(LabelMax, row.Label);
        _pixels += row.Pixels.Length;
        foreach (double pixel in row.Pixels)
        {
            _sum += pixel;
            _sumOfSquares += pixel * pixel;
        }
    }
}
