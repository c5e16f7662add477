using MlMix.Testing.Conformance;

namespace MlMix.Testing;

/// <summary>
/// The rules of ML.NET's contract, after the documentation of IDataView and DataViewRow and the documents in docs/code of dotnet/machinelearning:
/// IDataViewImplementation, IDataViewDesignPrinciples, DataViewRowCursor and IDataViewTypeSystem.
/// </summary>
public static class ConformanceRules
{
    /// <summary>All columns can be read to the end.</summary>
    public const string Readable = nameof(Conformance.Readable);

    /// <summary>Every cursoring gives the same values in the same order.</summary>
    public const string Repeatable = nameof(Conformance.Repeatable);

    /// <summary>The cursor's schema is the view's own object.</summary>
    public const string SameSchema = nameof(Conformance.SameSchema);

    /// <summary>The row count is null or exact.</summary>
    public const string RowCount = nameof(Conformance.RowCount);

    /// <summary>A cursor without columns has as many rows.</summary>
    public const string NoColumns = nameof(Conformance.NoColumns);

    /// <summary>The position is -1 off the rows and counts 0, 1, 2, ... on them.</summary>
    public const string Position = nameof(Conformance.Position);

    /// <summary>After the end, and after disposal, MoveNext is false for ever.</summary>
    public const string EndIsEnd = nameof(Conformance.EndIsEnd);

    /// <summary>A cursor may be disposed twice, at any time.</summary>
    public const string DisposedTwice = nameof(Conformance.DisposedTwice);

    /// <summary>The columns asked for are active, others are not, and their getters are refused.</summary>
    public const string ActiveColumns = nameof(Conformance.ActiveColumns);

    /// <summary>Columns that are not of the view's schema are refused.</summary>
    public const string ForeignColumns = nameof(Conformance.ForeignColumns);

    /// <summary>A getter of another type than the column's is refused.</summary>
    public const string WrongTypes = nameof(Conformance.WrongTypes);

    /// <summary>Before the first row and after the last a getter throws.</summary>
    public const string OffRow = nameof(Conformance.OffRow);

    /// <summary>After disposal a getter throws.</summary>
    public const string AfterDisposal = nameof(Conformance.AfterDisposal);

    /// <summary>A column's values do not depend on the other columns asked for.</summary>
    public const string ColumnsAlone = nameof(Conformance.ColumnsAlone);

    /// <summary>A getter may be got and called at any row, and as often as one likes.</summary>
    public const string GettersAnyTime = nameof(Conformance.GettersAnyTime);

    /// <summary>Cursors read at the same time, each by a thread, do not disturb each other.</summary>
    public const string Concurrent = nameof(Conformance.Concurrent);

    /// <summary>What a getter gave is the caller's: it stays as it is, and writing in it or disposing of it changes nothing else.</summary>
    public const string CallersBuffers = nameof(Conformance.CallersBuffers);

    /// <summary>What the caller's variable held before makes no difference.</summary>
    public const string FilledBuffers = nameof(Conformance.FilledBuffers);

    /// <summary>Vectors are as long as their type says; sparse indices are in range and rise.</summary>
    public const string VectorShape = nameof(Conformance.VectorShape);

    /// <summary>Keys are from 0, for missing, to their type's count.</summary>
    public const string KeyRange = nameof(Conformance.KeyRange);

    /// <summary>Annotations are the same at every reading and, where they name keys or slots, as many as these.</summary>
    public const string Annotations = nameof(Conformance.Annotations);

    /// <summary>Batches do not decrease within a cursor, and no two cursors of a set have one in common.</summary>
    public const string Batches = nameof(Conformance.Batches);

    /// <summary>The rows of a set of cursors, put in the order of their batches, are those of one cursor.</summary>
    public const string CursorSets = nameof(Conformance.CursorSets);

    /// <summary>Row ids are unique and the same at every cursoring, whatever the columns and the kind of cursor.</summary>
    public const string RowIds = nameof(Conformance.RowIds);

    /// <summary>With a random generator the rows are permuted, equally for equal generators; not at all where the view says that it cannot.</summary>
    public const string Shuffling = nameof(Conformance.Shuffling);

    /// <summary>Wherever reading ends, no cursor of a source stays open.</summary>
    public const string SourcesReleased = nameof(Conformance.SourcesReleased);

    /// <summary>Where a source fails, no cursor of it or of another stays open.</summary>
    public const string FailedSourcesReleased = nameof(Conformance.FailedSourcesReleased);

    /// <summary>Where a source opens and gives no getters, no cursor of it or of another stays open.</summary>
    public const string UnboundSourcesReleased = nameof(Conformance.UnboundSourcesReleased);

    /// <summary>What a source throws reaches the reader.</summary>
    public const string SourceFaults = nameof(Conformance.SourceFaults);

    /// <summary>All rules; those that others need come first.</summary>
    internal static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new Readable(), new Repeatable(), new SameSchema(), new RowCount(), new NoColumns(), new Position(), new EndIsEnd(), new DisposedTwice(),
        new ActiveColumns(), new ForeignColumns(), new WrongTypes(), new OffRow(), new AfterDisposal(), new ColumnsAlone(), new GettersAnyTime(),
        new Concurrent(), new FilledBuffers(), new VectorShape(), new KeyRange(), new Annotations(), new Batches(), new CursorSets(), new RowIds(),
        new Shuffling(), new SourcesReleased(), new FailedSourcesReleased(), new UnboundSourcesReleased(), new SourceFaults(),
        // Last, because a view that breaks it is spoiled.
        new CallersBuffers(),
    ];
}
