using System.Globalization;

namespace MlMix.TorchTraining;

/// <summary>Losses and weights by source as a table, line by line.</summary>
/// <param name="names">Names of the sources.</param>
/// <param name="output">Where it goes.</param>
internal sealed class LossTable(string[] names, TextWriter output)
{
    private bool _hasBegun;

    /// <summary>Adds the losses of the rows since the line before, and the share that each source had of them.</summary>
    public void Add(long at, SourceLoss[] losses)
    {
        double all = losses.Sum(loss => loss.Rows);
        Begin("rows", "share and loss");
        Write(at, losses.Select(loss => $"{loss.Rows / all:0.000} {loss.Mean:0.0000}"));
    }

    /// <summary>Adds the weights of a round, and its losses.</summary>
    public void Add(MixRound round)
    {
        SourceLoss[] losses = round.Losses.ToLosses();
        Begin("round", "weight and loss");
        Write(round.Index + 1, losses.Select((loss, source) => FormattableString.Invariant($"{round.Weights[source]:0.000} {loss.Mean:0.0000}")));
    }

    public static string Pairs(string[] names, IReadOnlyList<double> numbers) =>
        string.Join(", ", names.Select((name, i) => FormattableString.Invariant($"{name} {numbers[i]:0.000}")));

    private void Begin(string first, string what)
    {
        if (_hasBegun)
            return;
        _hasBegun = true;
        output.WriteLine($"{what} by source");
        output.WriteLine($"{first,6}  {string.Concat(names.Select(name => $"{name,-14}"))}".TrimEnd());
    }

    private void Write(long at, IEnumerable<string> cells) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at,6}  {string.Concat(cells.Select(cell => $"{cell,-14}"))}").TrimEnd());
}
