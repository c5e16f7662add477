using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Snippets;

/// <summary>What docs/guides/schemas.md shows.</summary>
public static class SchemaSnippets
{
    public static string Alignment(MLContext ml, IDataView digits, IDataView scans)
    {
        #region alignment
        var options = new MixOptions { VectorLengths = VectorLengths.Pad };
        MixedDataView mixed = ml.Data.Mix(
            options,
            new MixSource("digits", digits),
            new MixSource("scans", scans)
            {
                Rename = new Dictionary<string, string> { ["Pixels"] = "Features" },
                Drop = ["FileName"],
            });
        string plan = mixed.Alignment.ToString();
        #endregion

        return plan;
    }

    public static MixedDataView RowTypes(MLContext ml)
    {
        #region row-types
        IDataView images = ml.Data.LoadFromEnumerable([new ImageRow { Pixels = [0.1f, 0.2f] }, new ImageRow { Pixels = [0.3f, 0.4f] }]);
        IDataView captioned = ml.Data.LoadFromEnumerable([new CaptionedRow { Pixels = [0.5f, 0.6f], Caption = "a cat", Stars = 5 }]);

        MixedDataView mixed = ml.Data.Concat(
            new MixOptions { MissingColumns = MissingColumns.Fill },
            new MixSource("images", images) { Fill = new Dictionary<string, object?> { ["Stars"] = 0 } },
            new MixSource("captioned", captioned));
        #endregion

        return mixed;
    }

    public static (MixedDataView Offset, MixedDataView Mapped) Labels(MLContext ml, IDataView digits, IDataView clothes)
    {
        #region labels
        MixSource[] sources = [new("digits", digits), new("clothes", clothes)];

        MixedDataView offset = ml.Data.Mix(new MixOptions { Labels = LabelSpace.Offset("Label") }, sources);

        var isRound = LabelSpace.Map("Label",
            [("digits", "0", "round"), ("digits", "1", "straight"), ("clothes", "0", "straight"), ("clothes", "1", "round")]);
        MixedDataView mapped = ml.Data.Mix(new MixOptions { Labels = isRound }, sources);
        #endregion

        return (offset, mapped);
    }

    public static (string Source, string Label) LabelTable(MixedDataView offset, float predicted)
    {
        #region label-table
        LabelTable classes = offset.Labels!;
        LabelRow found = classes.Find((long)predicted)[0];
        (string source, string label) = (found.Source, found.Label);
        IDataView table = classes.AsDataView();
        #endregion

        return table.GetRowCount() == classes.Count ? (source, label) : throw new InvalidOperationException("The table lacks rows.");
    }

    public static MixedDataView AddedColumns(MLContext ml, IDataView few, IDataView many)
    {
        #region added-columns
        var options = new MixOptions
        {
            Columns = MixColumns.SourceId | MixColumns.SourceRow | MixColumns.SampleWeight,
            SampleWeights = SampleWeighting.Importance,
            Stop = StopRule.AllOnce,
        };
        MixedDataView mixed = ml.Data.Mix(options, new MixSource("few", few, 1), new MixSource("many", many, 1));
        #endregion

        return mixed;
    }

    private class ImageRow
    {
        [VectorType(2)]
        public float[] Pixels { get; set; } = [];
    }

    private sealed class CaptionedRow : ImageRow
    {
        public string Caption { get; set; } = "";

        public int Stars { get; set; }
    }
}
