using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class CreateEnumerableTests
{
    private sealed class Source
    {
        [KeyType(5)]
        public uint Key;

        public string Text = "";
        public string[] Texts = [];
        public float[] Vector = [];
        public VBuffer<int> Buffer;
        public DateTime Date;
    }

    private sealed class Target
    {
        public uint Key { get; set; }

        public string? Text { get; set; }

        public string[]? Texts;
        public float[]? Vector;
        public VBuffer<int> Buffer;

        [ColumnName("Date")]
        public DateTime When { get; set; }

        public int Computed => 4;
    }

    private sealed class NumberAsLong
    {
        public long Number;
    }

    private sealed class NumberAsVector
    {
        public int[]? Number;
    }

    private sealed class Absent
    {
        public int Number;
        public int Elsewhere = 77;
    }

    private sealed class Money
    {
        public decimal Number;
    }

    [TestMethod]
    public void CreateEnumerable_EveryKind_GivesRawValues()
    {
        var date = new DateTime(2001, 2, 3);
        Source[] sources =
        [
            new() { Key = 0, Text = "one", Texts = ["x", "y"], Vector = [1, 2], Buffer = new VBuffer<int>(4, 1, [9], [3]), Date = date },
            new() { Key = 4, Text = "two", Texts = ["z"], Vector = [3], Buffer = new VBuffer<int>(1, [6]) },
        ];
        Target[] rows = [.. Ml.Data.CreateEnumerable<Target>(Ml.Data.LoadFromEnumerable(sources), reuseRowObject: false)];
        CollectionAssert.AreEqual(new uint[] { 1, 5 }, rows.Select(r => r.Key).ToArray());
        CollectionAssert.AreEqual(new[] { "one", "two" }, rows.Select(r => r.Text).ToArray());
        CollectionAssert.AreEqual(new[] { "x", "y" }, rows[0].Texts);
        CollectionAssert.AreEqual(new[] { "z" }, rows[1].Texts);
        CollectionAssert.AreEqual(new float[] { 1, 2 }, rows[0].Vector);
        CollectionAssert.AreEqual(new float[] { 3 }, rows[1].Vector);
        CollectionAssert.AreEqual(new[] { 0, 0, 0, 9 }, rows[0].Buffer.DenseValues().ToArray());
        CollectionAssert.AreEqual(new[] { 6 }, rows[1].Buffer.DenseValues().ToArray());
        Assert.AreEqual(date, rows[0].When);
    }

    [TestMethod]
    public void CreateEnumerable_NewObjects_ShareNoArrays()
    {
        Source[] sources = [new() { Vector = [1, 2] }, new() { Vector = [3, 4] }];
        Target[] rows = [.. Ml.Data.CreateEnumerable<Target>(Ml.Data.LoadFromEnumerable(sources), reuseRowObject: false)];
        Assert.AreNotSame(rows[0], rows[1]);
        Assert.AreNotSame(rows[0].Vector, rows[1].Vector);
        CollectionAssert.AreEqual(new float[] { 1, 2 }, rows[0].Vector);
    }

    [TestMethod]
    public void CreateEnumerable_ReusedObject_KeepsItsArraysWhileTheyFit()
    {
        Source[] sources = [new() { Vector = [1, 2] }, new() { Vector = [3, 4] }, new() { Vector = [5] }];
        var seen = new List<(Target Row, float[] Vector, float First)>();
        foreach (Target row in Ml.Data.CreateEnumerable<Target>(Ml.Data.LoadFromEnumerable(sources), reuseRowObject: true))
            seen.Add((row, row.Vector!, row.Vector![0]));
        Assert.AreSame(seen[0].Row, seen[2].Row);
        Assert.AreSame(seen[0].Vector, seen[1].Vector);
        Assert.AreNotSame(seen[1].Vector, seen[2].Vector);
        CollectionAssert.AreEqual(new float[] { 1, 3, 5 }, seen.Select(s => s.First).ToArray());
    }

    [TestMethod]
    public void CreateEnumerable_EnumeratedTwice_ReadsTwice()
    {
        IEnumerable<NumberRow> rows = Ml.Data.CreateEnumerable<NumberRow>(Numbers(3), reuseRowObject: false);
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, rows.Select(r => r.Number).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, rows.Select(r => r.Number).ToArray());
    }

    [TestMethod]
    public void CreateEnumerable_MissingColumn_ThrowsAtOnceUnlessIgnored()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.CreateEnumerable<Absent>(Numbers(2), false));
        Absent[] rows = [.. Ml.Data.CreateEnumerable<Absent>(Numbers(2), false, ignoreMissingColumns: true)];
        CollectionAssert.AreEqual(new[] { 0, 1 }, rows.Select(r => r.Number).ToArray());
        Assert.AreEqual(77, rows[1].Elsewhere);
    }

    [TestMethod]
    public void CreateEnumerable_MemberThatDoesNotFit_ThrowsAtOnce()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Data.CreateEnumerable<NumberAsLong>(Numbers(2), false));
        Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Data.CreateEnumerable<NumberAsVector>(Numbers(2), false));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.CreateEnumerable<Money>(Numbers(2), false));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.CreateEnumerable<NumberRow>(null!, false));
    }

    [TestMethod]
    public void CreateEnumerable_WithADefinition_ReadsOtherNames()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Absent), SchemaDefinition.Direction.Write);
        definition["Elsewhere"].ColumnName = "Number";
        Absent[] rows = [.. Ml.Data.CreateEnumerable<Absent>(Numbers(2), false, schemaDefinition: definition)];
        CollectionAssert.AreEqual(new[] { 0, 1 }, rows.Select(r => r.Elsewhere).ToArray());
    }
}
