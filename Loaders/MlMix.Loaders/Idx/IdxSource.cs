namespace MlMix.Idx;

/// <summary>Which file is meant, for opening it and for naming it in errors.</summary>
/// <param name="Role">What it is to the user: <c>data file</c> or <c>labels file</c>.</param>
/// <param name="Path">Its full path, so that a later change of the current directory does not matter.</param>
internal sealed record IdxSource(string Role, string Path)
{
    public InvalidDataException Fault(InvariantText text, Exception? inner = null) => new($"{this} {text.Take()}", inner);

    public override string ToString() => $"The {Role} '{Path}'";
}
