using Microsoft.ML;

namespace MlMix.Searching.Trials;

/// <summary>Makes the training mix of any weights, and the validation rows, which do not hang on them.</summary>
internal sealed class TrialData
{
    private readonly MLContext _ml = new();
    private readonly MixSource[] _sources;
    private readonly MixSplitOptions _split;
    private readonly MixOptions _mix;
    private readonly IDataView? _validation;

    public TrialData(MixSource[] sources, MixtureSearchOptions options)
    {
        _mix = (MixOptions)options.Split.Mix.Copy();
        (_sources, _split, _validation) = (sources, options.Split.WithMix(_mix), options.Validation);
        if (_mix.Stop is null && _mix.Length is null)
            (_mix.Stop, _mix.Length) = (StopRule.Never, Count(options.LabelSpaces?.Values.First() ?? _mix.Labels, options.Split.Cancellation));
    }

    /// <summary>The plan of the mix of equal weights: what a search is the same by.</summary>
    public string PlanHash => Split([.. _sources.Select(_ => 1.0)], _mix, _mix.Labels).Train.Plan.Hash;

    /// <summary>The training mix of some weights and the validation rows.</summary>
    /// <param name="weights">The weights, in the order of the sources.</param>
    /// <param name="labels">The label space of both, or null.</param>
    public (MixedDataView Train, IDataView Validation) For(IReadOnlyList<double> weights, LabelSpace? labels) => Split(weights, _mix, labels);

    private (MixedDataView Train, IDataView Validation) Split(IReadOnlyList<double> weights, MixOptions mix, LabelSpace? labels)
    {
        var own = (MixOptions)mix.Copy();
        own.Labels = labels;
        MixSource[] weighted = [.. _sources.Select((source, i) => source.WithWeight(weights[i]))];
        if (_validation is not null)
            return (_ml.Data.Mix(own, weighted), _validation);
        MixSplit split = _ml.Data.MixSplit(_split.WithMix(own), weighted);
        return (split.TrainSet, split.TestSet);
    }

    /// <summary>The number of training rows of all sources together.</summary>
    private long Count(LabelSpace? labels, CancellationToken cancellation)
    {
        var once = (MixOptions)_mix.Copy();
        once.Stop = StopRule.AllOnce;
        MixedDataView all = Split([.. _sources.Select(_ => 1.0)], once, labels).Train.WithCancellation(cancellation);
        if (all.GetRowCount() is long known)
            return known;
        using DataViewRowCursor cursor = all.GetRowCursor([]);
        long rows = 0;
        while (cursor.MoveNext())
            rows++;
        return rows;
    }
}
