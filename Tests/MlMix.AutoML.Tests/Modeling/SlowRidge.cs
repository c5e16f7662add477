namespace MlMix.Searching.Tests.Modeling;

/// <summary>Ridge regression with a free constant by its normal equations and Gauss' elimination, without a library.</summary>
internal static class SlowRidge
{
    public static double Predict(double[][] rows, double[] values, double ridge, double[] at)
    {
        int n = at.Length;
        var system = new double[n, n + 1];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                system[i, j] = rows.Sum(row => row[i] * row[j]) + (i == j && i > 0 ? ridge : 0);
            system[i, n] = rows.Zip(values, (row, value) => row[i] * value).Sum();
        }

        for (int pivot = 0; pivot < n; pivot++)
        {
            for (int row = 0; row < n; row++)
            {
                double factor = row == pivot ? 0 : system[row, pivot] / system[pivot, pivot];
                for (int column = pivot; column <= n; column++)
                    system[row, column] -= factor * system[pivot, column];
            }
        }

        return at.Select((term, i) => term * system[i, n] / system[i, i]).Sum();
    }
}
