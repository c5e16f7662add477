using System.Globalization;
using System.Text;

namespace MlMix.Searching.Modeling;

/// <summary>A model of the mixture as text.</summary>
internal static class ModelText
{
    public static string Of(MixtureModel model, RidgeFit fit)
    {
        var text = new StringBuilder();
        Line(text, $"{(model.IsQuadratic ? "quadratic" : "linear")} in the weights, ridge {model.Ridge}, of {model.Count} trials");
        Line(text, $"constant  {fit.Coefficients[0]:0.0000}");
        for (int i = 0; i < model.SourceNames.Count; i++)
            Line(text, $"{model.SourceNames[i]}  {fit.Coefficients[1 + i]:+0.0000;-0.0000;0.0000}");
        // The coefficient is that of four times the product: what it adds to a mix of half and half.
        foreach ((int i, int j, int at) in fit.Terms.Products())
            Line(text, $"4 x {model.SourceNames[i]} x {model.SourceNames[j]}  {fit.Coefficients[at]:+0.0000;-0.0000;0.0000}");
        // The sum of -0 and 0 is 0.
        double rank = Math.Round(model.RankCorrelation, 2) + 0.0;
        Line(text, $"noise {model.NoiseDeviation:0.0000}, leave-one-out error {model.LeaveOneOutError:0.0000}, rank correlation {rank:0.00}");
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
