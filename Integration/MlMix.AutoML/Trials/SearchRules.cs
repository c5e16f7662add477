using Microsoft.ML;
using MlMix.Searching.Weights;

namespace MlMix.Searching.Trials;

/// <summary>Checks what a search is asked for, and makes it.</summary>
internal static class SearchRules
{
    /// <exception cref="MixConfigurationException">Something is wrong; all faults are listed.</exception>
    public static MixtureSearch Resolve(MixtureSearchOptions options, MixSource[] sources, int seed)
    {
        var faults = new Faults("CreateMixtureExperiment");
        Check(options, faults);
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i] is null)
                faults.Add($"Source {i + 1} is null; leave it out.");
        }

        faults.ThrowIfAny();
        CheckMix(options.Split.Mix, faults);
        CheckValidation(options, faults);
        string[] names = [.. sources.Select(source => source.Name)];
        if (sources.Length < 2)
            faults.Add($"There are {sources.Length} sources; a search for weights needs two or more.");
        foreach (MixSource source in sources.Where(source => !(double.IsFinite(source.Weight) && source.Weight >= 0)))
            faults.Add($"The weight of '{source.Name}' is {source.Weight}; it must be a finite number of 0 or more, and is tried second.");
        foreach (string stranger in options.Objective.Sources.Except(names))
        {
            faults.Add($"The objective counts the source '{stranger}', but there is none of that name; " +
                $"the sources are {string.Join(", ", names.Select(name => $"'{name}'"))}.");
        }

        WeightRange[] ranges = WeightRules.Resolve(options.WeightRanges, names, faults);
        TrialData? data = Data(options, sources, faults);
        faults.ThrowIfAny();
        var search = new MixtureSearch(options, sources, data!, ranges, seed, faults);
        faults.ThrowIfAny();
        return search;
    }

    private static void Check(MixtureSearchOptions options, Faults faults)
    {
        if (!Enum.IsDefined(options.Task))
            faults.Add($"Task is {options.Task}; it must be BinaryClassification, MulticlassClassification or Regression.");
        if (options.Pipeline is null)
            faults.Add("Pipeline is null; give the pipeline that is trained.");
        if (options.Objective is null)
            faults.Add("Objective is null; give one, such as MixtureObjective.Overall.");
        if (options.Evaluation is null)
            faults.Add("Evaluation is null; leave it out for the usual column names.");
        if (options.Split?.Mix is null)
            faults.Add("Split, or its Mix, is null; leave it out for the usual split.");
        if (options.MaxTrials < 1)
            faults.Add($"MaxTrials is {options.MaxTrials}; it must be 1 or more.");
        if (!(options.ZeroShare is >= 0 and < 1))
            faults.Add($"ZeroShare is {options.ZeroShare}; it must be from 0 to below 1, for example 0.1.");
        if (options.Metric is { Length: 0 })
            faults.Add("Metric is empty; give the name of one, or null for the usual one of the task.");
        if (options.TrialsPath is string path && !IsFileInFolder(path))
            faults.Add($"TrialsPath is '{path}', which is no file in a folder that exists; make the folder, or give another path.");
        if (options.LabelSpaces?.Count == 0 || options.LabelSpaces?.Values.Any(labels => labels is null) == true)
            faults.Add("LabelSpaces is empty or has one that is null; give those to choose from, or leave it out.");
    }

    private static bool IsFileInFolder(string path) =>
        path.Length > 0 && !Directory.Exists(path) && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)));

    private static void CheckMix(MixOptions mix, Faults faults)
    {
        if (mix.Schedule is not null)
            faults.Add("The mix has a Schedule, whose weights stand in place of those that are searched; leave it out.");
        if (mix.Selection is { UsesWeights: false })
            faults.Add($"Selection is {mix.Selection}, for which weights do not count; choose Even, Random or Blocks.");
        if (mix is { Stop: StopRule.Never, Length: null })
            faults.Add("Stop is Never and there is no Length, so training would not end; give a Length, or leave both out.");
    }

    private static void CheckValidation(MixtureSearchOptions options, Faults faults)
    {
        if (options.Validation is not IDataView validation)
            return;
        if (options.LabelSpaces is not null)
            faults.Add("There are LabelSpaces and Validation rows, whose labels are of one space; leave out one of the two.");
        string source = options.Evaluation.SourceColumnName;
        if (validation.Schema.GetColumnOrNull(source) is null)
            faults.Add($"Validation has no column '{source}', so it cannot be judged by source; Concat of the sources' validation rows adds one.");
        if (validation is MixedDataView { MayRepeatRows: true })
            faults.Add("Validation is a mix that may repeat rows; it must be unmixed, each row once: Concat the sources' validation rows.");
    }

    private static TrialData? Data(MixtureSearchOptions options, MixSource[] sources, Faults faults)
    {
        try
        {
            return new TrialData(sources, options);
        }
        catch (MixConfigurationException found)
        {
            foreach (string fault in found.Faults)
                faults.Add(fault);
            return null;
        }
    }
}
