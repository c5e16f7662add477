namespace MlMix.Labels;

/// <summary>What becomes of labels that have no class.</summary>
/// <param name="column">The label column.</param>
/// <param name="source">Name of the source.</param>
/// <param name="areMissing">Whether they are missing; else they are an error.</param>
internal sealed class UnmappedLabels(string column, string source, bool areMissing)
{
    /// <summary>The key of such a label, which is missing.</summary>
    /// <exception cref="InvalidDataException">They are an error.</exception>
    public uint KeyOf<T>(T label) => areMissing
        ? 0u
        : throw new InvalidDataException(FormattableString.Invariant(
            $"Column '{column}' of source '{source}' has the label '{label}', which LabelSpace.Map does not have; add it, or let unmapped labels be missing."));
}
