namespace MlMix;

/// <summary>Everything that a mixed view is asked for beside its sources. Checked, and copied, when the view is made.</summary>
public sealed class MixOptions : PlanOptions
{
    /// <summary>Gets or sets the name of the added column that tells each row's source, a key whose key values are the source names.</summary>
    /// <value>Default <c>source_id</c>. No source may have a column of that name.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;
}
