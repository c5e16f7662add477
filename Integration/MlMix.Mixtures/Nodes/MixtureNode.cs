namespace MlMix.Mixtures.Nodes;

/// <summary>One value of a mixture file, JSON or YAML, and where it stands.</summary>
internal sealed class MixtureNode(NodeKind kind, int line, string text = "")
{
    public NodeKind Kind => kind;

    /// <summary>Gets the line it begins on, from 1.</summary>
    public int Line => line;

    /// <summary>Gets the character of the file that it begins with; that of an alias of YAML is where its anchor is.</summary>
    public required int Begin { get; init; }

    /// <summary>Gets the first character of the file after it.</summary>
    public required int End { get; set; }

    /// <summary>Gets the text of a string, or a number, true or false as written.</summary>
    public string Text => text;

    /// <summary>Gets the members of an object, in the order of the file.</summary>
    public List<MixtureMember> Members { get; } = [];

    /// <summary>Gets the items of an array.</summary>
    public List<MixtureNode> Items { get; } = [];

    /// <summary>Gets whether aliases of YAML stand for it, or for what it is in.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Takes note that an alias stands for it.</summary>
    public void Share()
    {
        // Its parts were told then; aliases of aliases would tell them ever more often.
        if (IsShared)
            return;
        IsShared = true;
        foreach (MixtureNode part in Members.Select(member => member.Value).Concat(Items))
            part.Share();
    }

    /// <summary>What it is, for a message: a text in quotes, a number as written, else the kind.</summary>
    public string Describe() => kind switch
    {
        NodeKind.Text => $"'{text}'",
        NodeKind.Number or NodeKind.Boolean => text,
        NodeKind.Null => "null",
        NodeKind.List => "a list",
        _ => "an object",
    };
}
