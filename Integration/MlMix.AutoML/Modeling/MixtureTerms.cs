namespace MlMix.Searching.Modeling;

/// <summary>What a function of weights is a sum of: a constant, each weight, and products of two weights where it is quadratic.</summary>
internal sealed record MixtureTerms(int Sources, bool IsQuadratic)
{
    public int Count => 1 + Sources + (IsQuadratic ? Sources * (Sources - 1) / 2 : 0);

    /// <summary>The terms of some weights. A product is at most 1, as a weight is, so that one ridge suits both.</summary>
    public double[] Of(IReadOnlyList<double> weights)
    {
        var terms = new double[Count];
        terms[0] = 1;
        for (int i = 0; i < Sources; i++)
            terms[1 + i] = weights[i];
        foreach ((int i, int j, int at) in Products())
            terms[at] = 4 * weights[i] * weights[j];
        return terms;
    }

    /// <summary>The two sources of each product and its place.</summary>
    public IEnumerable<(int I, int J, int At)> Products()
    {
        if (!IsQuadratic)
            yield break;
        int at = 1 + Sources;
        for (int i = 0; i < Sources; i++)
        {
            for (int j = i + 1; j < Sources; j++)
                yield return (i, j, at++);
        }
    }
}
