using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using MlMix.Tool.Leaks;
using MlMix.Tool.Tests.Support;

namespace MlMix.Tool.Tests.Leaks;

/// <summary>Equal rows are found within and across sources, and no others.</summary>
[TestClass]
public class LeakCountTests
{
    [TestMethod]
    public void Rows_WithinAndAcross_AreCounted()
    {
        // x stands once in a, three times in b; y twice in a; z in b and c.
        LeakReport report = LeakCount.Read([("a", Texts("x", "y", "y")), ("b", Texts("x", "z", "x", "x")), ("c", Texts("z", "w"))], ["T"]);

        CollectionAssert.AreEqual(new SourceDuplicates[] { new("a", 3, 1), new("b", 4, 2), new("c", 2, 0) }, report.Sources.ToArray());
        CollectionAssert.AreEqual(new CommonRows[] { new("a", "b", 1, 1, 3), new("b", "c", 1, 1, 1) }, report.Pairs.ToArray());
    }

    [TestMethod]
    public void Rows_AreThoseOfAllColumnsNamed_AndOfNoOther()
    {
        FakeDataView left = new(2, ToolViews.Texts("A", "ab", "a"), ToolViews.Texts("B", "c", "c"), ToolViews.Texts("C", "1", "2"));
        FakeDataView right = new(2, ToolViews.Texts("C", "3", "4"), ToolViews.Texts("B", "bc", "c"), ToolViews.Texts("A", "a", "a"));

        // "ab" + "c" is not "a" + "bc".
        Assert.AreEqual(new CommonRows("l", "r", 1, 1, 1), LeakCount.Read([("l", left), ("r", right)], ["A", "B"]).Pairs.Single());
        Assert.IsEmpty(LeakCount.Read([("l", left), ("r", right)], ["A", "B", "C"]).Pairs);
    }

    [TestMethod]
    public void Values_OfOtherTypes_AreEqualWhereTheyMeanTheSame()
    {
        FakeColumn text = ToolViews.Texts("X", "1", "2");
        FakeColumn floating = ToolViews.Floats("X", 1, 2.5f);
        FakeColumn whole = FakeColumn.Of("X", NumberDataViewType.UInt64, row => row == 0 ? 1UL : ulong.MaxValue);
        FakeColumn key = FakeColumn.Key("X", row => (uint)(1 - row), "2", "x");
        FakeColumn bare = FakeColumn.Of("X", new KeyDataViewType(typeof(uint), 2), row => (uint)row + 1);
        FakeColumn flag = FakeColumn.Of("X", BooleanDataViewType.Instance, row => row == 0);
        FakeColumn vector = FakeColumn.OfVectors("X", new VectorDataViewType(NumberDataViewType.Single, 1), _ => new VBuffer<float>(1, [1]));

        Assert.AreEqual(0, Common(text, floating), "the text 1 is no number");
        Assert.AreEqual(1, Common(floating, whole), "1 is 1");
        Assert.AreEqual(1, Common(text, key), "a key is its key value");
        Assert.AreEqual(0, Common(bare, whole), "a key without one is not a number");
        Assert.AreEqual(0, Common(flag, whole), "true is not 1");
        Assert.AreEqual(0, Common(vector, whole), "a vector of 1 is not 1");
        Assert.AreEqual(0, Common(key, FakeColumn.Of("X", TextDataViewType.Instance, _ => ReadOnlyMemory<char>.Empty)), "a missing key is no text");
    }

    [TestMethod]
    public void Numbers_AreEqualByValue()
    {
        FakeDataView view = new(8, ToolViews.Floats("X", float.NaN, -float.NaN, 0f, -0f, 0.1f, float.MaxValue, float.PositiveInfinity, 3e38f));
        double[] doubles = [double.NaN, 0, 0.1, float.MaxValue, double.PositiveInfinity];
        FakeDataView wide = new(5, FakeColumn.Of("X", NumberDataViewType.Double, row => doubles[row]));

        LeakReport report = LeakCount.Read([("f", view), ("d", wide)], ["X"]);

        Assert.AreEqual(new SourceDuplicates("f", 8, 2), report.Sources[0], "NaN is NaN, 0 is -0");
        // All but 0.1, which is not the same number in Single.
        Assert.AreEqual(new CommonRows("f", "d", 4, 6, 4), report.Pairs.Single());
    }

    [TestMethod]
    public void Vectors_AreEqualByValue_HoweverTheyAreStored()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single);
        FakeDataView dense = new(3, FakeColumn.OfVectors("V", type, row => row switch
        {
            0 => new VBuffer<float>(4, [0, 5, 0, 6]),
            1 => new VBuffer<float>(4, [5, 0, 6, 0]),
            _ => new VBuffer<float>(5, [0, 5, 0, 6, 0]),
        }));
        FakeDataView sparse = new(2, FakeColumn.OfVectors("V", type, row => row == 0
            ? new VBuffer<float>(4, 2, [5, 6], [1, 3])
            : new VBuffer<float>(4, 3, [0, 5, 6], [0, 1, 3])));

        LeakReport report = LeakCount.Read([("dense", dense), ("sparse", sparse)], ["V"]);

        CollectionAssert.AreEqual(new SourceDuplicates[] { new("dense", 3, 0), new("sparse", 2, 1) }, report.Sources.ToArray());
        Assert.AreEqual(new CommonRows("dense", "sparse", 1, 1, 2), report.Pairs.Single());
    }

    [TestMethod]
    public void AllTypes_AreCompared_AndReadOnce()
    {
        string[] columns = ["Number", "Text", "Kind", "Dense", "Sparse", "Words", "Kinds", "Day", "Other"];
        var left = new CountingDataView(SampleViews.Everything(14));
        var right = new CountingDataView(SampleViews.Everything(9));

        LeakReport report = LeakCount.Read([("l", left), ("r", right)], columns);

        Assert.AreEqual(new CommonRows("l", "r", 9, 9, 9), report.Pairs.Single());
        Assert.AreEqual(14L, left.RowsRead);
        Assert.HasCount(1, left.Asked);
        CollectionAssert.DoesNotContain(left.Asked[0], "9:Handle");
        Assert.AreEqual(0, left.Open + right.Open);
    }

    [TestMethod]
    public void Faults_AreNamedAllAtOnce()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => LeakCount.Read([("a", Texts("x")), ("b", SampleViews.Everything())], ["T", "Handle"]));

        CollectionAssert.AreEqual(
            new[]
            {
                "Source 'a' has no column 'Handle'; its columns are: 'T'.",
                "Source 'b' has no column 'T'; its columns are: 'Number', 'Text', 'Kind', 'Dense', 'Sparse', 'Words', 'Kinds', 'Day', 'Other', 'Handle'.",
                "Column 'Handle' of source 'b' has the type MlMix.Testing.HandleDataViewType, whose values cannot be compared; name another.",
            },
            error.Faults.ToArray());
        Assert.AreEqual("Leaks: No column is named; name those by which rows are equal.",
            Assert.ThrowsExactly<MixConfigurationException>(() => LeakCount.Read([("a", Texts("x"))], [])).Message);
    }

    [TestMethod]
    public void Counts_OfAnyRows_AreThoseOfTheSlowWay() => Prop.ForAll(
        Gen.Choose(0, 6).ListOf().ListOf(3).ToArbitrary(),
        lists =>
        {
            int[][] rows = [.. lists.Select(list => list.ToArray())];
            (string, IDataView)[] sources = [.. rows.Select((list, i) => ($"s{i}", (IDataView)Numbers(list)))];

            LeakReport report = LeakCount.Read(sources, ["X"]);

            for (int i = 0; i < rows.Length; i++)
            {
                Assert.AreEqual(new SourceDuplicates($"s{i}", rows[i].Length, rows[i].Length - rows[i].Distinct().Count()), report.Sources[i]);
                for (int j = i + 1; j < rows.Length; j++)
                {
                    int distinct = rows[i].Intersect(rows[j]).Count();
                    CommonRows? found = report.Pairs.SingleOrDefault(pair => pair.First == $"s{i}" && pair.Second == $"s{j}");
                    CommonRows? expected = distinct == 0 ? null : new CommonRows(
                        $"s{i}", $"s{j}", distinct, rows[i].Count(rows[j].Contains), rows[j].Count(rows[i].Contains));
                    Assert.AreEqual(expected, found);
                }
            }
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Cancellation_EndsTheReading()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => LeakCount.Read([("a", Numbers(new int[5000]))], ["X"], null, source.Token));
    }

    private static long Common(FakeColumn left, FakeColumn right) =>
        LeakCount.Read([("l", new FakeDataView(2, left)), ("r", new FakeDataView(2, right))], ["X"]).Pairs.SingleOrDefault()?.Distinct ?? 0;

    private static FakeDataView Texts(params string[] texts) => new(texts.Length, ToolViews.Texts("T", texts));

    private static FakeDataView Numbers(int[] numbers) => new(numbers.Length, FakeColumn.Of("X", NumberDataViewType.Int32, row => numbers[row]));
}
