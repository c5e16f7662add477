using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MlMix.Routing;

namespace Microsoft.ML;

/// <summary>The guard before a model is exported to ONNX.</summary>
public static class CheckOnnxCatalog
{
    /// <summary>
    /// Refuses a model with transforms by source in it, and one that was loaded and has them as expressions and custom mappings. ONNX has a place for them,
    /// but ML.NET exports neither what is not its own nor those: <c>ConvertToOnnx</c> would write, without a word, the part of the model that comes after
    /// them, whose inputs are what they make. SourceWeights without labels, UnifyLabels without class names and SplitPrediction without scores are lookups in
    /// their stock form, which ML.NET exports. Labels of Double are looked up as Single there. Lookups by Byte and SByte are refused where the schema of the
    /// data is given: <c>ConvertToOnnx</c> refuses them, too, or writes a model that ONNX Runtime refuses.
    /// </summary>
    /// <param name="catalog">The model catalog.</param>
    /// <param name="model">The model to be exported: a transformer, or a chain of them.</param>
    /// <param name="inputSchema">
    /// The schema of the data that <c>ConvertToOnnx</c> is given. Default null: lookups by Byte and SByte are not seen, because a model does not tell by what
    /// types it looks up.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="model"/> is null.</exception>
    /// <exception cref="NotSupportedException">
    /// The model has transforms by source; the message names them and the way out, which is <see cref="ToStockCatalog.ToStock"/> where their stock forms are
    /// exported. Or it looks values up by columns of Byte or SByte, which are named.
    /// </exception>
    public static void CheckOnnx(this ModelOperationsCatalog catalog, ITransformer model, DataViewSchema? inputSchema = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        (ITransformer Part, ITransformer[]? Stock)[] parts = [.. Parts(model).Select(part => (part, StockOf(catalog, part)))];
        string never = Names(parts.Where(part => part.Stock?.Any(IsLeftOut) ?? true));
        if (never.Length > 0)
        {
            throw new NotSupportedException(
                $"The model cannot be exported to ONNX as a whole: {never} cannot, and ConvertToOnnx would write only what comes after, " +
                "which takes their outputs as inputs. Export the transformers that follow, and do what these do before the exported model; " +
                "or save the model with Model.Save.");
        }

        string bytes = inputSchema is null ? "" : ByBytes(parts.SelectMany(part => part.Stock!), inputSchema);
        if (bytes.Length > 0)
        {
            throw new NotSupportedException(
                $"The model cannot be exported to ONNX: it looks values up by {bytes}, and of lookups by Byte and SByte ConvertToOnnx makes no model, or one " +
                "that ONNX Runtime refuses. Make numbers of Single or keys of UInt32 of such columns first, with Transforms.Conversion.ConvertType.");
        }

        string ours = Names(parts.Where(part => IsOurs(part.Part)));
        if (ours.Length > 0)
        {
            throw new NotSupportedException(
                $"The model cannot be exported to ONNX as it is: ConvertToOnnx does not know {ours}, but knows what stock form there is. " +
                "Export Model.ToStock(model).");
        }
    }

    private static bool IsOurs(ITransformer part) => part.GetType().Assembly == typeof(CheckOnnxCatalog).Assembly;

    /// <summary>Whether ML.NET writes a model without this: it does not export those two of its own of which saved ones are made.</summary>
    private static bool IsLeftOut(ITransformer part) => part is ExpressionTransformer ||
        (part.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(CustomMappingTransformer<,>));

    /// <summary>The columns of Byte and SByte by which is looked up, and their types.</summary>
    private static string ByBytes(IEnumerable<ITransformer> stock, DataViewSchema schema)
    {
        var found = new List<string>();
        foreach (ITransformer part in stock)
        {
            if (part is ValueMappingTransformer)
            {
                IRowToRowMapper mapper = part.GetRowToRowMapper(schema);
                found.AddRange(mapper.GetDependencies(PassedOn.Others(mapper, schema)).Where(IsOfBytes).Select(column => $"'{column.Name}' ({column.Type})"));
            }

            schema = part.GetOutputSchema(schema);
        }

        return string.Join(", ", found.Distinct());
    }

    private static bool IsOfBytes(DataViewSchema.Column column)
    {
        DataViewType item = column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;
        return item.RawType == typeof(byte) || item.RawType == typeof(sbyte);
    }

    /// <summary>What a transformer is saved as; null for one that cannot be saved.</summary>
    private static ITransformer[]? StockOf(ModelOperationsCatalog catalog, ITransformer part)
    {
        try
        {
            return IsOurs(part) ? [.. Parts(catalog.ToStock(part))] : [part];
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static string Names(IEnumerable<(ITransformer Part, ITransformer[]? Stock)> parts) =>
        string.Join(", ", parts.Select(part => part.Part.GetType().Name.Split('`')[0]).Distinct());

    private static IEnumerable<ITransformer> Parts(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [model];
}
