namespace MlMix;

/// <summary>Everything that a mixed view is asked for beside its sources. Checked, and copied, when the view is made.</summary>
public sealed class MixOptions : PlanOptions
{
    /// <summary>Gets or sets the columns that the mix adds to those of its sources, in the order of <see cref="MixColumns"/>.</summary>
    /// <value>Default <see cref="MixColumns.SourceId"/>.</value>
    public MixColumns Columns { get; set; } = MixColumns.SourceId;

    /// <summary>Gets or sets the name of the added column that tells each row's source, a key whose key values are the source names.</summary>
    /// <value>Default <c>source_id</c>. No column of the sources may have that name in the mix, nor another added one.</value>
    public string SourceColumnName { get; set; } = MixDefaults.SourceColumnName;

    /// <summary>Gets or sets the name of the added column that tells which row of its source each row is.</summary>
    /// <value>Default <c>source_row</c>. No column of the sources may have that name in the mix, nor another added one.</value>
    public string SourceRowColumnName { get; set; } = MixDefaults.SourceRowColumnName;

    /// <summary>Gets or sets the name of the added column that tells how often the row's source had been read to its end before.</summary>
    /// <value>Default <c>source_pass</c>. No column of the sources may have that name in the mix, nor another added one.</value>
    public string SourcePassColumnName { get; set; } = "source_pass";

    /// <summary>Gets or sets the name of the added column that tells what each row counts for in training.</summary>
    /// <value>Default <c>sample_weight</c>. No column of the sources may have that name in the mix, nor another added one.</value>
    public string SampleWeightColumnName { get; set; } = "sample_weight";

    /// <summary>Gets or sets the name of the added column whose values are equal for all copies of one row.</summary>
    /// <value>Default <c>origin</c>. No column of the sources may have that name in the mix, nor another added one.</value>
    public string OriginColumnName { get; set; } = "origin";

    /// <summary>Gets or sets what stands in the column <see cref="MixColumns.SampleWeight"/>.</summary>
    /// <value>Default <see cref="SampleWeighting.Fixed"/>.</value>
    public SampleWeighting SampleWeights { get; set; }

    /// <summary>Gets or sets what becomes of a column that some sources have and others have not.</summary>
    /// <value>Default <see cref="MissingColumns.Refuse"/>.</value>
    public MissingColumns MissingColumns { get; set; }

    /// <summary>Gets or sets what becomes of vectors that are not equally long in all sources.</summary>
    /// <value>Default <see cref="VectorLengths.Refuse"/>.</value>
    public VectorLengths VectorLengths { get; set; }

    /// <summary>Gets or sets how the labels of the sources become those of the mix.</summary>
    /// <value>Default null: the label column is aligned like any other, so key values are united by what they stand for.</value>
    public LabelSpace? Labels { get; set; }

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
