using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Writes columns into members of objects.</summary>
internal static class MemberWriter<TRow>
{
    /// <summary>Compiles access to the member; what is returned binds it to the values of one cursor.</summary>
    public static Func<DataViewRow, Action<TRow>> Create(MemberInfo member, DataViewSchema.Column column)
    {
        Type field = Members.TypeOf(member);
        if (field == typeof(string))
            return Text(member, column);
        if (field == typeof(string[]))
            return Texts(member, column);
        if (field.IsArray)
            return Call(nameof(Array), field.GetElementType(), member, column);
        return column.Type is VectorDataViewType vector
            ? Call(nameof(Buffer), vector.ItemType.RawType, member, column)
            : Call(nameof(Value), field, member, column);
    }

    private static Action<TRow, T> Assign<T>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        ParameterExpression value = Expression.Parameter(typeof(T));
        return Expression.Lambda<Action<TRow, T>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    }

    private static Func<DataViewRow, Action<TRow>> Call(string method, Type argument, params object[] parameters) =>
        (Func<DataViewRow, Action<TRow>>)GenericCalls.Method(typeof(MemberWriter<TRow>), method).Call(argument, parameters);

    private static Func<DataViewRow, Action<TRow>> Text(MemberInfo member, DataViewSchema.Column column)
    {
        Action<TRow, string> assign = Assign<string>(member);
        return input =>
        {
            ValueGetter<ReadOnlyMemory<char>> getter = input.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> value = default;
            return row =>
            {
                getter(ref value);
                assign(row, value.ToString());
            };
        };
    }

    private static Func<DataViewRow, Action<TRow>> Value<T>(MemberInfo member, DataViewSchema.Column column)
    {
        Action<TRow, T> assign = Assign<T>(member);
        return input =>
        {
            ValueGetter<T> getter = input.GetGetter<T>(column);
            T value = default;
            return row =>
            {
                getter(ref value);
                assign(row, value);
            };
        };
    }

    private static Func<DataViewRow, Action<TRow>> Texts(MemberInfo member, DataViewSchema.Column column)
    {
        Func<TRow, string[]> access = MemberReader<TRow>.Access<string[]>(member);
        Action<TRow, string[]> assign = Assign<string[]>(member);
        return input =>
        {
            ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
            VBuffer<ReadOnlyMemory<char>> value = default;
            return row =>
            {
                getter(ref value);
                string[] texts = Reuse(access(row), value.Length);
                foreach ((int index, ReadOnlyMemory<char> text) in value.Items(all: true))
                    texts[index] = text.ToString();
                assign(row, texts);
            };
        };
    }

    private static Func<DataViewRow, Action<TRow>> Array<T>(MemberInfo member, DataViewSchema.Column column)
    {
        Func<TRow, T[]> access = MemberReader<TRow>.Access<T[]>(member);
        Action<TRow, T[]> assign = Assign<T[]>(member);
        return input =>
        {
            ValueGetter<VBuffer<T>> getter = input.GetGetter<VBuffer<T>>(column);
            VBuffer<T> value = default;
            return row =>
            {
                getter(ref value);
                T[] items = value.IsDense ? Reuse(access(row), value.Length) : new T[value.Length];
                value.CopyTo(items);
                assign(row, items);
            };
        };
    }

    private static Func<DataViewRow, Action<TRow>> Buffer<T>(MemberInfo member, DataViewSchema.Column column)
    {
        Func<TRow, VBuffer<T>> access = MemberReader<TRow>.Access<VBuffer<T>>(member);
        Action<TRow, VBuffer<T>> assign = Assign<VBuffer<T>>(member);
        return input =>
        {
            ValueGetter<VBuffer<T>> getter = input.GetGetter<VBuffer<T>>(column);
            return row =>
            {
                VBuffer<T> value = access(row);
                getter(ref value);
                assign(row, value);
            };
        };
    }

    private static T[] Reuse<T>(T[] old, int length) => Arrays.Size(old) == length && old is not null ? old : new T[length];
}
