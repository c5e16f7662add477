using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Normalization;

/// <summary>Every method, whole and by slot, Single and Double, dense and sparse, against a slow model that sorts lists of values.</summary>
[TestClass]
public class NormalizationModelTests
{
    private const int Slots = 11;

    [TestMethod]
    public void Statistics_OfAnyData_EqualTheModel() =>
        Prop.ForAll(Cases().ToArbitrary(), one =>
        {
            var options = new NormalizeBySourceOptions { Columns = [new("x")], Method = one.Method, PerSlot = one.PerSlot };
            ColumnStatistics found = Ml.Transforms.NormalizeBySource(options).Fit(one.View()).Statistics.Columns["x"];
            for (int source = 0; source < 2; source++)
                Compare(one, source, found.Sources[source == 0 ? "a" : "b"], found.Pooled!);
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Transform_OfAnyData_EqualsTheFormula() =>
        Prop.ForAll(Cases().ToArbitrary(), one =>
        {
            var options = new NormalizeBySourceOptions { Columns = [new("x")], Method = one.Method, PerSlot = one.PerSlot };
            FakeDataView view = one.View();
            NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource(options).Fit(view);
            ColumnStatistics fitted = transformer.Statistics.Columns["x"];
            double[][] read = one.Doubles
                ? [.. Read<VBuffer<double>>(transformer.Transform(view), "x").Select(row => row.DenseValues().ToArray())]
                : [.. ReadVectors(transformer.Transform(view), "x").Select(row => row.Select(value => (double)value).ToArray())];
            for (int row = 0; row < read.Length; row++)
            {
                SourceStatistics statistics = one.Sources[row] switch { 1 => fitted.Sources["a"], 2 => fitted.Sources["b"], _ => fitted.Pooled! };
                for (int slot = 0; slot < Slots; slot++)
                {
                    int at = one.PerSlot ? slot : 0;
                    double value = one.Name.StartsWith("Log", StringComparison.Ordinal) ? Log(one.Rows[row][slot]) : one.Rows[row][slot];
                    double center = one.Name.Contains("false", StringComparison.Ordinal) != one.Name.StartsWith("MinMax", StringComparison.Ordinal)
                        ? 0 : statistics.Center[at];
                    double expected = (value - center) / (statistics.Spread[at] == 0 ? 1 : statistics.Spread[at]);
                    bool near = double.IsNaN(expected) ? double.IsNaN(read[row][slot])
                        : expected == read[row][slot] || Math.Abs(expected - read[row][slot]) <= (one.Doubles ? 1e-9 : 2e-4) * (1 + Math.Abs(expected));
                    Assert.IsTrue(near, $"{one.Name}, slot {slot} of row {row}: {expected} expected, {read[row][slot]} read.");
                }
            }
        }).QuickCheckThrowOnFailure();

    private static void Compare(Case one, int source, SourceStatistics found, SourceStatistics pooled)
    {
        int slots = one.PerSlot ? Slots : 1;
        Assert.HasCount(slots, found.Center);
        long count = 0;
        for (int slot = 0; slot < slots; slot++)
        {
            double[] all = one.Values(null, slot);
            double[] own = one.Values((uint)source + 1, slot);
            count += own.Length;
            (double center, double spread) = one.Model(own.Length > 0 ? own : all);
            AssertNear(center, found.Center[slot], one.Name);
            AssertNear(spread, found.Spread[slot], one.Name);
            (center, spread) = one.Model(all);
            AssertNear(center, pooled.Center[slot], one.Name);
            AssertNear(spread, pooled.Spread[slot], one.Name);
        }

        Assert.AreEqual(count, found.Count);
    }

    private static void AssertNear(double expected, double actual, string name) => Assert.AreEqual(expected, actual, 1e-9 * (1 + Math.Abs(expected)), name);

    private static double Log(double value) => value > 0 ? Math.Log(value) : double.NaN;

    private static Gen<Case> Cases()
    {
        // Singles are read as Single, so values that it holds exactly.
        Gen<double> value = Gen.Frequency(
            (4, Gen.Constant(0.0)),
            (6, Gen.Choose(-4_000, 4_000).Select(quarters => quarters / 4.0)),
            (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity)));
        return from count in Gen.Choose(3, 25)
               from rows in value.ArrayOf(Slots).ArrayOf(count)
               from sources in Gen.Choose(0, 2).Select(source => (uint)source).ArrayOf(count - 2)
               from method in Gen.Elements("MeanVariance", "MeanVariance(center: false)", "LogMeanVariance", "MinMax", "MinMax(fixZero: false)", "Robust")
               from perSlot in Gen.Elements(true, false)
               from doubles in Gen.Elements(true, false)
               from sparse in Gen.Elements(true, false)
               let twos = Enumerable.Repeat(2.0, Slots).ToArray()
               let threes = Enumerable.Repeat(3.0, Slots).ToArray()
               select new Case(method, perSlot, doubles, sparse, [twos, threes, .. rows[2..]], [1, 2, .. sources]);
    }

    /// <summary>The first two rows give each source a value in each slot.</summary>
    private sealed record Case(string Name, bool PerSlot, bool Doubles, bool IsSparse, double[][] Rows, uint[] Sources)
    {
        public NormalizationMethod Method => Name switch
        {
            "MeanVariance" => NormalizationMethod.MeanVariance(),
            "MeanVariance(center: false)" => NormalizationMethod.MeanVariance(center: false),
            "LogMeanVariance" => NormalizationMethod.LogMeanVariance(),
            "MinMax" => NormalizationMethod.MinMax(),
            "MinMax(fixZero: false)" => NormalizationMethod.MinMax(fixZero: false),
            _ => NormalizationMethod.Robust(),
        };

        public FakeDataView View() => new(
            Rows.Length, Doubles ? Column(value => value) : Column(value => (float)value), Support.Views.Sources(Sources, "a", "b"));

        public double[] Values(uint? source, int slot) =>
        [
            .. Rows.Where((_, row) => source is null || Sources[row] == source)
                .SelectMany(row => PerSlot ? [row[slot]] : row)
                .Select(value => Name == "LogMeanVariance" ? Log(value) : value)
                .Where(double.IsFinite),
        ];

        public (double Center, double Spread) Model(double[] values)
        {
            double[] sorted = [.. values.Order()];
            double mean = values.Average();
            return Name switch
            {
                "MinMax" => (0, values.Max(Math.Abs)),
                "MinMax(fixZero: false)" => (sorted[0], sorted[^1] - sorted[0]),
                "Robust" => (At(sorted, 0.5), At(sorted, 0.75) - At(sorted, 0.25)),
                _ => (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean)))),
            };
        }

        private static double At(double[] sorted, double share)
        {
            double rank = share * (sorted.Length - 1);
            double low = sorted[(int)rank], high = sorted[Math.Min((int)rank + 1, sorted.Length - 1)];
            return low + ((high - low) * (rank - (int)rank));
        }

        private FakeColumn Column<T>(Func<double, T> convert)
        {
            var type = new VectorDataViewType(typeof(T) == typeof(float) ? NumberDataViewType.Single : NumberDataViewType.Double, Slots);
            return FakeColumn.OfVectors("x", type, row =>
            {
                int[] listed = [.. Enumerable.Range(0, Slots).Where(slot => !IsSparse || Rows[row][slot] != 0)];
                T[] values = [.. listed.Select(slot => convert(Rows[row][slot]))];
                return listed.Length == Slots ? new VBuffer<T>(Slots, values) : new VBuffer<T>(Slots, values.Length, values, listed);
            });
        }
    }
}
