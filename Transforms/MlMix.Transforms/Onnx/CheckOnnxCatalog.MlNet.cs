using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>The guard before a model is exported to ONNX.</summary>
public static class CheckOnnxCatalog
{
    /// <summary>
    /// Refuses a model with transforms by source in it, and one that was loaded and has them as expressions and custom mappings. ONNX has a place for them,
    /// but ML.NET exports neither what is not its own nor those: <c>ConvertToOnnx</c> would write, without a word, the part of the model that comes after
    /// them, whose inputs are what they make. SourceWeights without labels, UnifyLabels without class names and SplitPrediction without scores are lookups in
    /// their stock form, which ML.NET exports, but for labels and keys of Byte and SByte, where <c>ConvertToOnnx</c> itself refuses, or ONNX Runtime the model.
    /// Labels of Double are looked up as Single there.
    /// </summary>
    /// <param name="catalog">The model catalog.</param>
    /// <param name="model">The model to be exported: a transformer, or a chain of them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="model"/> is null.</exception>
    /// <exception cref="NotSupportedException">The model has transforms by source; the message names them and the way out, which is <see
    /// cref="ToStockCatalog.ToStock"/> where their stock forms are exported.</exception>
    public static void CheckOnnx(this ModelOperationsCatalog catalog, ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        ITransformer[] parts = [.. Parts(model).Where(part => IsOurs(part) || IsLeftOut(part))];
        string never = Names(parts.Where(part => !IsOurs(part) || !IsExportedAsStock(catalog, part)));
        if (never.Length > 0)
        {
            throw new NotSupportedException(
                $"The model cannot be exported to ONNX as a whole: {never} cannot, and ConvertToOnnx would write only what comes after, " +
                "which takes their outputs as inputs. Export the transformers that follow, and do what these do before the exported model; " +
                "or save the model with Model.Save.");
        }

        if (parts.Length > 0)
        {
            throw new NotSupportedException(
                $"The model cannot be exported to ONNX as it is: ConvertToOnnx does not know {Names(parts)}, but knows what stock form there is. " +
                "Export Model.ToStock(model).");
        }
    }

    private static bool IsOurs(ITransformer part) => part.GetType().Assembly == typeof(CheckOnnxCatalog).Assembly;

    /// <summary>Whether ML.NET writes a model without this: it does not export those two of its own of which saved ones are made.</summary>
    private static bool IsLeftOut(ITransformer part) => part is ExpressionTransformer ||
        (part.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(CustomMappingTransformer<,>));

    private static bool IsExportedAsStock(ModelOperationsCatalog catalog, ITransformer part)
    {
        try
        {
            return !Parts(catalog.ToStock(part)).Any(IsLeftOut);
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static string Names(IEnumerable<ITransformer> parts) => string.Join(", ", parts.Select(part => part.GetType().Name.Split('`')[0]).Distinct());

    private static IEnumerable<ITransformer> Parts(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [model];
}
