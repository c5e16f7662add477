using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Mixing;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>Sources one after the other, so that what becomes of each is easy to see, and small views of one column.</summary>
internal static class Aligned
{
    public static MixedDataView Concat(params MixSource[] sources) => Concat(new MixOptions(), sources);

    public static MixedDataView Concat(MixOptions options, params MixSource[] sources)
    {
        options.Selection = Selection.Concat;
        return Ml.Data.Mix(options, sources);
    }

    public static MixSchema Schema(MixOptions options, params MixSource[] sources) => MixRules.Resolve(options, sources, new Faults("Mix")).Schema;

    public static string Text(MixOptions options, params MixSource[] sources) => Schema(options, sources).Alignment.ToString();

    /// <summary>A view of one column with these values, one in each row.</summary>
    public static FakeDataView One<T>(DataViewType type, params T[] values) => new(values.Length, Column("X", type, values));

    public static FakeColumn Column<T>(string name, DataViewType type, params T[] values) => FakeColumn.Of(name, type, row => values[row]);

    /// <summary>A view of one column with these vectors, one in each row.</summary>
    public static FakeDataView Vectors<T>(VectorDataViewType type, params VBuffer<T>[] values) =>
        new(values.Length, FakeColumn.OfVectors("X", type, row => values[row]));

    public static VBuffer<T> Dense<T>(params T[] values) => new(values.Length, values);

    /// <summary>A view of a key column with text key values.</summary>
    public static FakeDataView Keys(string[] names, params uint[] raws) => new(raws.Length, FakeColumn.Key("X", row => raws[row], names));

    /// <summary>A view of a key column with any key values.</summary>
    public static FakeDataView Keys<TRaw, TValue>(PrimitiveDataViewType valueType, TValue[] values, params TRaw[] raws)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("KeyValues", new VectorDataViewType(valueType, values.Length),
            (ref VBuffer<TValue> result) => new VBuffer<TValue>(values.Length, values).CopyTo(ref result));
        return new FakeDataView(raws.Length,
            FakeColumn.Of("X", new KeyDataViewType(typeof(TRaw), values.Length), row => raws[row], annotations.ToAnnotations()));
    }

    public static string[] KeyValues(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(value => value.ToString())];
    }

    public static string[] Texts(IDataView view, string column) => [.. ViewRows.Column<ReadOnlyMemory<char>>(view, column).Select(text => text.ToString())];

    /// <summary>The rows of a column of vectors, as texts such as <c>1 0 2</c>.</summary>
    public static string[] VectorTexts<T>(IDataView view, string column) =>
        [.. ViewRows.Vectors<T>(view, column).Select(row => FormattableString.Invariant($"{string.Join(' ', row)}"))];

    public static void Refused(MixSource[] sources, params string[] faults) => Refused(new MixOptions(), sources, faults);

    public static void Refused(MixOptions options, MixSource[] sources, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(options, sources));

        Assert.AreEqual(string.Join('\n', faults), string.Join('\n', error.Faults));
    }
}
