using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

/// <summary>Values that no test has.</summary>
internal static class Garbage
{
    private static readonly Dictionary<Type, object> Known = new object[]
    {
        true, (sbyte)-77, (byte)77, (short)-7_777, (ushort)7_777, -77_777, 77_777u, -7_777_777L, 7_777_777UL, -77.75f, -777.875,
        "garbage".AsMemory(), new DateTime(1777, 7, 7), new DateTimeOffset(1777, 7, 7, 7, 7, 7, TimeSpan.Zero), TimeSpan.FromDays(-77),
        new DataViewRowId(77, 77),
    }.ToDictionary(value => value.GetType());

    /// <summary>Gives one, or the type's default where it is not one of ML.NET's own types.</summary>
    public static T? Of<T>() => Known.TryGetValue(typeof(T), out object? value) ? (T)value : default;
}
