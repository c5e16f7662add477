namespace MlMix.Mixtures.Nodes;

/// <summary>The kinds of value that JSON and YAML have in common.</summary>
internal enum NodeKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}
