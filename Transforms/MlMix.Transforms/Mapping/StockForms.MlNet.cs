using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>
/// Parts for writing a transformer as a chain of ML.NET's own. ML.NET's model files are closed to other assemblies, but a transformer may
/// have an equal chain of stock transformers write itself into its place; the file then loads without MlMix.
/// </summary>
internal static class StockForms
{
    /// <summary>How the names of columns begin that contracts have.</summary>
    public const string OwnNames = "MlMix.";

    /// <summary>Fits a chain, of which no part learns from data, and writes it.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="fitted">The schema of the data that the transformer was fitted on.</param>
    /// <param name="made">The columns that the transformer makes.</param>
    /// <param name="context">Where it is written.</param>
    /// <exception cref="NotSupportedException">A column would be lost.</exception>
    public static void Save(IEstimator<ITransformer> chain, DataViewSchema fitted, IEnumerable<string> made, ModelSaveContext context)
    {
        ITransformer form = chain.Fit(new EmptyView(fitted));
        CheckKept(fitted, made, form.GetOutputSchema(fitted));
        form.Save(context);
    }

    /// <summary>
    /// Refuses a form that loses a column. Those of contracts have fixed names, as their classes say them, and are dropped behind them: a column of the data
    /// with such a name goes, too.
    /// </summary>
    /// <param name="fitted">The schema of the data that the transformer was fitted on.</param>
    /// <param name="made">The columns that the transformer makes.</param>
    /// <param name="output">The schema of what the form makes of the data.</param>
    /// <exception cref="NotSupportedException">A column is lost.</exception>
    public static void CheckKept(DataViewSchema fitted, IEnumerable<string> made, DataViewSchema output)
    {
        IEnumerable<string> expected = fitted.Where(column => !column.IsHidden).Select(column => column.Name).Concat(made);
        if (expected.FirstOrDefault(name => output.GetColumnOrNull(name) is null) is string lost)
            throw NameTaken(lost);
    }

    /// <summary>What is said of a column whose name a contract has for one of its own.</summary>
    public static NotSupportedException NameTaken(string column) => new(
        $"The model cannot be saved with the column '{column}': its saved form has a column of that name in between, and drops it. Rename it; names that " +
        $"begin with {OwnNames} are those of saved forms.");

    /// <summary>
    /// Appends to a chain that may not have begun. The chain stays flat however often that is done; with <c>Append</c> each call might begin another one around
    /// it, and each of these transforms the data anew when it is fitted.
    /// </summary>
    public static IEstimator<ITransformer> Then(this IEstimator<ITransformer>? chain, IEstimator<ITransformer> next) =>
        chain is null ? next : chain.Append(next);

    /// <summary>Numbers the sources by the raw key: 1, 2, ... for those of the key column fitted on, and 0 for any other and the missing one.</summary>
    public static IEstimator<ITransformer> Index(MLContext ml, string output, string source, FittedSources sources) =>
        BySource(ml, output, source, sources, Enumerable.Range(1, sources.KeyCount).Select(index => (long)index));

    /// <summary>
    /// Looks a value up by the raw key of the source: <paramref name="values"/> for 1, 2, ..., and 0 for any other.
    /// </summary>
    public static IEstimator<ITransformer> BySource<TValue>(
        MLContext ml, string output, string source, FittedSources sources, IEnumerable<TValue> values) =>
        ByKey(ml, output, source, sources.RawType, values);

    /// <summary>Looks a value up by the raw value of a key: <paramref name="values"/> for 1, 2, ..., and 0 for any other.</summary>
    public static IEstimator<ITransformer> ByKey<TValue>(MLContext ml, string output, string key, Type rawType, IEnumerable<TValue> values) =>
        Type.GetTypeCode(rawType) switch
        {
            TypeCode.Byte => ByKey(ml, output, key, values, raw => (byte)raw),
            TypeCode.UInt16 => ByKey(ml, output, key, values, raw => (ushort)raw),
            TypeCode.UInt32 => ByKey(ml, output, key, values, raw => (uint)raw),
            _ => ByKey(ml, output, key, values, raw => (ulong)raw),
        };

    /// <summary>The kind of a raw type of numbers or keys, which has the type's name.</summary>
    public static DataKind Kind(Type raw) => Enum.Parse<DataKind>(raw.Name);

    /// <summary>
    /// A name for a column that exists only within the chain. It is dropped by name at the end, so it must not be one of the data's; no
    /// data names its columns like this, and those of the data fitted on are avoided.
    /// </summary>
    public static string Temporary(DataViewSchema fitted, string output, string what)
    {
        string name = $"MlMix:{output}:{what}";
        while (fitted.GetColumnOrNull(name) is not null)
            name += "'";
        return name;
    }

    /// <summary>Adds a vector of texts to what a column says of itself; a lookup stands in a model file together with it.</summary>
    public static void Annotate(SchemaDefinition.Column column, string kind, string[] values)
    {
        var texts = new VBuffer<ReadOnlyMemory<char>>(values.Length, [.. values.Select(value => value.AsMemory())]);
        column.AddAnnotation(kind, texts, new VectorDataViewType(TextDataViewType.Instance, texts.Length));
    }

    private static IEstimator<ITransformer> ByKey<TKey, TValue>(
        MLContext ml, string output, string key, IEnumerable<TValue> values, Func<int, TKey> raw) =>
        ml.Transforms.Conversion.MapValue(output, values.Select((value, index) => KeyValuePair.Create(raw(index + 1), value)), key);
}
