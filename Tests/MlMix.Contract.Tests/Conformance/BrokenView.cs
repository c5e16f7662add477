using Microsoft.ML;
using MlMix.Testing;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>A view that breaks one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="How">How it breaks it; a name for the test.</param>
/// <param name="Make">Makes it over sources.</param>
internal sealed record BrokenView(string Rule, string How, Func<IDataView[], IDataView> Make)
{
    /// <summary>The sources it is made over.</summary>
    public Func<IDataView[]> Sources { get; init; } = () => [SampleViews.Everything()];

    /// <summary>All of them.</summary>
    public static BrokenView[] All { get; } =
    [
        .. BrokenCursors.All, .. BrokenColumns.All, .. BrokenGetters.All, .. BrokenValues.All, .. BrokenSets.All, .. BrokenSchemas.All,
        .. BrokenOwners.All,
    ];

    /// <summary>The sample view, each cursor of which is bent.</summary>
    public static BrokenView Of(string rule, string how, Func<DataViewRowCursor, BentCursor> bend) =>
        new(rule, how, sources => new PassView(sources[0]) { Cursor = bend });

    /// <summary>The sample view with the getter of one column bent.</summary>
    public static BrokenView Of<T>(string rule, string how, string column, Func<DataViewRowCursor, ValueGetter<T>, ValueGetter<T>> bend) =>
        Of(rule, how, cursor => new BentCursor(cursor) { Getter = On(column, bend) });

    /// <summary>The same, where a set has one cursor and a cursor's position is its row.</summary>
    public static BrokenView OfOne<T>(string rule, string how, string column, Func<DataViewRowCursor, ValueGetter<T>, ValueGetter<T>> bend) =>
        new(rule, how, sources => new PassView(sources[0])
        {
            Open = sources[0].GetRowCursor,
            Cursor = cursor => new BentCursor(cursor) { Getter = On(column, bend) },
        });

    /// <summary>The sample view with one column more.</summary>
    public static BrokenView With(string rule, string how, FakeColumn column) =>
        new(rule, how, sources => sources[0]) { Sources = () => [new FakeDataView(SampleViews.Rows, [.. SampleViews.Columns(), column])] };

    /// <summary>Bends the getter of one column.</summary>
    public static Func<DataViewRowCursor, DataViewSchema.Column, Delegate, Delegate> On<T>(
        string name, Func<DataViewRowCursor, ValueGetter<T>, ValueGetter<T>> bend) =>
        (cursor, column, getter) => column.Name == name ? bend(cursor, (ValueGetter<T>)getter) : getter;

    public override string ToString() => $"{Rule}: {How}";
}
