using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Files;
using MlMix.Identity;
using MlMix.Mapping;

namespace MlMix.Epochs.Checkpoints;

/// <summary>
/// Writes a training down after each epoch, and reads it. The models are written first, under names of their own, then the file that names them is moved into
/// place: whenever it ends, what the file names is there.
/// </summary>
internal sealed class EpochStore<TPredictor>
    where TPredictor : class, ITransformer
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string _path;
    private readonly MixedDataView _mixed;
    private readonly string _metric;
    private readonly string? _metricSource;
    private readonly string[] _validated;
    private readonly MLContext _context;
    private readonly ControlledWeights? _controlled;
    private StoredTraining? _written;

    /// <param name="path">The file.</param>
    /// <param name="mixed">The mix.</param>
    /// <param name="metric">The metric by which epochs are compared.</param>
    /// <param name="options">The settings, which were checked.</param>
    /// <param name="controlled">The controller, whose state is written down, or null.</param>
    public EpochStore(string path, MixedDataView mixed, string metric, EpochOptions options, ControlledWeights? controlled)
    {
        _controlled = controlled;
        _validated = SourceKeys.Read(options.Validation!.Schema, options.SourceColumnName, new Faults(EpochRules.What))!.Names;
        (_path, _mixed, _metric, _metricSource) = (WholeFile.Behind(Path.GetFullPath(path)), mixed, metric, options.MetricSource);
        _context = options.Context ?? new MLContext();
        if (options.Context is null)
            _context.ComponentCatalog.RegisterAssembly(typeof(NormalizeBySourceEstimator).Assembly);
    }

    /// <summary>Reads how far the training was, if it was written down.</summary>
    /// <param name="progress">Receives it.</param>
    /// <param name="isPrepared">Whether the training has a preparation.</param>
    /// <param name="preparation">Receives the fitted preparation.</param>
    public bool Restore(EpochProgress<TPredictor> progress, bool isPrepared, out ITransformer? preparation)
    {
        preparation = null;
        if (!File.Exists(_path))
            return false;
        _written = Read();
        Check(_written);
        foreach (EpochFacts epoch in _written.Epochs)
            progress.Add(epoch);
        progress.Weights = _written.NextWeights;
        ITransformer[] last = Load(_written.LastModel, isPrepared);
        progress.Last = (TPredictor)last[^1];
        progress.Best = _written.BestModel == _written.LastModel ? progress.Last : (TPredictor)Load(_written.BestModel, isPrepared)[^1];
        preparation = isPrepared ? last[0] : null;
        // The caller's controller stays as it is where anything else is in the way.
        RestoreController(_written);
        return true;
    }

    /// <summary>Writes down how far the training is.</summary>
    public void Save(EpochProgress<TPredictor> progress, Func<TPredictor, TransformerChain<TPredictor>> chain)
    {
        EpochResult last = progress.History[^1];
        string lastModel = FormattableString.Invariant($"{Stem(Path.GetFileName(_path))}.epoch-{last.Epoch}.zip");
        string lastPath = PathOf(lastModel);
        _context.Model.Save(chain(progress.Last!), _mixed.Schema, lastPath + ".part");
        File.Move(lastPath + ".part", lastPath, overwrite: true);
        var stored = new StoredTraining(
            Version,
            _metric,
            _metricSource,
            [.. _mixed.Plan.CanonicalLines],
            [.. progress.History.Select(epoch => epoch.Facts)],
            progress.Weights,
            lastModel,
            last.IsBest ? lastModel : _written!.BestModel,
            _controlled?.Save(),
            _controlled?.Metric);
        WholeFile.Write(_path, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(stored, Form) + "\n"));
        foreach (string model in new[] { _written?.LastModel, _written?.BestModel }.OfType<string>().Except([stored.LastModel, stored.BestModel]))
            File.Delete(PathOf(model));
        _written = stored;
    }

    private StoredTraining Read()
    {
        try
        {
            StoredTraining? stored = JsonSerializer.Deserialize<StoredTraining>(File.ReadAllText(_path), Form);
            if (stored is { Version: Version, Epochs.Length: > 0 } && !stored.Epochs.Contains(null))
                return stored;
            throw Damaged(stored is null or { Version: Version } ? "it tells of no epoch, or of one that is null" : FormattableString.Invariant(
                $"its version is {stored.Version}, and this is for version {Version}"));
        }
        catch (JsonException failure)
        {
            throw Damaged(failure.Message, failure);
        }
    }

    private void Check(StoredTraining stored)
    {
        var faults = new Faults($"{EpochRules.What}: checkpoint '{_path}'");
        foreach (string difference in PlanDifference.Between(stored.Plan, _mixed.Plan.CanonicalLines))
            faults.Add($"It is of another mix: {difference}");
        if (stored.Epochs[0].Epoch != _mixed.Plan.Epoch)
            faults.Add($"It begins at epoch {stored.Epochs[0].Epoch}, but the mix is at epoch {_mixed.Plan.Epoch}; give the mix in the same epoch.");
        if ((stored.Metric, stored.MetricSource) != (_metric, _metricSource))
        {
            faults.Add($"Its epochs are compared by {stored.Metric} of {stored.MetricSource ?? "all rows"}, but {_metric} of {_metricSource ?? "all rows"} is "
                + "asked for, and only the best model by its own metric was kept.");
        }
        string[] validated = [.. stored.Epochs[^1].Sources.Keys];
        if (!validated.SequenceEqual(_validated))
            faults.Add($"Its validation had the sources {string.Join(", ", validated)}, but this one has {string.Join(", ", _validated)}.");
        if (stored.Controller is null && _controlled is not null)
            faults.Add("It was written without a Controller, and there is one now.");
        if (stored.Controller is not null && _controlled is null)
            faults.Add("It was written with a Controller, and there is none now.");
        if (stored.Controller is not null && _controlled is not null && stored.ControllerMetric != _controlled.Metric)
            faults.Add($"Its Controller was told {stored.ControllerMetric} as the loss, but {_controlled.Metric} is asked for.");
        if (faults.Any)
            faults.Add("Go on with what it was written with, or give another CheckpointPath.");
        faults.ThrowIfAny();
        if (stored.Missing([.. _mixed.Plan.Sources.Select(source => source.Name)], _validated) is { } key)
            throw Damaged($"its key {key} is missing");
    }

    private void RestoreController(StoredTraining stored)
    {
        try
        {
            _controlled?.Restore(stored.Controller!);
        }
        catch (MixConfigurationException failure)
        {
            throw Damaged($"its key controller cannot be taken over by the Controller: {string.Join(" ", failure.Faults)}", failure);
        }
    }

    private ITransformer[] Load(string model, bool isPrepared)
    {
        string path = PathOf(model);
        if (!File.Exists(path))
            throw Damaged($"the model '{path}' that it names is not there");
        ITransformer loaded = Read(path);
        ITransformer[] parts = loaded is IEnumerable<ITransformer> chain ? [.. chain] : [loaded];
        if (parts.Length == (isPrepared ? 2 : 1) && parts[^1] is TPredictor)
            return parts;
        var faults = new Faults($"{EpochRules.What}: checkpoint '{_path}'");
        faults.Add($"Its model has {parts.Length} parts, the last of which is {parts[^1].GetType()}, but this training has {(isPrepared ? "a" : "no")} "
            + $"preparation, and its trainer gives {typeof(TPredictor)}. Go on with what it was written with, or give another CheckpointPath.");
        faults.ThrowIfAny();
        return parts;
    }

    // What is no model file is no other to ML.NET than one that holds what the context does not know.
    private ITransformer Read(string path)
    {
        try
        {
            return _context.Model.Load(path, out _);
        }
        catch (Exception failure) when (failure is FormatException or InvalidDataException)
        {
            throw new InvalidDataException(
                $"'{path}', a model of the checkpoint '{_path}', cannot be loaded: {failure.Message.TrimEnd('.')}. Give a Context that knows what is in it, "
                + "or another CheckpointPath.",
                failure);
        }
    }

    // Another ending than that of the form may be what tells trainings apart, as in run.1 and run.2.
    private static string Stem(string file) =>
        file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(file) : file;

    private string PathOf(string model) => Path.Combine(Path.GetDirectoryName(_path)!, model);

    private InvalidDataException Damaged(string why, Exception? inner = null) =>
        new($"'{_path}' is no checkpoint of a training by epochs: {why.TrimEnd('.')}. Put it back as it was written, delete it, or give another "
            + "CheckpointPath.", inner);
}
