using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Alignment;
using MlMix.Columns;
using MlMix.Cursors;
using MlMix.Randomness;

namespace MlMix.Mixing;

/// <summary>The columns of a mix, and what stands behind each of them in each source.</summary>
internal sealed class MixSchema
{
    private readonly IReadOnlyList<ColumnPlan> _columns;
    private readonly MixColumns[] _added;
    private readonly float[] _weights;
    private readonly ulong[] _salts;
    private readonly DataViewSchema.Column?[] _origins;
    private readonly IDataView[] _views;
    private readonly IReadOnlyList<TakenRows>[] _taken;
    private readonly Func<LabelTable?>? _labels;

    /// <param name="schema">The columns that come from the sources.</param>
    /// <param name="plan">The plan of the mix.</param>
    /// <param name="options">Which columns it adds, and how they are named.</param>
    /// <param name="sources">Its sources.</param>
    public MixSchema(SchemaPlan schema, MixPlan plan, MixOptions options, MixSource[] sources)
    {
        _columns = schema.Columns;
        _labels = schema.Labels;
        _added = [.. AddedColumns.Asked(options).Select(added => added.Column)];
        _weights = SampleWeightRules.Of(plan, options, sources);
        WeighsByImportance = options.SampleWeights == SampleWeighting.Importance;
        _views = [.. sources.Select(source => source.Data)];
        _salts = SaltsOf(sources);
        _origins = [.. sources.Select(source => _added.Contains(MixColumns.Origin) ? MixAnnotations.OriginOf(source.Data.Schema) : null)];
        _taken = MixRepeats.Taken(plan, _views);
        MayRepeatRows = MixRepeats.Of(plan, _views, _taken);
        Output = Build(options, sources);
        Alignment = new SchemaAlignment(
            [
                .. _columns.Select(column => new AlignedColumn(column.Name, column.Type, MixColumns.None, column.Treatments)),
                .. _added.Select((added, i) => new AlignedColumn(Output[_columns.Count + i].Name, Output[_columns.Count + i].Type, added, [])),
            ],
            schema.Dropped);
    }

    public DataViewSchema Output { get; }

    /// <summary>Gets how the columns came about.</summary>
    public SchemaAlignment Alignment { get; }

    /// <summary>Gets whether a row may stand in the mix more than once: false only where it certainly does not.</summary>
    public bool MayRepeatRows { get; }

    /// <summary>Gets the rows that go into the mix, those below mixes within it too.</summary>
    public IEnumerable<TakenRows> Taken => _taken.SelectMany(taken => taken);

    /// <summary>Gets whether what a row counts for follows from the weights that the mix was made with.</summary>
    public bool WeighsByImportance { get; }

    /// <summary>
    /// Gets the classes of the mix, or null where no label space was asked for or it does not know them. Counting classes reads the label columns, the first
    /// time.
    /// </summary>
    public LabelTable? Labels => _labels?.Invoke();

    /// <summary>What the mix itself adds as this column; none where the column is one of the sources'.</summary>
    public MixColumns Added(int outputColumn) => outputColumn < _columns.Count ? MixColumns.None : _added[outputColumn - _columns.Count];

    /// <summary>Whether all copies of a row have the same value in a column: what its source says of it, and which one that is; not which copy it is.</summary>
    public bool CopiesShare(int outputColumn) => Added(outputColumn) switch
    {
        MixColumns.None => CopiesShare(_columns[outputColumn]),
        MixColumns.SourceId => !TakenRows.Shared(_taken).Any(),
        MixColumns.Origin => true,
        _ => false,
    };

    /// <summary>The pairs of sources that take rows in common in other ways, directly and within a mix.</summary>
    public IEnumerable<(int One, int Other)> SharedAtOtherDepths() =>
        TakenRows.Shared(_taken).Where(pair => !TakenRows.AreOfOneView(_taken, pair.One, pair.Other));

    /// <summary>Finds out what must be known before these columns, all where there is null, can be read.</summary>
    public void Prepare(ActiveColumns? active, Cancellations cancellation)
    {
        for (int i = 0; i < _columns.Count; i++)
        {
            if (active?[i] != false)
                _columns[i].Prepare?.Invoke(cancellation);
        }
    }

    /// <summary>How a source gives the values of a column that comes from the sources.</summary>
    public ColumnLink LinkOf(int source, int outputColumn) => _columns[outputColumn].Links[source];

    /// <summary>What to ask of a source so that the active columns of the mix can be read.</summary>
    public IEnumerable<DataViewSchema.Column> ColumnsOf(int source, ActiveColumns active)
    {
        for (int i = 0; i < _columns.Count; i++)
        {
            if (active[i] && _columns[i].Links[source].Column is { } column)
                yield return column;
        }
        for (int i = 0; i < _added.Length; i++)
        {
            if (_added[i] == MixColumns.Origin && active[_columns.Count + i] && _origins[source] is { } origin)
                yield return origin;
        }
    }

    /// <summary>What the rows of a source count for in training.</summary>
    public float SampleWeight(int source) => _weights[source];

    /// <summary>What keeps the rows of a source apart from those of others in the origin column; equal for sources that are the same view.</summary>
    public ulong OriginSalt(int source) => _salts[source];

    /// <summary>The origin column of a source that has one, being a mix or made of one; only where this mix adds one too.</summary>
    public DataViewSchema.Column? OriginColumnOf(int source) => _origins[source];

    // Sources that are one view, or sides of one, have the name of the first.
    private static ulong[] SaltsOf(MixSource[] sources)
    {
        var names = new Dictionary<IDataView, string>(ReferenceEqualityComparer.Instance);
        foreach (MixSource source in sources)
            names.TryAdd(RowSource.Of(source.Data), source.Name);
        return [.. sources.Select(source => CounterRandom.HashOf(names[RowSource.Of(source.Data)]))];
    }

    private bool CopiesShare(ColumnPlan column)
    {
        return column.Links.Index().All(link => link.Item.Column is not { } own || MixRepeats.Share(_views[link.Index], own))
            && TakenRows.Shared(_taken).All(AreAlike);

        // What two sources make of one row is known to be the same where they take the same column of the same view, and no label of the source.
        bool AreAlike((int One, int Other) pair) => TakenRows.AreOfOneView(_taken, pair.One, pair.Other)
            && column.Links[pair.One].Column is { } one && column.Links[pair.Other].Column is { } other && one.Index == other.Index
            && !column.Treatments[pair.One].Steps.HasFlag(ColumnSteps.Relabelled);
    }

    private DataViewSchema Build(MixOptions options, MixSource[] sources)
    {
        var schema = new DataViewSchema.Builder();
        foreach (ColumnPlan column in _columns)
            schema.AddColumn(column.Name, column.Type, Tell(column));
        foreach ((MixColumns added, string _, string name) in AddedColumns.Asked(options))
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            if (added == MixColumns.SourceId)
                KeyNames.Write(annotations, [.. sources.Select(source => source.Name)]);
            if (added == MixColumns.SourceId && _added.Contains(MixColumns.Origin))
                MixAnnotations.WriteOriginName(annotations, options.OriginColumnName);
            if (added == MixColumns.Origin)
                MixAnnotations.WriteOrigin(annotations);
            if (added is MixColumns.SourceId or MixColumns.Origin)
                MixAnnotations.WriteMayRepeat(annotations, MayRepeatRows);
            schema.AddColumn(name, TypeOf(added, sources.Length), annotations.ToAnnotations());
        }
        return schema.ToSchema();
    }

    // A column that says whether rows of its source are repeated says it of the mix now.
    private DataViewSchema.Annotations Tell(ColumnPlan column)
    {
        if (!column.Links.Any(link => link.Column is { } own && MixAnnotations.ReadMayRepeat(own) is not null))
            return column.Annotations;
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(column.Annotations, _ => true);
        MixAnnotations.WriteMayRepeat(annotations, MayRepeatRows);
        return annotations.ToAnnotations();
    }

    private static DataViewType TypeOf(MixColumns added, int sources) => added switch
    {
        MixColumns.SourceId => new KeyDataViewType(typeof(uint), sources),
        MixColumns.SourceRow => NumberDataViewType.Int64,
        MixColumns.SourcePass => NumberDataViewType.Int32,
        MixColumns.SampleWeight => NumberDataViewType.Single,
        _ => NumberDataViewType.UInt64,
    };
}
