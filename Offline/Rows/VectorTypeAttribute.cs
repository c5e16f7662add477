using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>Gives the size or the dimensions of a member's vector column; 0 is unknown.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class VectorTypeAttribute : Attribute
{
    /// <summary>A vector of unknown size.</summary>
    public VectorTypeAttribute()
    {
    }

    /// <summary>A vector of that size.</summary>
    public VectorTypeAttribute(int size)
        : this([size])
    {
    }

    /// <summary>A tensor of those dimensions.</summary>
    public VectorTypeAttribute(params int[] dimensions)
    {
        Guard.Param(dimensions.All(d => d >= 0), nameof(dimensions), "A dimension is not negative.");
        Dims = dimensions;
    }

    internal int[] Dims { get; }
}
