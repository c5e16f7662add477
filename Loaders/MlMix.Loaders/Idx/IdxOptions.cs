namespace MlMix;

/// <summary>How the columns of <see cref="Microsoft.ML.IdxCatalog"/> are named and scaled.</summary>
/// <remarks>The values are taken when the view is made; later changes do not touch it.</remarks>
public sealed class IdxOptions
{
    /// <summary>Gets or sets the name of the column that holds the data.</summary>
    /// <value>Default <c>Features</c>. Not empty.</value>
    public string FeatureColumnName { get; set; } = "Features";

    /// <summary>Gets or sets the name of the column that holds the labels, which is there only when a labels file is given.</summary>
    /// <value>Default <c>Label</c>. Not empty, and other than <see cref="FeatureColumnName"/>.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>Gets or sets the number that every value of the data is multiplied by, after its conversion to <see cref="float"/>; for
    /// example <c>1f / 255</c> to bring bytes to 0..1. Labels are never scaled.</summary>
    /// <value>Default 1. Finite, and not 0.</value>
    public float Scale { get; set; } = 1;
}
