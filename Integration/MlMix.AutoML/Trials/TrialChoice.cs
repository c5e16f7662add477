using System.Globalization;
using System.Text.Json;
using Microsoft.ML.SearchSpace;

namespace MlMix.Searching.Trials;

/// <summary>All that a trial is made of. Equal choices make equal models, so none is trained twice.</summary>
/// <param name="Weights">The weights, in the order of the sources.</param>
/// <param name="LabelSpace">The name of the label space.</param>
/// <param name="Pipeline">The parameters of the pipeline, in JSON.</param>
internal sealed record TrialChoice(IReadOnlyList<double> Weights, string LabelSpace, string Pipeline)
{
    public Parameter PipelineParameter => JsonSerializer.Deserialize<Parameter>(Pipeline)!;

    /// <summary>Gets a text that equal choices share.</summary>
    public string Key => string.Join(' ', Weights.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture))) + $"\n{LabelSpace}\n{Pipeline}";

    /// <summary>Gets what was chosen in the pipeline, by paths such as <c>e1.Scope</c>.</summary>
    public IReadOnlyDictionary<string, string> PipelineSettings => Settings(hasLabelSpaces: false);

    /// <summary>What was chosen beside the weights: <c>labels</c>, and what was chosen in the pipeline.</summary>
    /// <param name="hasLabelSpaces">Whether the label space was a matter of choice.</param>
    public IReadOnlyDictionary<string, string> Settings(bool hasLabelSpaces)
    {
        var settings = new Dictionary<string, string>();
        if (hasLabelSpaces)
            settings["labels"] = LabelSpace;
        Flatten("", PipelineParameter, settings);
        return settings.AsReadOnly();
    }

    private static void Flatten(string path, Parameter parameter, Dictionary<string, string> settings)
    {
        foreach (string key in parameter.Keys)
        {
            string at = path.Length == 0 ? key : $"{path}.{key}";
            Parameter value = parameter[key];
            if (value.ParameterType == ParameterType.Object)
                Flatten(at, value, settings);
            else
                settings[at] = value.ParameterType == ParameterType.String ? value.AsType<string>() : value.ToString();
        }
    }
}
