using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Labels;

/// <summary>Labels that mean the same where they are equal, or where they stand for the same.</summary>
[TestClass]
public class SharedAndUnionLabelsTests
{
    [TestMethod]
    public void Shared_EqualKeyValues_AreTakenAsTheyAre()
    {
        MixOptions options = new() { Labels = LabelSpace.Shared("X") };
        LabelTable table = Schema(options, Over(Keys(["cat", "dog"], 1), Keys(["cat", "dog"], 2))).Labels!;

        CollectionAssert.AreEqual(
            new LabelRow[] { new("a", "cat", 0, "cat"), new("a", "dog", 1, "dog"), new("b", "cat", 0, "cat"), new("b", "dog", 1, "dog") },
            table.ToArray());
        Assert.IsNull(Schema(options, Over(One(NumberDataViewType.Single, 1f))).Labels);
    }

    [TestMethod]
    public void Shared_NumbersOfOtherTypes_AreWidened() => CollectionAssert.AreEqual(
        new[] { 1f, 2f },
        ViewRows.Column<float>(
            Concat(new MixOptions { Labels = LabelSpace.Shared("X") }, Over(One(NumberDataViewType.Single, 1f), One<byte>(NumberDataViewType.Byte, 2))), "X"));

    [TestMethod]
    public void Shared_OtherKeyValues_AreRefused()
    {
        const string way = "; use LabelSpace.Union where equal values mean the same, Offset where they do not, or Map to say which do.";

        Refused(
            new MixOptions { Labels = LabelSpace.Shared("X") },
            Over(Keys(["cat", "dog"], 1), Keys(["cat", "dog"], 1), Keys(["cat", "cow"], 1)),
            "Labels of column 'X' are shared, but 'a' and 'c' have other key values: key 2 is 'dog' there and 'cow' here" + way);
        Refused(
            new MixOptions { Labels = LabelSpace.Shared("X") },
            Over(Keys(["cat"], 1), Keys(["cat", "cow"], 1)),
            "Labels of column 'X' are shared, but 'a' and 'b' have other key values: key 2 is none there and 'cow' here" + way);
        Refused(
            new MixOptions { Labels = LabelSpace.Shared("X") },
            [new MixSource("a", Keys(["cat"], 1)), new MixSource("b", new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = "cow" } }],
            "Labels of column 'X' are shared, but Fill gives a value that is none of the others' labels; give one of these, or use LabelSpace.Union.");
    }

    [TestMethod]
    public void Union_OfKeys_IsByValue()
    {
        MixOptions options = new() { Labels = LabelSpace.Union("X") };
        MixSource[] sources = Over(Keys(["cat", "dog"], 1, 2), Keys(["cow", "cat"], 1, 2));
        LabelTable table = Schema(options, sources).Labels!;

        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 1 }, ViewRows.Column<uint>(Concat(options, sources), "X"));
        CollectionAssert.AreEqual(
            new LabelRow[] { new("a", "cat", 0, "cat"), new("a", "dog", 1, "dog"), new("b", "cow", 2, "cow"), new("b", "cat", 0, "cat") },
            table.ToArray());
        CollectionAssert.AreEqual(new LabelRow[] { new("a", "cat", 0, "cat"), new("b", "cat", 0, "cat") }, table.Find(0).ToArray());
        Assert.AreEqual(2, table.Find("b", "cow")!.Class);
        Assert.IsNull(table.Find("b", "dog"));
        Assert.IsEmpty(table.Find(3));
    }

    [TestMethod]
    public void Tables_HaveTheLabelsOfSourcesThatAreFilled()
    {
        static MixSource Filled(string name, object? value) => new(name, new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = value } };
        MixSource[] sources = [new("a", Keys(["cat", "dog"], 1)), Filled("b", "dog"), Filled("c", null)];
        LabelRow[] expected = [new("a", "cat", 0, "cat"), new("a", "dog", 1, "dog"), new("b", "dog", 1, "dog")];

        CollectionAssert.AreEqual(expected, Schema(new MixOptions { Labels = LabelSpace.Shared("X") }, sources).Labels!.ToArray());
        CollectionAssert.AreEqual(expected, Schema(new MixOptions { Labels = LabelSpace.Union("X") }, sources).Labels!.ToArray());
    }

    [TestMethod]
    public void Union_OfTexts_LeavesThem()
    {
        MixOptions options = new() { Labels = LabelSpace.Union("X") };
        FakeDataView texts = One(TextDataViewType.Instance, "cat".AsMemory(), "dog".AsMemory());

        CollectionAssert.AreEqual(new[] { "cat", "dog", "cat", "dog" }, Texts(Concat(options, Over(texts, texts)), "X"));
        Assert.IsNull(Schema(options, Over(texts)).Labels);
    }

    [TestMethod]
    public void Union_OfKeysAndTexts_IsOfTexts()
    {
        MixOptions options = new() { Labels = LabelSpace.Union("X") };
        FakeDataView texts = One(TextDataViewType.Instance, "cow".AsMemory(), "cat".AsMemory());
        MixSource[] sources = Over(Keys(["cat", "dog"], 2, 0, 1), texts);

        // Key 0 is missing, and so is an empty text.
        CollectionAssert.AreEqual(new[] { "dog", "", "cat", "cow", "cat" }, Texts(Concat(options, sources), "X"));
        Assert.IsNull(Schema(options, sources).Labels);
        Assert.Contains("a: keys as their texts", Concat(options, sources).Alignment.ToString());
        Refused(
            new MixOptions(), sources,
            "Column 'X' is Key<UInt32, 0-1> in 'a' but String in 'b'; convert one of them so that the types agree, "
            + "or unite them as labels with LabelSpace.Union.");
    }

    [TestMethod]
    public void Union_OfOtherTypes_IsRefused()
    {
        const string way = "; labels are united by what they stand for, so they must be keys with key values, or texts, in all sources; map them to "
            + "keys with MapValueToKey, or use LabelSpace.Shared where equal labels mean the same, Offset where they do not.";

        Refused(new MixOptions { Labels = LabelSpace.Union("X") }, Over(One(NumberDataViewType.Single, 1f)), "Column 'X' is Single in 'a'" + way);
        Refused(
            new MixOptions { Labels = LabelSpace.Union("X") },
            Over(One(new KeyDataViewType(typeof(uint), 2), 1u), One(TextDataViewType.Instance, "x".AsMemory())),
            "Column 'X' is Key<UInt32, 0-1> in 'a' but String in 'b'" + way);
    }

    [TestMethod]
    public void Column_ThatNoSourceHas_IsRefused()
    {
        Refused(
            new MixOptions { Labels = LabelSpace.Shared("Y") }, Over(One(NumberDataViewType.Single, 1f)),
            "Labels are to be those of column 'Y', which no source has; there are 'X'.");
        Assert.AreEqual(
            "LabelSpace: The name of the label column is ' '; give the name that it has in the mix, for example Label.",
            Assert.ThrowsExactly<MixConfigurationException>(() => LabelSpace.Union(" ")).Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => LabelSpace.Shared(null!));
    }
}
