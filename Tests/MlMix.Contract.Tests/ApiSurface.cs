using System.Reflection;

namespace MlMix.Contract.Tests;

/// <summary>What code can see of an assembly, one line per type, interface of a type and member, inherited members included.</summary>
internal static class ApiSurface
{
    public static SortedSet<string> Of(params IEnumerable<Assembly> assemblies)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Type type in assemblies.Distinct().SelectMany(a => a.GetTypes()).Where(t => t.IsVisible))
            lines.UnionWith(Lines(type));
        return lines;
    }

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.FlattenHierarchy;

    private static IEnumerable<string> Lines(Type type)
    {
        string name = Name(type);
        yield return $"{KindOf(type)} {name}";
        foreach (Type contract in type.GetInterfaces().Where(t => t.IsVisible && !type.IsEnum))
            yield return $"{name} : {Name(contract)}";
        if (type.IsEnum)
        {
            foreach (object value in Enum.GetValues(type))
                yield return $"{name}.{value} = {Convert.ToInt64(value)}";
            yield break;
        }

        foreach (MemberInfo member in type.GetMembers(All).Where(IsOfMl))
        {
            if (member is FieldInfo { IsPublic: true } field)
                yield return $"{name}.{field.Name} : {(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)}";
            if (member is MethodBase method && (method.IsPublic || method.IsFamily))
                yield return $"{name}.{Signature(method)}";
        }
    }

    private static bool IsOfMl(MemberInfo member) => member.DeclaringType!.Namespace!.StartsWith("Microsoft.ML", StringComparison.Ordinal);

    private static string KindOf(Type type) =>
        type.IsInterface ? "interface"
        : type.IsEnum ? "enum"
        : type.IsValueType ? (type.IsByRefLike ? "ref struct" : "struct")
        : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
        : (type.IsAbstract ? "abstract " : "") + (type.IsSealed ? "sealed " : "") + "class";

    private static string Signature(MethodBase method)
    {
        string flags = (method.IsFamily ? "protected " : "") + (method.IsStatic ? "static " : "")
            + (method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal && !method.DeclaringType!.IsSealed ? "virtual " : "");
        string arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Constrained))}>" : "";
        string result = method is MethodInfo info ? " : " + Name(info.ReturnType) : "";
        return $"{flags}{method.Name}{arguments}({string.Join(", ", method.GetParameters().Select(Parameter))}){result}";
    }

    private static string Constrained(Type argument)
    {
        string constraints = string.Concat(argument.GetGenericParameterConstraints().Select(c => " " + Name(c)));
        return $"{argument.Name} ({argument.GenericParameterAttributes}{constraints})";
    }

    private static string Parameter(ParameterInfo parameter) =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + (IsScoped(parameter) ? "scoped " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}" + (parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "");

    // By name, because assemblies for older frameworks carry their own copy of the attribute.
    private static bool IsScoped(ParameterInfo parameter) =>
        parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ScopedRefAttribute");

    private static string Literal(object? value) => value is char c ? $"'\\u{(int)c:x4}'" : value?.ToString() ?? "default";

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        string name = type.IsNested ? $"{Name(type.DeclaringType!)}+{type.Name}" : $"{type.Namespace}.{type.Name}";
        if (!type.IsGenericType || type.IsGenericTypeDefinition)
            return name;
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
