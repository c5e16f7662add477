using Microsoft.ML.Data;

namespace MlMix.Testing;

/// <summary>The type of a column of <see cref="Handle"/>s.</summary>
public sealed class HandleDataViewType() : StructuredDataViewType(typeof(Handle))
{
    public override bool Equals(DataViewType? other) => other is HandleDataViewType;

    public override int GetHashCode() => 1;
}
