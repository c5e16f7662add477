using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;

namespace MlMix.Docs.Tests;

/// <summary>Runs what docs/guides/schemas.md shows, and holds it to values worked out by hand.</summary>
[TestClass]
public sealed class SchemaSnippetTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Alignment_Printed_IsTheTextInTheGuide()
    {
        IDataView digits = Ml.Data.LoadFromArrays(
            ArrayColumn.Key("Label", [1, 2], "one", "two"), ArrayColumn.Vector("Features", new float[6], 3));
        IDataView scans = Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("FileName", new[] { "a.png" }), ArrayColumn.Vector("Pixels", new byte[2], 2), ArrayColumn.Key("Label", [1], "two", "three"));

        string plan = SchemaSnippets.Alignment(Ml, digits, scans);

        Assert.Contains($"```\n{plan}```\n", File.ReadAllText(Testing.Repository.PathOf("docs", "guides", "schemas.md")).ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void RowTypes_WithAndWithoutCaptions_AreOneForm()
    {
        MixedDataView mixed = SchemaSnippets.RowTypes(Ml);

        CollectionAssert.AreEqual(new[] { "Pixels", "Caption", "Stars", "source_id" }, mixed.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 0.1f, 0.3f, 0.5f }, mixed.GetColumn<float[]>("Pixels").Select(pixels => pixels[0]).ToArray());
        CollectionAssert.AreEqual(new[] { "", "", "a cat" }, mixed.GetColumn<string>("Caption").ToArray());
        CollectionAssert.AreEqual(new[] { 0, 0, 5 }, mixed.GetColumn<int>("Stars").ToArray());
    }

    [TestMethod]
    public void Labels_OffsetAndMapped_AreThoseOfTheTable()
    {
        IDataView digits = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", new float[] { 0, 1 }));
        IDataView clothes = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", new float[] { 1, 0 }));

        (MixedDataView offset, MixedDataView mapped) = SchemaSnippets.Labels(Ml, digits, clothes);

        // In turns, up to the row that empties the first source: digits 0, clothes 1, digits 1.
        CollectionAssert.AreEqual(new[] { 0f, 3, 1 }, offset.GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2 }, mapped.GetColumn<uint>("Label").ToArray());
        Assert.AreEqual(("clothes", "1"), SchemaSnippets.LabelTable(offset, 3));
    }

    [TestMethod]
    public void AddedColumns_OneToThreeRows_WeighThemAsIfEqual()
    {
        IDataView few = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Value", new float[1]));
        IDataView many = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Value", new float[3]));

        MixedDataView mixed = SchemaSnippets.AddedColumns(Ml, few, many);

        // Half of the weight over a quarter of the rows, and half over three quarters.
        (uint Source, long Row, float Weight)[] rows =
        [
            .. mixed.GetColumn<uint>("source_id").Zip(mixed.GetColumn<long>("source_row"), mixed.GetColumn<float>("sample_weight")).Order(),
        ];
        CollectionAssert.AreEqual(new[] { (1u, 0L, 2f), (2u, 0L, 0.5f / 0.75f), (2u, 1L, 0.5f / 0.75f), (2u, 2L, 0.5f / 0.75f) }, rows);
    }
}
