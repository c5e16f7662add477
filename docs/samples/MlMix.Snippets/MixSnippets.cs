using System.Diagnostics.Metrics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Snippets;

/// <summary>What README and docs/guides/mixing.md show.</summary>
public static class MixSnippets
{
    public static IDataView TwoImageSets(string data)
    {
        #region two-image-sets
        var ml = new MLContext(seed: 1);
        var pixels = new IdxOptions { Scale = 1f / 255 };
        IDataView digits = ml.Data.LoadFromIdx($"{data}/mnist/images.gz", $"{data}/mnist/labels.gz", pixels);
        IDataView clothes = ml.Data.LoadFromIdx($"{data}/fashion/images.gz", $"{data}/fashion/labels.gz", pixels);

        IDataView mixed = ml.Data.Mix(
            new MixSource("mnist", digits, weight: 0.7),
            new MixSource("fashion", clothes, weight: 0.3));

        var pipeline = ml.Transforms.NormalizeBySource("Features")
            .Append(ml.Transforms.OffsetLabels("Label"));
        IDataView ready = pipeline.Fit(mixed).Transform(mixed);
        #endregion

        return ready;
    }

    public static MixedDataView Options(MLContext ml, IDataView code, IDataView text)
    {
        #region options
        var options = new MixOptions
        {
            Selection = Selection.Blocks(1000),
            Stop = StopRule.AllExhausted,
            Length = 50_000,
            Seed = 42,
            SourceColumnName = "domain",
        };
        MixedDataView mixed = ml.Data.Mix(options, new MixSource("code", code, 3), new MixSource("text", text, 1));
        long? rows = mixed.GetRowCount();
        #endregion

        return rows is null ? throw new InvalidOperationException("The row counts were known.") : mixed;
    }

    public static List<(string Source, float Value)> Reading(IDataView mixed)
    {
        #region reading
        VBuffer<ReadOnlyMemory<char>> names = default;
        mixed.Schema["source_id"].GetKeyValues(ref names);

        DataViewSchema.Column source = mixed.Schema["source_id"];
        DataViewSchema.Column value = mixed.Schema["Value"];
        using DataViewRowCursor cursor = mixed.GetRowCursor([source, value]);
        ValueGetter<uint> getSource = cursor.GetGetter<uint>(source);
        ValueGetter<float> getValue = cursor.GetGetter<float>(value);

        var rows = new List<(string Source, float Value)>();
        uint key = 0;
        float number = 0;
        while (cursor.MoveNext())
        {
            getSource(ref key);
            getValue(ref number);
            rows.Add((names.GetItemOrDefault((int)key - 1).ToString(), number));
        }
        #endregion

        return rows;
    }

    public static MixedDataView Watching(MixedDataView mixed, CancellationToken cancellation, Action<string> tell, Action<MixedDataView> read)
    {
        #region watching
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "MlMix")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => tell($"{instrument.Name} of {tags[0].Value}: {value}"));
        listener.Start();

        MixedDataView stoppable = mixed.WithCancellation(cancellation);
        #endregion

        read(stoppable);
        return stoppable;
    }

    public static IDataView Arrays(MLContext ml)
    {
        #region arrays
        IDataView view = ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Value", new float[] { 1, 2, 3 }),
            ArrayColumn.Key("Label", [1, 2, 1], "cat", "dog"),
            ArrayColumn.Vector("Features", new float[] { 1, 2, 3, 4, 5, 6 }, 2));
        #endregion

        return view;
    }

    public static List<SourcePick> PlanAlone()
    {
        #region plan-alone
        var plan = new MixPlan(
            new PlanOptions { Selection = Selection.Even, Stop = StopRule.AllOnce },
            new PlanSource("a", Weight: 2, RowCount: 4),
            new PlanSource("b", Weight: 1, RowCount: 2));

        var picks = new List<SourcePick>();
        foreach (SourcePick pick in plan.Walk())
            picks.Add(pick);
        #endregion

        return picks;
    }
}
