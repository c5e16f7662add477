using System.Reflection;

namespace Microsoft.ML.Internal;

/// <summary>Calls of generic methods whose type argument is known only at run time: once per column and cursor, never per row.</summary>
internal static class GenericCalls
{
    /// <summary>Finds a generic static method that is not public.</summary>
    public static MethodInfo Method(Type owner, string name) => owner.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic);

    /// <summary>Calls a generic static method and lets its exceptions through as they are.</summary>
    public static object Call(this MethodInfo method, Type argument, params object[] parameters) =>
        method.MakeGenericMethod(argument).Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null);
}
