using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>The guard before a model is exported to ONNX.</summary>
public static class CheckOnnxCatalog
{
    /// <summary>
    /// Refuses a model with transforms by source in it, and one that was loaded and has them as expressions and custom mappings. ONNX has a place for them,
    /// but ML.NET exports neither what is not its own nor those: <c>ConvertToOnnx</c> would write, without a word, the part of the model that comes after
    /// them, whose inputs are what they make.
    /// </summary>
    /// <param name="catalog">The model catalog.</param>
    /// <param name="model">The model to be exported: a transformer, or a chain of them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="model"/> is null.</exception>
    /// <exception cref="NotSupportedException">The model has transforms by source; the message names them and the way out.</exception>
    public static void CheckOnnx(this ModelOperationsCatalog catalog, ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        string[] left = [.. Parts(model).Where(IsLeftOut).Select(part => part.GetType().Name.Split('`')[0]).Distinct()];
        if (left.Length > 0)
        {
            throw new NotSupportedException(
                $"The model cannot be exported to ONNX as a whole: {string.Join(", ", left)} cannot, and ConvertToOnnx would write only what comes after, " +
                "which takes their outputs as inputs. Export the transformers that follow, and do what these do before the exported model; " +
                "or save the model with Model.Save.");
        }
    }

    /// <summary>
    /// Whether ML.NET writes a model without this: it exports neither others' transformers nor those two of its own of which saved ones are made.
    /// </summary>
    private static bool IsLeftOut(ITransformer part) => part.GetType().Assembly == typeof(CheckOnnxCatalog).Assembly || part is ExpressionTransformer ||
        (part.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(CustomMappingTransformer<,>));

    private static IEnumerable<ITransformer> Parts(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [model];
}
