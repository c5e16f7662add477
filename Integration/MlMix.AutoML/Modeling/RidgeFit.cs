using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace MlMix.Searching.Modeling;

/// <summary>A ridge regression of values on terms of weights, with a free constant, and what Bayesian linear regression says of its error.</summary>
internal sealed class RidgeFit
{
    // Weights add up to 1, as the constant does: without any ridge the equations have no single solution.
    private const double LeastRidge = 1e-8;

    private static readonly double[] Ridges = [1e-4, 1e-3, 1e-2, 1e-1, 1, 10];

    private readonly Matrix<double> _inverse;

    private RidgeFit(MixtureTerms terms, double[][] weights, double[] values, double ridge)
    {
        (Terms, Ridge, Count) = (terms, ridge, values.Length);
        Matrix<double> x = Matrix<double>.Build.DenseOfRowArrays(weights.Select(terms.Of));
        Vector<double> y = Vector<double>.Build.Dense(values);
        Vector<double> penalty = Vector<double>.Build.Dense(terms.Count, i => i == 0 ? 0 : Math.Max(ridge, LeastRidge));
        _inverse = (x.TransposeThisAndMultiply(x) + Matrix<double>.Build.DiagonalOfDiagonalVector(penalty)).Cholesky()
            .Solve(Matrix<double>.Build.DenseIdentity(terms.Count));
        Coefficients = _inverse * x.TransposeThisAndMultiply(y);

        Vector<double> residuals = y - x * Coefficients;
        double[] leverages = [.. x.EnumerateRows().Select(row => Math.Min(row * _inverse * row, 1))];
        // What each was predicted to be from the others, without a fit for each (Allen's PRESS, 1974); where only itself tells of it, nothing is known.
        double[] errors = [.. residuals.Select((residual, i) => leverages[i] < 1 - 1e-9 ? residual / (1 - leverages[i]) : double.NaN)];
        LeaveOneOutError = Math.Sqrt(errors.Average(error => error * error));
        RankCorrelation = Correlation.Spearman(values, values.Zip(errors, (value, error) => value - error));
        NoiseDeviation = Math.Sqrt(residuals * residuals / Math.Max(Count - leverages.Sum(), 1));
    }

    public MixtureTerms Terms { get; }

    public double Ridge { get; }

    public int Count { get; }

    public Vector<double> Coefficients { get; }

    public double NoiseDeviation { get; }

    public double LeaveOneOutError { get; }

    public double RankCorrelation { get; }

    /// <summary>The fit of the least leave-one-out error; of equals the one with fewer terms and more ridge.</summary>
    /// <param name="weights">The weights of each trial; they add up to 1.</param>
    /// <param name="values">The value of each.</param>
    /// <param name="ridge">The ridge, or null for any.</param>
    public static RidgeFit Best(double[][] weights, double[] values, double? ridge)
    {
        int sources = weights[0].Length;
        RidgeFit[] fits =
        [
            .. from isQuadratic in new[] { false, true }
               let terms = new MixtureTerms(sources, isQuadratic)
               from candidate in ridge is double given ? [given] : Ridges.Reverse()
               // Ordinary least squares need a trial for each term, and one to tell the noise by.
               where candidate > 0 || !isQuadratic || terms.Count <= values.Length
               select new RidgeFit(terms, weights, values, candidate),
        ];
        return fits.Where(fit => !double.IsNaN(fit.LeaveOneOutError)).MinBy(fit => fit.LeaveOneOutError) ?? fits[0];
    }

    /// <summary>The value for some weights and its standard deviation.</summary>
    public (double Value, double Deviation) Predict(IReadOnlyList<double> weights) => Of(Vector<double>.Build.Dense(Terms.Of(weights)));

    /// <summary>By how much the first weights are above the second, and the standard deviation of that.</summary>
    public (double Value, double Deviation) Difference(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        Of(Vector<double>.Build.Dense(Terms.Of(first)) - Vector<double>.Build.Dense(Terms.Of(second)));

    private (double Value, double Deviation) Of(Vector<double> terms) =>
        (terms * Coefficients, NoiseDeviation * Math.Sqrt(Math.Max(terms * _inverse * terms, 0)));
}
