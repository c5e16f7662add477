namespace Microsoft.ML;

/// <summary>Can write itself into a model file.</summary>
public interface ICanSaveModel
{
    /// <summary>Writes into the file that <paramref name="ctx"/> stands for.</summary>
    void Save(ModelSaveContext ctx);
}
