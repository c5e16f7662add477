using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Contract.Tests.Conformance.BrokenView;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views with a wrong schema or wrong annotations.</summary>
internal static class BrokenSchemas
{
    public static BrokenView[] All { get; } =
    [
        Of(ConformanceRules.SameSchema, "a cursor has a copy", cursor => new BentCursor(cursor) { OtherSchema = Copy(cursor.Schema) }),
        new(ConformanceRules.SameSchema, "a cursor of a set has a copy", sources => new PassView(sources[0])
        {
            Set = cursors => [.. cursors.Select(cursor => new BentCursor(cursor) { OtherSchema = Copy(cursor.Schema) })],
        }),
        With(ConformanceRules.Annotations, "fewer key values than keys", FakeColumn.Of(
            "Named", new KeyDataViewType(typeof(uint), 3), row => (uint)row % 4, FakeColumn.Texts("KeyValues", "one", "two"))),
        With(ConformanceRules.Annotations, "more slot names than slots", FakeColumn.OfVectors(
            "Slots", new VectorDataViewType(NumberDataViewType.Single, 2), _ => new VBuffer<float>(2, [1, 2]), FakeColumn.Texts("SlotNames", "a", "b", "c"))),
        With(ConformanceRules.Annotations, "slot names that can be written over", Slots(Shared())),
        With(ConformanceRules.Annotations, "slot names that change", Slots(Changing())),
    ];

    private static DataViewSchema Copy(DataViewSchema schema)
    {
        var builder = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in schema)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        return builder.ToSchema();
    }

    private static FakeColumn Slots(ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, 2), getter);
        return FakeColumn.OfVectors(
            "Slots", new VectorDataViewType(NumberDataViewType.Single, 2), _ => new VBuffer<float>(2, [1, 2]), annotations.ToAnnotations());
    }

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> Shared()
    {
        ReadOnlyMemory<char>[] names = ["a".AsMemory(), "b".AsMemory()];
        return (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(2, names);
    }

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> Changing()
    {
        int calls = 0;
        return (ref VBuffer<ReadOnlyMemory<char>> value) =>
            value = new VBuffer<ReadOnlyMemory<char>>(2, ["a".AsMemory(), $"{calls++}".AsMemory()]);
    }
}
