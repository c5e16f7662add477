using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MlMix.Contracts;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Stock transformers in the making, fitted one after the other on a view without rows.</summary>
/// <param name="fitted">The schema to begin with.</param>
internal sealed class StockChain(DataViewSchema fitted)
{
    private readonly List<ITransformer> _transformers = [];
    private readonly HashSet<string> _temporary = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>The texts that are the first of several, by these.</summary>
    private readonly Dictionary<string, string> _firsts = [];

    private IDataView _view = new EmptyView(fitted);

    public MLContext Ml { get; } = new();

    public DataViewSchema Schema => _view.Schema;

    /// <summary>
    /// Gets or sets, for each column that has no value where a row is refused, the name of the column that tells why: a text, empty where the row is not.
    /// </summary>
    public Dictionary<string, string> Refused { get; set; } = [];

    /// <summary>A name for a column that exists only within the chain, and is dropped at its end.</summary>
    public string Temporary(string column, string what)
    {
        string name = StockForms.Temporary(Schema, column, string.Create(CultureInfo.InvariantCulture, $"{what}:{_temporary.Count}"));
        while (_taken.Contains(name))
            name += "'";
        _temporary.Add(name);
        return name;
    }

    /// <summary>
    /// Takes note of all columns that a given transformer has in between: a model that was loaded may be a chain that was saved from here, with temporary
    /// columns of its own.
    /// </summary>
    public void Avoid(ITransformer given) => Avoid(given, _view);

    /// <summary>Whether a column exists only within the chain.</summary>
    public bool IsTemporary(string column) => _temporary.Contains(column);

    public void Append(IEstimator<ITransformer> estimator) => Append(estimator.Fit(_view));

    public void Append(ITransformer transformer)
    {
        _transformers.Add(transformer);
        _view = transformer.Transform(_view);
    }

    /// <summary>
    /// Appends a transformer that is saved with the chain: what it makes of refused columns is refused, too, and so is what it refuses itself.
    /// </summary>
    public void AppendGiven(ITransformer transformer)
    {
        DeferredForm? deferred = Deferred(transformer);
        if (deferred is null && Refused.Count == 0)
        {
            Append(transformer);
            return;
        }

        IRowToRowMapper mapper = transformer.GetRowToRowMapper(Schema);
        string? refusal = deferred is null ? null : Temporary(deferred.Refused.First(), "refusal");
        if (deferred is null)
            Append(transformer);
        else
            Append(deferred.Make(Ml, Schema, refusal!));
        var refused = new Dictionary<string, string>();
        foreach (DataViewSchema.Column column in mapper.OutputSchema.Where(column => !column.IsHidden))
        {
            IEnumerable<string?> all = mapper.GetDependencies([column]).Where(input => !input.IsHidden)
                .Select(input => Refused.GetValueOrDefault(input.Name)).Append(deferred?.Refused.Contains(column.Name) == true ? refusal : null);
            if (First(all) is string text)
                refused.Add(column.Name, text);
        }

        Refused = refused;
    }

    /// <summary>The name of the column that tells the first of several refusals, or null where there are none.</summary>
    public string? First(IEnumerable<string?> refusals)
    {
        string[] texts = [.. refusals.OfType<string>().Distinct()];
        return texts.Length == 0 ? null : texts.Aggregate(First);
    }

    /// <summary>Drops the temporary columns and writes the chain.</summary>
    /// <param name="made">The columns that are made.</param>
    /// <param name="context">Where it is written.</param>
    /// <exception cref="NotSupportedException">A column would be lost.</exception>
    public void Save(IEnumerable<string> made, ModelSaveContext context)
    {
        Append(Ml.Transforms.DropColumns([.. _temporary]));
        StockForms.CheckKept(fitted, made, Schema);
        ((ICanSaveModel)new TransformerChain<ITransformer>([.. _transformers])).Save(context);
    }

    private IDataView Avoid(ITransformer given, IDataView view)
    {
        if (given is IEnumerable<ITransformer> parts)
            return parts.Aggregate(view, (before, part) => Avoid(part, before));
        foreach (Route<ITransformer> route in given is ForSourceTransformer inner ? inner.Routes.All : [])
            Avoid(route.Chain, view);
        IDataView after = given.Transform(view);
        _taken.UnionWith(after.Schema.Select(column => column.Name));
        return after;
    }

    private string First(string one, string other)
    {
        if (!_firsts.TryGetValue($"{one}\n{other}", out string? first))
        {
            first = _firsts[$"{one}\n{other}"] = Temporary("refusal", "first");
            Append(Ml.Transforms.Expression(first, "(a, b) : len(a) > 0 ? a : b", one, other));
        }

        return first;
    }

    // The form for rows that may not be its own, or null for a transformer that refuses no row.
    private static DeferredForm? Deferred(ITransformer transformer) => transformer switch
    {
        NormalizeBySourceTransformer normalize => normalize.Deferred,
        OffsetLabelsTransformer offset => offset.Deferred,
        CustomMappingTransformer<RefusalContract.Input, RefusalContract.Output> => ContractForms.Deferred,
        _ => null,
    };
}
