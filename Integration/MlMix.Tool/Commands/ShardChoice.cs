namespace MlMix.Tool.Commands;

/// <summary>The part of a mix that was asked for; no shard is all of it.</summary>
internal sealed record ShardChoice(Shard? Shard)
{
    public static ShardChoice None { get; } = new(Shard: null);
}
