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

    private static void Check(string option, string? value, Faults faults)
    {
        if (string.IsNullOrEmpty(value))
            faults.Add($"{option} is {(value is null ? "null" : "empty")}; it must be the name of a column.");
    }
}
