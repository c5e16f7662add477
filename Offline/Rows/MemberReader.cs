using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Getters of columns that are members of objects.</summary>
internal static class MemberReader<TRow>
{
    /// <summary>Compiles access to the member; what is returned binds it to the rows of one cursor.</summary>
    public static Func<CurrentRow<TRow>, Delegate> Create(MemberInfo member, DataViewType type)
    {
        Type field = Members.TypeOf(member);
        if (field == typeof(string))
            return Text(Access<string>(member));
        if (field == typeof(string[]))
            return Texts(Access<string[]>(member));
        if (field.IsArray)
            return Call(nameof(Array), field.GetElementType(), member);
        if (type is VectorDataViewType vector)
            return Call(nameof(Buffer), vector.ItemType.RawType, member);
        if (type is KeyDataViewType key)
            return key.RawType == typeof(ushort) ? RefuseKey : Call(nameof(Key), field, member, key);
        return Call(nameof(Value), field, member);
    }

    /// <summary>Compiles reading of the member.</summary>
    public static Func<TRow, T> Access<T>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, T>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    private static Func<CurrentRow<TRow>, Delegate> Call(string method, Type argument, params object[] parameters) =>
        (Func<CurrentRow<TRow>, Delegate>)GenericCalls.Method(typeof(MemberReader<TRow>), method).Call(argument, parameters);

    // ML.NET shifts keys of every raw type but this one, refuses the cursor, and does not unwrap what is thrown by reflection.
    private static Delegate RefuseKey(CurrentRow<TRow> row) =>
        throw new TargetInvocationException(new InvalidOperationException("Key members are byte, uint or ulong."));

    private static Func<CurrentRow<TRow>, Delegate> Text(Func<TRow, string> access) =>
        row => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = access(row.Value).AsMemory());

    private static Func<CurrentRow<TRow>, Delegate> Value<T>(MemberInfo member)
    {
        Func<TRow, T> access = Access<T>(member);
        return row => (ValueGetter<T>)((ref T value) => value = access(row.Value));
    }

    private static Func<CurrentRow<TRow>, Delegate> Key<T>(MemberInfo member, KeyDataViewType type)
        where T : IBinaryInteger<T>
    {
        Func<TRow, T> access = Access<T>(member);
        ulong count = type.Count;
        return row => (ValueGetter<T>)((ref T value) =>
        {
            T index = access(row.Value);
            value = ulong.CreateTruncating(index) < count ? unchecked(index + T.One) : T.Zero;
        });
    }

    private static Func<CurrentRow<TRow>, Delegate> Texts(Func<TRow, string[]> access) =>
        row => (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            ReadOnlySpan<string> texts = access(row.Value);
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, texts.Length);
            for (int i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        });

    private static Func<CurrentRow<TRow>, Delegate> Array<T>(MemberInfo member)
    {
        Func<TRow, T[]> access = Access<T[]>(member);
        return row => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            ReadOnlySpan<T> items = access(row.Value);
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, items.Length);
            items.CopyTo(editor.Values);
            value = editor.Commit();
        });
    }

    private static Func<CurrentRow<TRow>, Delegate> Buffer<T>(MemberInfo member)
    {
        Func<TRow, VBuffer<T>> access = Access<VBuffer<T>>(member);
        return row => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => access(row.Value).CopyTo(ref value));
    }
}
