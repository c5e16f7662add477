using System.Globalization;
using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix;

/// <summary>What becomes of the column of one source in a mix. Immutable.</summary>
public sealed class ColumnTreatment
{
    private const int MostKeys = 8;

    internal ColumnTreatment(string source, string? column, DataViewType? type, ColumnSteps steps)
    {
        Source = source;
        Column = column;
        Type = type;
        Steps = steps;
    }

    /// <summary>Gets the name of the source.</summary>
    public string Source { get; }

    /// <summary>Gets the column's name in the source, or null where the source has no such column.</summary>
    public string? Column { get; }

    /// <summary>Gets the column's type in the source, or null where the source has no such column.</summary>
    public DataViewType? Type { get; }

    /// <summary>Gets what is done to its values.</summary>
    public ColumnSteps Steps { get; }

    /// <summary>Gets the new raw values of the source's keys 1, 2, ..., where these are <see cref="ColumnSteps.Remapped"/>; empty elsewhere.</summary>
    public IReadOnlyList<ulong> Keys { get; internal init; } = [];

    /// <summary>Gets the value that stands in all rows where it is <see cref="ColumnSteps.Filled"/>; null elsewhere, and for the missing value.</summary>
    public object? Fill { get; internal init; }

    /// <summary>Gets what is told of <see cref="ColumnSteps.Relabelled"/>.</summary>
    internal string Relabelling { get; init; } = "";

    /// <summary>Says it in a few words, for example <c>widened from Byte, padded from 2</c>.</summary>
    public override string ToString()
    {
        List<string> steps = [];
        if (Steps.HasFlag(ColumnSteps.Renamed))
            steps.Add($"renamed from '{Column}'");
        if (Steps.HasFlag(ColumnSteps.Widened))
            steps.Add($"widened from {ColumnRequest.ItemOf(Type!)}");
        if (Steps.HasFlag(ColumnSteps.Remapped))
            steps.Add(KeysText());
        if (Steps.HasFlag(ColumnSteps.Padded))
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"padded from {((VectorDataViewType)Type!).Size}"));
        if (Steps.HasFlag(ColumnSteps.Filled))
            steps.Add($"filled with {FillLinks.Text(Fill)}");
        if (Steps.HasFlag(ColumnSteps.Relabelled))
            steps.Add(Relabelling);
        if (Steps.HasFlag(ColumnSteps.Dropped))
            steps.Add("dropped");
        return steps.Count == 0 ? "as it is" : string.Join(", ", steps);
    }

    private string KeysText()
    {
        IEnumerable<string> pairs = Keys.Take(MostKeys).Select((to, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} -> {to}"));
        string more = Keys.Count > MostKeys ? string.Create(CultureInfo.InvariantCulture, $" and {Keys.Count - MostKeys} more") : "";
        return $"keys {string.Join(", ", pairs)}{more}";
    }
}
