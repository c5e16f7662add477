using System.Reflection;

namespace Microsoft.ML.Internal;

/// <summary>Getters of columns whose type is known only at run time.</summary>
internal static class RowGetters
{
    private static readonly MethodInfo Typed = typeof(RowGetters).GetMethod(nameof(GetTyped), BindingFlags.Static | BindingFlags.NonPublic);

    public static Delegate Get(DataViewRow row, DataViewSchema.Column column) =>
        (Delegate)Typed.Invoke(column.Type.RawType, row, column);

    /// <summary>Calls a generic static method and lets its exceptions through as they are.</summary>
    public static object Invoke(this MethodInfo method, Type argument, params object[] parameters) =>
        method.MakeGenericMethod(argument).Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null);

    private static ValueGetter<T> GetTyped<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
