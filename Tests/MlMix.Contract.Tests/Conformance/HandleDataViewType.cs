using Microsoft.ML.Data;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>The type of a column of <see cref="Handle"/>s.</summary>
internal sealed class HandleDataViewType() : StructuredDataViewType(typeof(Handle))
{
    public override bool Equals(DataViewType? other) => other is HandleDataViewType;

    public override int GetHashCode() => 1;
}
