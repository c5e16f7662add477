using Microsoft.ML;

namespace MlMix.Mapping;

/// <summary>The names of the columns that an estimator works with.</summary>
internal sealed record ColumnNames(string Output, string Input, string Source)
{
    /// <summary>Checks the names of an options object; an input name of null stands for the output's.</summary>
    public static ColumnNames Check(string? output, string? input, string? source, Faults faults)
    {
        Check("OutputColumnName", output, faults);
        if (input is not null)
            Check("InputColumnName", input, faults);
        Check("SourceColumnName", source, faults);
        if (output == source && !string.IsNullOrEmpty(output))
            faults.Add($"OutputColumnName is '{output}', the source column itself; choose another name for the output.");
        else if (input is not null && input == source && !string.IsNullOrEmpty(input))
            faults.Add($"InputColumnName is '{input}', the source column itself; name the column to be changed.");
        return new ColumnNames(output ?? string.Empty, input ?? output ?? string.Empty, source ?? string.Empty);
    }

    /// <summary>Checks names before ML.NET's pair of names is made of them, which says less of what is wrong.</summary>
    public static void CheckOrThrow(string what, string? output, string? input, string? source)
    {
        var faults = new Faults(what);
        Check(output, input, source, faults);
        faults.ThrowIfAny();
    }

    /// <summary>Checks the columns of an options object that takes several.</summary>
    public static ColumnNames[] CheckAll(IReadOnlyList<InputOutputColumnPair>? columns, string? source, Faults faults)
    {
        if (columns is null || columns.Count == 0)
        {
            faults.Add($"Columns is {(columns is null ? "null" : "empty")}; it must name the columns to change.");
            return [];
        }

        if (columns.Any(column => column is null))
            faults.Add("Columns has an element that is null; it must name a column made.");
        ColumnNames[] names = [.. columns.Where(column => column is not null)
            .Select(column => Check(column.OutputColumnName, column.InputColumnName, source, faults))];
        foreach (string twice in names.GroupBy(column => column.Output).Where(group => group.Count() > 1).Select(group => group.Key))
            faults.Add($"Columns makes the column '{twice}' more than once; each must have a name of its own.");
        return names;
    }

    /// <summary>Adds a fault unless an option is the name of a column; says whether it is.</summary>
    public static bool Check(string option, string? value, Faults faults)
    {
        if (string.IsNullOrEmpty(value))
            faults.Add($"{option} is {(value is null ? "null" : "empty")}; it must be the name of a column.");
        return !string.IsNullOrEmpty(value);
    }
}
