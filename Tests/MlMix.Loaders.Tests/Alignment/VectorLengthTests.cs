using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>Vectors of different lengths are refused or padded, and those of other dimensions brought to plain ones.</summary>
[TestClass]
public class VectorLengthTests
{
    private static readonly MixOptions Pad = new() { VectorLengths = VectorLengths.Pad };

    [TestMethod]
    public void Lengths_ThatDiffer_AreRefusedByDefault() => Refused(
        Over(Singles(3, Dense(1f, 2, 3)), Singles(2, Dense(1f, 2)), Singles(3, Dense(1f, 2, 3))),
        "Column 'X' is Vector<Single, 3> in 'a', 'c' but Vector<Single, 2> in 'b'; "
            + "bring them to one length, or pad the shorter ones with zeros by VectorLengths.Pad.");

    [TestMethod]
    public void Pad_DenseAndSparse_EndWithZeros()
    {
        MixedDataView mix = Concat(Pad, Over(
            Singles(4, Dense(1f, 2, 3, 4)), Singles(2, Dense(5f, 6), new VBuffer<float>(2, 1, [7f], [1]), new VBuffer<float>(2, 0, [], []))));
        List<VBuffer<float>> rows = ViewRows.Column<VBuffer<float>>(mix, "X");

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 4), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new[] { "1 2 3 4", "5 6 0 0", "0 7 0 0", "0 0 0 0" }, VectorTexts<float>(mix, "X"));
        CollectionAssert.AreEqual(new[] { true, true, false, false }, rows.Select(row => row.IsDense).ToArray());
    }

    [TestMethod]
    public void Pad_IntoABufferThatHeldMore_LeavesNothingOfIt()
    {
        MixedDataView mix = Concat(Pad, Over(
            Singles(4, Dense(1f, 2, 3, 4)), Singles(2, Dense(5f, 6), new VBuffer<float>(2, 1, [7f], [1]), Dense(8f, 9)), Singles(1, Dense(3f))));

        CollectionAssert.AreEqual(new[] { "1 2 3 4", "5 6 0 0", "0 7 0 0", "8 9 0 0", "3 0 0 0" }, Reused(mix));
    }

    [TestMethod]
    public void Pad_TextsAndKeys_EndWithMissingOnes()
    {
        static FakeDataView Words(int size, params string[] words) => Vectors(
            new VectorDataViewType(TextDataViewType.Instance, size), Dense([.. words.Select(word => word.AsMemory())]));
        static FakeDataView Keyed(int size, string[] names, params uint[] keys) => new(1, FakeColumn.OfVectors("X",
            new VectorDataViewType(new KeyDataViewType(typeof(uint), names.Length), size), row => Dense(keys), FakeColumn.Texts("KeyValues", names)));

        CollectionAssert.AreEqual(new[] { "a b", "c " }, VectorTexts<ReadOnlyMemory<char>>(Concat(Pad, Over(Words(2, "a", "b"), Words(1, "c"))), "X"));
        CollectionAssert.AreEqual(
            new[] { "1 2 0", "2 1 2" }, VectorTexts<uint>(Concat(Pad, Over(Keyed(2, ["x", "y"], 1, 2), Keyed(3, ["y", "x"], 1, 2, 1))), "X"));
    }

    [TestMethod]
    public void Pad_AndWiden_AreOne()
    {
        MixedDataView mix = Concat(Pad, Over(
            Vectors(new VectorDataViewType(NumberDataViewType.Byte, 2), Dense<byte>(1, 2), new VBuffer<byte>(2, 1, [3], [0])), Singles(3, Dense(1f, 2, 3))));

        CollectionAssert.AreEqual(new[] { "1 2 0", "3 0 0", "1 2 3" }, VectorTexts<float>(mix, "X"));
        Assert.AreEqual(ColumnSteps.Widened | ColumnSteps.Padded, Schema(Pad, Over(
            Vectors(new VectorDataViewType(NumberDataViewType.Byte, 2), Dense<byte>(1, 2)),
            Singles(3, Dense(1f, 2, 3)))).Alignment.Columns[0].Sources[0].Steps);
    }

    [TestMethod]
    public void PadAndWiden_IntoABufferThatHeldMore_LeavesNothingOfIt()
    {
        MixedDataView mix = Concat(Pad, Over(
            Singles(3, Dense(1f, 2, 3)),
            Vectors(new VectorDataViewType(NumberDataViewType.Byte, 2), Dense<byte>(4, 5), new VBuffer<byte>(2, 1, [6], [1]), Dense<byte>(7, 8))));

        CollectionAssert.AreEqual(new[] { "1 2 3", "4 5 0", "0 6 0", "7 8 0" }, Reused(mix));
    }

    [TestMethod]
    public void FixedAndVariable_AreVariable()
    {
        MixedDataView mix = Concat(Over(Singles(3, Dense(1f, 2, 3)), Singles(0, Dense(4f), Dense<float>()), Singles(2, Dense(5f, 6))));

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new[] { "1 2 3", "4", "", "5 6" }, VectorTexts<float>(mix, "X"));
    }

    [TestMethod]
    public void OtherDimensions_OfOneSize_AreAPlainVector()
    {
        MixedDataView mix = Concat(Over(
            Vectors(new VectorDataViewType(NumberDataViewType.Single, 2, 2), Dense(1f, 2, 3, 4)), Singles(4, Dense(5f, 6, 7, 8))));

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 4), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new[] { "1 2 3 4", "5 6 7 8" }, VectorTexts<float>(mix, "X"));
    }

    [TestMethod]
    public void Pad_ImagesOfOtherSizes_AreRefused() => Refused(
        new MixOptions { VectorLengths = VectorLengths.Pad },
        Over(Vectors(new VectorDataViewType(NumberDataViewType.Single, 2, 2), Dense(1f, 2, 3, 4)), Singles(5, Dense(5f, 6, 7, 8, 9))),
        "Column 'X' is Vector<Single, 2, 2> in 'a' but Vector<Single, 5> in 'b'; "
            + "only vectors of one dimension can be padded, so bring the others to one size first.");

    [TestMethod]
    public void VectorsAndSingleValues_AreRefused() => Refused(
        Over(Singles(1, Dense(1f)), One(NumberDataViewType.Single, 1f)),
        "Column 'X' is Vector<Single, 1> in 'a' but Single in 'b'; "
            + "vectors and single values cannot be one column, so make the single ones vectors first (Concatenate), or rename one of them.");

    [TestMethod]
    public void Vector_LongerThanItsType_IsAnErrorWhereItIsPadded()
    {
        MixedDataView mix = Concat(Pad, Over(Singles(2, Dense(1f, 2, 3, 4, 5)), Singles(3, Dense(1f, 2, 3))));

        var error = Assert.ThrowsExactly<MixSourceException>(() => ViewRows.Vectors<float>(mix, "X"));

        Assert.AreEqual("a", error.SourceName);
        Assert.AreEqual("The vector has 5 items, more than the 3 that its column's type allows.", error.InnerException!.Message);
    }

    [TestMethod]
    public void SlotNames_OfPaddedVectors_AreThoseOfTheLongestIfTheOthersAgree()
    {
        static FakeDataView Named(params string[] names) => new(1, FakeColumn.OfVectors("X",
            new VectorDataViewType(NumberDataViewType.Single, names.Length), row => new VBuffer<float>(names.Length, new float[names.Length]),
            FakeColumn.Texts("SlotNames", names)));
        static string Names(params IDataView[] views)
        {
            DataViewSchema.Column column = Concat(Pad, Over(views)).Schema["X"];
            if (!column.HasSlotNames())
                return "none";
            VBuffer<ReadOnlyMemory<char>> names = default;
            column.GetSlotNames(ref names);
            return string.Join(' ', names.DenseValues());
        }

        Assert.AreEqual("r g b", Names(Named("r", "g"), Named("r", "g", "b")));
        Assert.AreEqual("r g b", Names(Named("r", "g", "b"), Named("r")));
        Assert.AreEqual("none", Names(Named("g", "r"), Named("r", "g", "b")));
        Assert.AreEqual("none", Names(Singles(2, Dense(1f, 2)), Named("r", "g", "b")));
        Assert.AreEqual("none", Names(Named("r", "g"), Singles(3, Dense(1f, 2, 3))));
    }

    // The rows as texts, all read into one buffer.
    private static string[] Reused(MixedDataView mix)
    {
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(mix.Schema["X"]);
        VBuffer<float> row = default;
        var seen = new List<string>();
        while (cursor.MoveNext())
        {
            get(ref row);
            seen.Add(string.Join(' ', row.DenseValues()));
        }
        return [.. seen];
    }

    private static FakeDataView Singles(int size, params VBuffer<float>[] rows) => Vectors(new VectorDataViewType(NumberDataViewType.Single, size), rows);
}
