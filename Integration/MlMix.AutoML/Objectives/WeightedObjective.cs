using System.Globalization;

namespace MlMix.Searching.Objectives;

internal sealed class WeightedObjective(IReadOnlyDictionary<string, double> weights) : MixtureObjective
{
    private readonly (string Source, double Share)[] _shares =
    [
        .. weights.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value / weights.Values.Sum())),
    ];

    public override string ToString() => _shares.Length == 1
        ? _shares[0].Source
        : string.Join(" + ", _shares.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Share:0.####} {pair.Source}")));

    internal override IEnumerable<string> Sources => _shares.Select(pair => pair.Source);

    internal override double Value(double overall, IReadOnlyDictionary<string, double> sources, bool higherIsBetter) =>
        _shares.Sum(pair => pair.Share * (sources.TryGetValue(pair.Source, out double value) ? value : double.NaN));
}
