using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests.Workout;

/// <summary>Copies column "Number", a Single, to "Copy", and wants "Kind", where there is one, to be a key. Single members are replaced.</summary>
internal sealed class BentEstimator : IEstimator<ITransformer>
{
    private static readonly IEstimator<ITransformer> Stock = Support.Ml.Transforms.CopyColumns("Copy", "Number");

    /// <summary>Takes the place of an input that is null.</summary>
    public IDataView? Default { get; init; }

    /// <summary>Does something with the data before it is looked whether it is good.</summary>
    public Action<IDataView>? First { get; init; }

    /// <summary>Does something with the data once it is found to be good.</summary>
    public Action<IDataView>? Fitting { get; init; }

    /// <summary>Makes the transformer of the data fitted on and of a stock one.</summary>
    public Func<IDataView, ITransformer, BentTransformer> Make { get; init; } = (_, stock) => new BentTransformer(stock);

    public Func<SchemaShape, SchemaShape>? Promised { get; init; }

    /// <summary>The faults of the columns that are told; an exception, unless there is none.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<string>> Told { get; init; } = faults => faults;

    /// <summary>The fault of a column that is missing.</summary>
    public string Missing { get; init; } = "'Number' is missing";

    /// <summary>Whether the transformer looks at its columns too.</summary>
    public bool TransformerLooks { get; init; } = true;

    public ITransformer Fit(IDataView input)
    {
        input ??= Default ?? throw new ArgumentNullException(nameof(input));
        First?.Invoke(input);
        Look(input.Schema);
        Fitting?.Invoke(input);
        BentTransformer made = Make(input, Stock.Fit(input));
        made.Look = TransformerLooks ? Look : null;
        return made;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Look(inputSchema.ToDictionary(column => column.Name, column => (column.ItemType == NumberDataViewType.Single && !column.IsKey, column.IsKey)));
        SchemaShape promised = Stock.GetOutputSchema(inputSchema);
        return Promised is null ? promised : Promised(promised);
    }

    private void Look(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Look(schema.Where(column => !column.IsHidden)
            .ToDictionary(column => column.Name, column => (column.Type == NumberDataViewType.Single, column.Type is KeyDataViewType)));
    }

    private void Look(Dictionary<string, (bool IsNumber, bool IsKey)> columns)
    {
        var faults = new List<string>();
        if (!columns.TryGetValue("Number", out var number))
            faults.Add(Missing);
        else if (!number.IsNumber)
            faults.Add("'Number' is no Single");
        if (columns.TryGetValue("Kind", out var kind) && !kind.IsKey)
            faults.Add("'Kind' is no key");
        string[] told = [.. Told(faults)];
        if (told.Length > 0)
            throw new ArgumentException(string.Join(", ", told));
    }
}
