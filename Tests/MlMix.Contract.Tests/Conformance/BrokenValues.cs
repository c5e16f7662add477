using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Contract.Tests.Conformance.BrokenView;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views that mistake the buffers of readers for their own, or give values that their types do not have.</summary>
internal static class BrokenValues
{
    public static BrokenView[] All { get; } =
    [
        Of<VBuffer<float>>(ConformanceRules.FilledBuffers, "what was longer stays longer", "Dense", Longer),
        Of<VBuffer<int>>(ConformanceRules.FilledBuffers, "zeros are not written", "Sparse", NonZero),
        Of<float>(ConformanceRules.FilledBuffers, "zero is not written", "Number", KeepsOnFirstRow),
        Of<VBuffer<float>>(ConformanceRules.CallersBuffers, "the cursor's own buffer goes out", "Dense", OwnBuffer),
        new(ConformanceRules.CallersBuffers, "the view's own arrays go out", sources => OwnArrays(sources[0])),
        new(ConformanceRules.CallersBuffers, "the view's own disposable value goes out", sources => OwnHandles(sources[0])),
        OfOne<VBuffer<float>>(ConformanceRules.VectorShape, "one vector is too short", "Dense", Short),
        With(ConformanceRules.VectorShape, "indices fall", FakeColumn.OfVectors(
            "Falling", new VectorDataViewType(NumberDataViewType.Single, 8), row => new VBuffer<float>(8, 2, [row, 1], [5, 2]))),
        With(ConformanceRules.VectorShape, "indices repeat", FakeColumn.OfVectors(
            "Twice", new VectorDataViewType(NumberDataViewType.Single, 8), row => new VBuffer<float>(8, 2, [row, 1], [5, 5]))),
        With(ConformanceRules.VectorShape, "indices go beyond", FakeColumn.OfVectors(
            "Beyond", new VectorDataViewType(NumberDataViewType.Single), row => new VBuffer<float>(3, 1, [row], [3]))),
        With(ConformanceRules.KeyRange, "one beyond the count", FakeColumn.Of("Raw", new KeyDataViewType(typeof(uint), 3), row => (uint)row % 5)),
        With(ConformanceRules.KeyRange, "one of a vector beyond the count", FakeColumn.OfVectors(
            "Raws", new VectorDataViewType(new KeyDataViewType(typeof(byte), 3), 2), row => new VBuffer<byte>(2, [1, (byte)(row % 5)]))),
    ];

    private static ValueGetter<VBuffer<float>> Longer(DataViewRowCursor cursor, ValueGetter<VBuffer<float>> getter) => (ref VBuffer<float> value) =>
    {
        int before = value.Length;
        getter(ref value);
        if (before > value.Length)
            value = VBufferEditor.Create(ref value, before, keepOldOnResize: true).Commit();
    };

    private static ValueGetter<VBuffer<int>> NonZero(DataViewRowCursor cursor, ValueGetter<VBuffer<int>> getter) => (ref VBuffer<int> value) =>
    {
        VBuffer<int> full = default;
        getter(ref full);
        VBufferEditor<int> editor = VBufferEditor.Create(ref value, full.Length);
        foreach (KeyValuePair<int, int> item in full.Items())
            editor.Values[item.Key] = item.Value;
        value = editor.Commit();
    };

    private static ValueGetter<float> KeepsOnFirstRow(DataViewRowCursor cursor, ValueGetter<float> getter) => (ref float value) =>
    {
        float now = 0;
        getter(ref now);
        value = cursor.Position == 0 && value != 0 ? value : now;
    };

    private static ValueGetter<VBuffer<float>> OwnBuffer(DataViewRowCursor cursor, ValueGetter<VBuffer<float>> getter)
    {
        VBuffer<float> own = default;
        return (ref VBuffer<float> value) =>
        {
            getter(ref own);
            value = own;
        };
    }

    private static PassView OwnArrays(IDataView source)
    {
        float[][] rows = [.. source.GetColumn<float[]>("Dense")];
        return new PassView(source)
        {
            Cursor = cursor => new BentCursor(cursor)
            {
                Getter = On<VBuffer<float>>("Dense", (_, getter) => (ref VBuffer<float> value) =>
                {
                    VBuffer<float> row = default;
                    getter(ref row);
                    value = new VBuffer<float>(3, rows[(int)row.GetItemOrDefault(0)]);
                }),
            },
        };
    }

    private static PassView OwnHandles(IDataView source)
    {
        Handle[] rows = [.. Enumerable.Range(0, SampleViews.Rows).Select(row => new Handle(row))];
        return new PassView(source)
        {
            Cursor = cursor => new BentCursor(cursor)
            {
                Getter = On<Handle>("Handle", (_, getter) => (ref Handle value) =>
                {
                    Handle row = null!;
                    getter(ref row);
                    value = rows[row.Number];
                }),
            },
        };
    }

    private static ValueGetter<VBuffer<float>> Short(DataViewRowCursor cursor, ValueGetter<VBuffer<float>> getter) => (ref VBuffer<float> value) =>
    {
        getter(ref value);
        if (cursor.Position == 4)
            value = VBufferEditor.Create(ref value, 2, keepOldOnResize: true).Commit();
    };
}
