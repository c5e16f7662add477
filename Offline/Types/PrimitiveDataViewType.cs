namespace Microsoft.ML.Data;

/// <summary>A type whose values are copied by assignment.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    /// <summary>Makes a type over a .NET type that is not disposable.</summary>
    protected PrimitiveDataViewType(Type rawType)
        : base(rawType)
    {
        if (typeof(IDisposable).IsAssignableFrom(rawType))
            throw new ArgumentException(
                $"A primitive type cannot have values that must be disposed of, as those of {rawType} must.", nameof(rawType));
    }
}
