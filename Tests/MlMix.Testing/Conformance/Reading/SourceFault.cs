using Microsoft.ML;

namespace MlMix.Testing.Conformance;

/// <summary>One way in which a source fails.</summary>
/// <param name="Source">Which source.</param>
/// <param name="What">What happens, for messages.</param>
/// <param name="Make">Makes a source fail so, with this exception.</param>
internal sealed record SourceFault(int Source, string What, Func<IDataView, Exception, FaultyDataView> Make)
{
    // A row that is neither the first nor the last of any source.
    private const int Row = 4;

    /// <summary>What is thrown then; a new one each time, to see whether it was thrown.</summary>
    public Func<Exception> Throws { get; init; } = () => new InvalidDataException("The source is at fault.");

    /// <summary>Whether it fails only when it is let go.</summary>
    public bool IsOfDisposal { get; private init; }

    /// <summary>Whether it opens and gives no getters.</summary>
    public bool IsOfGetters { get; private init; }

    public static IEnumerable<SourceFault> All(int sources) => Enumerable.Range(0, sources).SelectMany(Of);

    private static IEnumerable<SourceFault> Of(int source) =>
    [
        new(source, $"source {source} does not open", (view, fault) => new FaultyDataView(view) { OpenFault = fault }),
        new(source, $"source {source} gives no getters", (view, fault) => new FaultyDataView(view) { GetterFault = fault }) { IsOfGetters = true },
        new(source, $"source {source} fails at its first row", (view, fault) => new FaultyDataView(view) { MoveFault = fault }),
        new(source, $"source {source} fails at row {Row}", (view, fault) => new FaultyDataView(view) { MoveFault = fault, FaultRow = Row }),
        new(source, $"source {source} is cancelled at row {Row}", (view, fault) => new FaultyDataView(view) { MoveFault = fault, FaultRow = Row })
        {
            Throws = () => new OperationCanceledException("The source was cancelled."),
        },
        new(source, $"source {source} gives no values in row {Row}", (view, fault) => new FaultyDataView(view) { ValueFault = fault, FaultRow = Row }),
        new(source, $"source {source} cannot be disposed of", (view, fault) => new FaultyDataView(view) { DisposeFault = fault }) { IsOfDisposal = true },
    ];
}
