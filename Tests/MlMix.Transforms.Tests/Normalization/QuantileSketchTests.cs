using FsCheck;
using FsCheck.Fluent;
using MlMix.Normalization;

namespace MlMix.Transforms.Tests.Normalization;

[TestClass]
public class QuantileSketchTests
{
    [TestMethod]
    public void Read_WhileAllAreKept_IsExact() =>
        Prop.ForAll(Gen.Choose(-50, 50).NonEmptyListOf().Select(values => values.Take(64).ToArray()).ToArbitrary(), values =>
        {
            var sketch = new QuantileSketch(64);
            foreach (int value in values)
                sketch.Add(value);
            Span<double> found = stackalloc double[3];
            sketch.Read([0, 0.3, 1], found);
            Array.Sort(values);
            double rank = 0.3 * (values.Length - 1);
            double low = values[(int)rank], high = values[Math.Min((int)rank + 1, values.Length - 1)];
            return found[0] == values[0] && found[2] == values[^1] && Math.Abs(found[1] - (low + ((high - low) * (rank - (int)rank)))) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    [DataRow("ascending")]
    [DataRow("descending")]
    [DataRow("shuffled")]
    [DataRow("sawtooth")]
    public void Read_OfManyValues_IsWithinTheBound(string order)
    {
        const int Count = 200_000, Capacity = 256;
        double[] values = [.. Enumerable.Range(0, Count).Select(value => (double)value)];
        if (order == "descending")
            Array.Reverse(values);
        else if (order == "shuffled")
            new Random(3).Shuffle(values);
        else if (order == "sawtooth")
            values = [.. values.OrderBy(value => value % 257).ThenBy(value => value)];
        var sketch = new QuantileSketch(Capacity);
        foreach (double value in values)
            sketch.Add(value);

        // The values are their own ranks.
        double bound = Math.Log2((double)Count / Capacity) / Capacity * Count;
        double[] shares = [0.01, 0.25, 0.5, 0.75, 0.99];
        var found = new double[shares.Length];
        sketch.Read(shares, found);
        for (int index = 0; index < shares.Length; index++)
            Assert.AreEqual(shares[index] * (Count - 1), found[index], bound, $"{shares[index]} of values in {order} order");
    }

    [TestMethod]
    public void Join_OfParts_IsWithinTheBoundAndCountsZeros()
    {
        const int Count = 100_000, Capacity = 256;
        var joined = new QuantileSketch(Capacity);
        for (int part = 0; part < 4; part++)
        {
            var sketch = new QuantileSketch(Capacity);
            for (int value = part + 1; value <= Count; value += 4)
                sketch.Add(value);
            sketch.AddZeros(Count / 4);
            joined.Join(sketch);
        }

        Assert.AreEqual(2 * Count, joined.Count);
        Span<double> found = stackalloc double[3];
        joined.Read([0.25, 0.75, 0.5], found);
        double bound = 2 * Math.Log2((double)Count / Capacity) / Capacity * Count;
        Assert.AreEqual(0, found[0]);
        Assert.AreEqual(Count / 2, found[1], bound);
        Assert.AreEqual(0, found[2], bound);
    }
}
