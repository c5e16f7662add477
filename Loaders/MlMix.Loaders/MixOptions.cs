namespace MlMix;

/// <summary>Everything that a mixed view is asked for beside its sources. Checked, and copied, when the view is made.</summary>
public sealed class MixOptions : PlanOptions
{
    /// <summary>Gets or sets the name of the added column that tells each row's source, a key whose key values are the source names.</summary>
    /// <value>Default <c>source_id</c>. No source may have a column of that name.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;

    /// <summary>The options of a mix with the same columns that delivers every row of its sources once, one source after the other.</summary>
    internal MixOptions ForEveryRow()
    {
        var every = (MixOptions)MemberwiseClone();
        var plain = new PlanOptions { Selection = Selection.Concat };
        (every.Selection, every.Stop, every.Length, every.Seed) = (plain.Selection, plain.Stop, plain.Length, plain.Seed);
        (every.Schedule, every.Shard) = (plain.Schedule, plain.Shard);
        (every.BatchSize, every.BatchShape, every.DropLastBatch) = (plain.BatchSize, plain.BatchShape, plain.DropLastBatch);
        return every;
    }
}
