using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Mixing;
using MlMix.Loaders.Tests.Rounds;
using MlMix.Splits;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Conformance;

/// <summary>Mixes whose sources differ in their columns, mixes that add columns, and what is made of mixes, held to ML.NET's contract.</summary>
[TestClass]
public sealed class AlignedViewTests
{
    private const MixColumns All =
        MixColumns.SourceId | MixColumns.SourceRow | MixColumns.SourcePass | MixColumns.SampleWeight | MixColumns.Origin;

    private static readonly MLContext Ml = new(seed: 1);

    public static ConformanceCases Views { get; } = new()
    {
        { "all added columns", sources => Mix(new MixOptions { Columns = All, Stop = StopRule.AllExhausted }, sources), Same },
        { "no added column", sources => Mix(new MixOptions { Columns = MixColumns.None }, sources), Same },
        { "keys united, numbers widened", sources => Mix(new MixOptions(), sources), Different },
        {
            "vectors padded, columns filled",
            sources => Mix(new MixOptions { VectorLengths = VectorLengths.Pad, MissingColumns = MissingColumns.Fill }, sources),
            Ragged
        },
        { "columns renamed, dropped and filled", Renamed, Ragged },
        { "labels offset", sources => Mix(new MixOptions { Labels = LabelSpace.Offset("Kind") }, sources), Different },
        { "labels offset by counting", sources => Mix(new MixOptions { Labels = LabelSpace.Offset("Class") }, sources), Different },
        { "labels mapped", sources => Mix(new MixOptions { Labels = LabelSpace.Map("Kind", Map()) }, sources), Different },
        { "labels of keys and texts united", sources => Mix(new MixOptions { Labels = LabelSpace.Union("Kind") }, sources), KeysAndTexts },
        { "origins of a mix of mixes", OfMixes, Same },
        { "the rest after a checkpoint", Rest, Same },
        { "the second round of a mix", SecondRound, Same },
        { "a mix that can be cancelled", sources => Mix(new MixOptions(), sources).WithCancellation(new CancellationTokenSource().Token), Same },
        { "Blend", sources => Ml.Data.Blend(3, Named(sources)), Same },
        { "Interleave", sources => Ml.Data.Interleave(Named(sources)), Same },
        { "Concat", sources => Ml.Data.Concat(Named(sources)), Same },
        { "training rows", sources => Ml.Data.MixSplit(0.3, Named(sources)).TrainSet, Same },
        { "test rows", sources => Ml.Data.MixSplit(0.3, Named(sources)).TestSet, Same },
        { "training rows by stratum", sources => Ml.Data.MixSplit(Stratified(), Named(sources)).TrainSet, Same },
        { "test rows by stratum", sources => Ml.Data.MixSplit(Stratified(), Named(sources)).TestSet, Same },
        { "one part of one source", sources => Part(sources[0], null), () => [SampleViews.Everything()] },
        { "one part of one source by stratum", sources => Part(sources[0], "Kind"), () => [SampleViews.Everything()] },
    };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void Mix_OfDifferentColumns_KeepsTheContract(string name) => Views.Check(name);

    private static MixedDataView Mix(MixOptions options, IDataView[] sources) => Ml.Data.Mix(options, Named(sources));

    private static MixSource[] Named(IDataView[] views) => [.. views.Select((view, i) => new MixSource(MixViews.Name(i), view))];

    private static IDataView[] Same() => [SampleViews.Everything(14), SampleViews.Everything(11), SampleViews.Everything(8)];

    // Two key spaces with one value in common, and numbers of three types.
    private static IDataView[] Different() =>
    [
        new FakeDataView(
            9,
            FakeColumn.Key("Kind", row => (uint)(row % 3), "cat", "dog"),
            FakeColumn.Of("Number", NumberDataViewType.Byte, row => (byte)row),
            FakeColumn.OfVectors("Vector", new VectorDataViewType(NumberDataViewType.Int16, 3), row => new VBuffer<short>(3, 1, [(short)row], [1])),
            FakeColumn.Of("Class", NumberDataViewType.Single, row => (float)(row % 2))),
        new FakeDataView(
            11,
            FakeColumn.Of("Class", NumberDataViewType.Single, row => (float)(row % 3)),
            FakeColumn.OfVectors("Vector", new VectorDataViewType(NumberDataViewType.Single, 3), row => new VBuffer<float>(3, [row, 0, 1])),
            FakeColumn.Of("Number", NumberDataViewType.Int16, row => (short)-row),
            FakeColumn.Key("Kind", row => (uint)(row % 3), "dog", "cow")),
    ];

    private static IDataView[] KeysAndTexts() =>
    [
        new FakeDataView(9, FakeColumn.Key("Kind", row => (uint)(row % 3), "cat", "dog")),
        new FakeDataView(7, FakeColumn.Of("Kind", TextDataViewType.Instance, row => $"kind {row % 2}".AsMemory())),
    ];

    private static IEnumerable<(string Source, string Label, string Class)> Map() =>
        [("a", "cat", "pet"), ("a", "dog", "pet"), ("b", "dog", "pet"), ("b", "cow", "cattle")];

    private static IDataView[] Ragged() =>
    [
        new FakeDataView(
            9,
            FakeColumn.Of("Only", NumberDataViewType.Single, row => (float)row),
            FakeColumn.OfVectors("Vector", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2, [row, 1]))),
        new FakeDataView(
            7,
            FakeColumn.Of("Name", TextDataViewType.Instance, row => $"name {row}".AsMemory()),
            FakeColumn.OfVectors("Vector", new VectorDataViewType(NumberDataViewType.Single, 4), row => new VBuffer<float>(4, 1, [row], [2]))),
    ];

    private static MixedDataView Renamed(IDataView[] sources) => Ml.Data.Mix(
        new MixSource("a", sources[0]) { Drop = ["Vector"], Fill = new Dictionary<string, object?> { ["Text"] = "none" } },
        new MixSource("b", sources[1])
        {
            Drop = ["Vector"],
            Rename = new Dictionary<string, string> { ["Name"] = "Text" },
            Fill = new Dictionary<string, object?> { ["Only"] = 2.5f },
        });

    private static MixedDataView OfMixes(IDataView[] sources)
    {
        var from = new MixOptions { Columns = MixColumns.Origin, OriginColumnName = "from", Stop = StopRule.AllExhausted };
        return Mix(new MixOptions { Columns = All }, [Mix(from, sources[..2]), Mix(from, sources[2..])]);
    }

    private static MixedDataView Rest(IDataView[] sources)
    {
        MixedDataView mix = Mix(new MixOptions { Stop = StopRule.AllOnce }, sources);
        return mix.Resume(mix.Plan.Walk(7).Save());
    }

    private static MixedDataView SecondRound(IDataView[] sources)
    {
        MixedDataView mix = Mix(new MixOptions { Columns = All, Stop = StopRule.AllOnce }, sources);
        using IEnumerator<MixRound> rounds = mix.Rounds(new GivenWeights([3, 2, 1], [1, 2, 3]), 11).GetEnumerator();
        rounds.MoveNext();
        rounds.Current.Losses.Add(0, 1);
        rounds.MoveNext();
        return rounds.Current.View;
    }

    private static MixSplitOptions Stratified() => new() { TestFraction = 0.4, StratifyColumnName = "Kind" };

    private static SplitDataView Part(IDataView source, string? by)
    {
        SplitColumn? column = by is null ? null : SplitColumn.Of(source.Schema[by]);
        var split = new SplitSource(new MixSource("a", source), column, false, 0);
        var rule = new FractionRule(0.5);
        return new SplitDataView(split, rule, true, split.SizesUnread([rule])?.TestRows[0]);
    }
}
