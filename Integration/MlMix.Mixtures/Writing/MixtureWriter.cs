using System.Globalization;
using MlMix.Files;
using MlMix.Mixtures.Nodes;
using MlMix.Mixtures.Reading;

namespace MlMix.Mixtures.Writing;

/// <summary>Writes a mixture file with other weights and another label space.</summary>
internal static class MixtureWriter
{
    private const string DefaultLabel = "Label";

    public static void Write(string path, IReadOnlyDictionary<string, double> weights, LabelSpace? labels, string mixturePath)
    {
        (path, mixturePath) = (Path.GetFullPath(path), Path.GetFullPath(mixturePath));
        MixtureFile mixture = MixtureReader.Read(mixturePath);
        Check(path, weights, labels, mixture);

        var text = new MixtureText(mixturePath);
        SetWeights(text, weights);
        SetLabels(text, mixture.Options.Labels, labels);
        (string from, string to) = (Path.GetDirectoryName(mixturePath)!, Path.GetDirectoryName(path)!);
        if (from != to)
            new MovedPaths(from, to).Write(text);

        byte[] bytes = text.ToBytes();
        try
        {
            // A mixture in it would be overwritten, also behind a link, and lead back to itself.
            MixtureReader.Read(bytes, path, [WholeFile.Behind(path)]);
        }
        catch (MixConfigurationException failure)
        {
            throw new MixConfigurationException($"SaveMixture: '{path}' was not written", failure.Faults);
        }

        WholeFile.Write(path, bytes);
    }

    private static void SetWeights(MixtureText text, IReadOnlyDictionary<string, double> weights)
    {
        foreach (MixtureNode source in text.Root.Members.First(member => member.Key == "sources").Value.Items)
        {
            string name = source.Members.First(member => member.Key == "name").Value.Text;
            MixtureMember weight = source.Members.First(member => member.Key == "weight");
            text.Replace(weight, weight.Value, weights[name].ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static void SetLabels(MixtureText text, LabelSpace? old, LabelSpace? labels)
    {
        if (labels is null)
            return;
        if (labels.Column != (old?.Column ?? DefaultLabel))
            text.Set("label", MixtureText.Quoted(labels.Column));
        string value = LabelsText.Of(labels);
        if (old is null || value != LabelsText.Of(old))
            text.Set("labels", value);
    }

    private static void Check(string path, IReadOnlyDictionary<string, double> weights, LabelSpace? labels, MixtureFile mixture)
    {
        var faults = new Faults("SaveMixture");
        string[] sources = [.. mixture.Sources.Select(source => source.Name)];
        foreach (string source in sources.Except(weights.Keys))
            faults.Add($"There is no weight for the source '{source}'; give one for each source, 0 for those that are left out.");
        foreach (string stranger in weights.Keys.Except(sources))
            faults.Add($"There is a weight for '{stranger}', which is no source of '{mixture.Path}'; its sources are {string.Join(", ", sources)}.");
        foreach ((string source, double weight) in weights.Where(pair => !(double.IsFinite(pair.Value) && pair.Value >= 0)))
            faults.Add($"The weight of '{source}' is {weight}; it must be a finite number of 0 or more.");
        if (!weights.Values.Any(weight => weight > 0))
            faults.Add("No weight is above 0; one source at least must be drawn.");
        labels?.CheckSources(sources, faults);
        if (mixture.Options.Schedule is not null)
            faults.Add($"'{mixture.Path}' has a schedule, whose weights stand in place of the sources' own; leave it out.");
        if (!mixture.Options.Selection.UsesWeights)
            faults.Add($"'{mixture.Path}' selects by {mixture.Options.Selection}, for which weights do not count; choose even, random or blocks.");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            faults.Add($"The path is '{path}', whose folder is not there; make it first.");
        if (MixtureReader.IsYaml(path) != MixtureReader.IsYaml(mixture.Path))
        {
            faults.Add($"The path is '{path}', of another form than '{mixture.Path}'; give it the extension '{Path.GetExtension(mixture.Path)}'.");
        }

        faults.ThrowIfAny();
    }
}
