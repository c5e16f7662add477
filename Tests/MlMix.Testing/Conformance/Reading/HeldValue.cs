namespace MlMix.Testing.Conformance;

/// <summary>A value that a getter gave, in a variable of its own.</summary>
internal abstract class HeldValue
{
    /// <summary>The value as it is now, equal for equal values whatever their representation.</summary>
    public abstract string Text { get; }

    /// <summary>The numbers in it, to compare by more or less; null where it is none of Single or Double.</summary>
    public virtual double[]? Numbers => null;

    /// <summary>The raw values of keys in it; none where it is no key.</summary>
    public virtual IEnumerable<ulong> Keys => [];

    /// <summary>What is wrong with its length or indices, or null.</summary>
    public virtual string? ShapeFault => null;

    /// <summary>The number of items, where it is a vector.</summary>
    public virtual int? Length => null;

    /// <summary>Does with the value what its owner may do: writes over its items, disposes of it.</summary>
    public abstract void Spoil();
}
