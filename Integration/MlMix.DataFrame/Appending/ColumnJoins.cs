using System.Reflection;
using Microsoft.Data.Analysis;
using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Appending;

/// <summary>Chooses what joins columns of some types.</summary>
internal static class ColumnJoins
{
    private static readonly MethodInfo OfValues = Method(nameof(Values));
    private static readonly MethodInfo OfNumbers = Method(nameof(Numbers));
    private static readonly MethodInfo OfVectors = Method(nameof(Vectors));

    private static readonly Dictionary<Type, NumberDataViewType> NumberTypesOfMl = new[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
    }.ToDictionary(type => type.RawType);

    /// <summary>Makes a join, or null where the types have none in common.</summary>
    public static ColumnJoin? Create(string name, IReadOnlyList<Type> types)
    {
        Type first = types[0];
        if (types.All(type => type == first))
        {
            return first == typeof(string) ? new TextJoin(name)
                : first.IsConstructedGenericType && first.GetGenericTypeDefinition() == typeof(VBuffer<>) ? Make(OfVectors, first.GenericTypeArguments[0], name)
                : first.IsValueType ? Make(OfValues, first, name)
                : null;
        }
        return CommonNumber([.. types.Distinct()]) is { } common ? Make(OfNumbers, common, name) : null;
    }

    // A decimal holds all whole numbers exactly, but not the range of floating point ones.
    private static Type? CommonNumber(HashSet<Type> types)
    {
        bool hasDecimals = types.Remove(typeof(decimal));
        if (!types.All(NumberTypesOfMl.ContainsKey))
            return null;
        if (hasDecimals)
            return types.Contains(typeof(float)) || types.Contains(typeof(double)) ? null : typeof(decimal);
        return NumberTypes.Widest(types.Select(type => NumberTypesOfMl[type]))?.RawType;
    }

    private static MethodInfo Method(string name) => typeof(ColumnJoins).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static ColumnJoin Make(MethodInfo make, Type type, string name) =>
        (ColumnJoin)make.MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [name], null)!;

    private static ValueJoin<T> Values<T>(string name)
        where T : unmanaged => new(name);

    private static NumberJoin<T> Numbers<T>(string name)
        where T : unmanaged, System.Numerics.INumber<T> => new(name);

    private static VectorJoin<T> Vectors<T>(string name) => new(name);
}
