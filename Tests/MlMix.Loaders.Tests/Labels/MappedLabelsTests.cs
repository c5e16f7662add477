using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Labels;

/// <summary>Each label of each source is given its class by name.</summary>
[TestClass]
public class MappedLabelsTests
{
    [TestMethod]
    public void Map_OverLabelsOfEveryKind_GivesTheClasses()
    {
        var options = new MixOptions
        {
            Labels = LabelSpace.Map("X",
            [
                ("a", "dog", "animal"), ("a", "car", "thing"), ("b", "0", "thing"), ("b", "2", "animal"), ("c", "True", "animal"), ("c", "False", "none"),
                ("d", "a dog", "animal"), ("e", "0", "none"), ("e", "1", "thing"),
            ]),
        };
        MixSource[] sources = Over(
            Keys(["dog", "car"], 1, 2, 0),
            One(NumberDataViewType.Single, 2f, 0, float.NaN),
            One(BooleanDataViewType.Instance, true, false),
            One(TextDataViewType.Instance, "a dog".AsMemory(), default),
            One(new KeyDataViewType(typeof(byte), 2), (byte)1, (byte)2, (byte)3));
        MixedDataView mix = Concat(options, sources);

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), mix.Schema["X"].Type);
        CollectionAssert.AreEqual(new[] { "animal", "thing", "none" }, KeyValues(mix.Schema["X"]));
        CollectionAssert.AreEqual(new uint[] { 1, 2, 0, 1, 2, 0, 1, 3, 1, 0, 3, 2, 0 }, ViewRows.Column<uint>(mix, "X"));
        LabelTable table = Schema(options, sources).Labels!;
        Assert.HasCount(9, table);
        Assert.AreEqual(new LabelRow("b", "2", 0, "animal"), table.Find("b", "2"));
        CollectionAssert.AreEqual(new[] { "dog", "2", "True", "a dog" }, table.Find(0).Select(row => row.Label).ToArray());
    }

    [TestMethod]
    public void Unmapped_ByDefault_AreErrorsAtOnceForKeysAndElseWhereTheyAreRead()
    {
        Refused(
            new MixOptions { Labels = LabelSpace.Map("X", [("a", "dog", "animal"), ("a", "dgo", "animal")]) }, Over(Keys(["dog", "car"], 1)),
            "LabelSpace.Map has no class for 'car' of source 'a' in column 'X'; add them, or let unmapped labels be missing.",
            "LabelSpace.Map has 'dgo' of source 'a', which are no labels of its column 'X'; there are 'dog', 'car'.");
        MixedDataView mix = Concat(
            new MixOptions { Labels = LabelSpace.Map("X", [("a", "dog", "animal")]) },
            Over(One(TextDataViewType.Instance, "dog".AsMemory(), "car".AsMemory())));

        var failure = Assert.ThrowsExactly<MixSourceException>(() => ViewRows.Column<uint>(mix, "X"));

        Assert.AreEqual(("a", 1L), (failure.SourceName, failure.Row));
        Assert.AreEqual(
            "Column 'X' of source 'a' has the label 'car', which LabelSpace.Map does not have; add it, or let unmapped labels be missing.",
            failure.InnerException!.Message);
    }

    [TestMethod]
    public void Unmapped_IfAsked_AreMissing()
    {
        var options = new MixOptions { Labels = LabelSpace.Map("X", [("a", "dog", "animal"), ("b", "1", "animal")], unmappedAreMissing: true) };

        CollectionAssert.AreEqual(
            new uint[] { 0, 1, 0, 1, 0, 0 },
            ViewRows.Column<uint>(
                Concat(options, Over(
                    Keys(["car", "dog"], 1, 2), One(NumberDataViewType.Int32, 7, 1), One(TextDataViewType.Instance, "dog".AsMemory(), default))), "X"));
    }

    [TestMethod]
    public void SourcesWithoutTheColumn_AreMissingOrFilledWithAClass()
    {
        static MixSource Filled(string name, object? value) => new(name, new FakeDataView(1)) { Fill = new Dictionary<string, object?> { ["X"] = value } };
        MixSource first = new("a", Keys(["dog"], 1));

        CollectionAssert.AreEqual(
            new uint[] { 1, 2, 0 },
            ViewRows.Column<uint>(Concat(
                new MixOptions { Labels = LabelSpace.Map("X", [("a", "dog", "animal"), ("b", "real", "thing")]) },
                first, Filled("b", "real"), Filled("c", null)), "X"));
        Refused(
            new MixOptions { Labels = LabelSpace.Map("X", [("a", "dog", "animal")]) }, [first, Filled("b", "real")],
            "LabelSpace.Map has no class for 'real', which Fill of source 'b' gives for column 'X'; add it.");
    }

    [TestMethod]
    public void Faults_OfTheMap_AreTold()
    {
        static string Message(params (string, string, string)[] map) =>
            Assert.ThrowsExactly<MixConfigurationException>(() => LabelSpace.Map("X", map)).Message;

        Assert.AreEqual("LabelSpace.Map: The map is empty; give the class of each label.", Message());
        Assert.AreEqual("LabelSpace.Map: The map has ('a', '', 'x'); source and label must not be null.", Message(("a", null!, "x")));
        Assert.AreEqual(
            "LabelSpace.Map: The map has ('a', 'b', ''); give the class a name, or leave the label out and unmapped labels missing.", Message(("a", "b", "")));
        Assert.AreEqual(
            "LabelSpace.Map: The map gives label 'b' of source 'a' 2 classes; give it one.", Message(("a", "b", "x"), ("a", "b", "y")));
        Assert.ThrowsExactly<ArgumentNullException>(() => LabelSpace.Map("X", null!));
        Refused(
            new MixOptions { Labels = LabelSpace.Map("X", [("z", "1", "x"), ("a", "one", "x"), ("a", "1", "x"), ("a", "1.0", "y")]) },
            Over(One(NumberDataViewType.Single, 1f), One(NumberDataViewType.Single, 1f)),
            "LabelSpace.Map has labels of a source 'z', which is not in the mix; there are 'a', 'b'.",
            "LabelSpace.Map has label 'one' of source 'a', whose labels are Single; give a label of that type.",
            "LabelSpace.Map gives label '1.0' of source 'a' a second class in another spelling; give it one.",
            "LabelSpace.Map has no label of source 'b', which has column 'X'; add them, let unmapped labels be missing, or leave the column out (Drop).");
        Refused(
            new MixOptions { Labels = LabelSpace.Map("X", [("a", "1", "x")]) },
            Over(Vectors(new VectorDataViewType(NumberDataViewType.Single, 1), Dense(1f))),
            "Column 'X' is Vector<Single, 1> in 'a'; labels to be mapped are keys, texts, numbers or Booleans, and no vectors.");
    }
}
