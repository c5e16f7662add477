namespace Microsoft.ML.Data;

/// <summary>A type whose values may own buffers.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    /// <summary>Makes a type over a .NET type.</summary>
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
