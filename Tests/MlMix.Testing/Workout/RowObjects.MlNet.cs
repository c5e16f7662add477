using System.Reflection;
using System.Reflection.Emit;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Workout;

/// <summary>Rows of a view as objects, as programs hand them to a prediction engine, of a class made for the view.</summary>
internal static class RowObjects
{
    private static readonly ModuleBuilder Module =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("MlMix.Testing.Rows"), AssemblyBuilderAccess.Run).DefineDynamicModule("Rows");

    private static int _classes;

    /// <summary>A class with a public field for every column.</summary>
    public static Type ClassOf(IEnumerable<DataViewSchema.Column> columns)
    {
        lock (Module)
        {
            TypeBuilder builder = Module.DefineType($"Row{_classes++}", TypeAttributes.Public | TypeAttributes.Class);
            foreach (DataViewSchema.Column column in columns)
                builder.DefineField(column.Name, column.Type.RawType, FieldAttributes.Public);
            return builder.CreateType();
        }
    }

    /// <summary>The rows of a view as objects of a class.</summary>
    public static object[] From(IDataView view, Type type)
    {
        object[] rows = [];
        foreach (DataViewSchema.Column column in view.Schema)
        {
            Array values = (Array)Call(nameof(Values), column.Type.RawType, view, column);
            if (rows.Length == 0)
                rows = [.. Enumerable.Range(0, values.Length).Select(_ => Activator.CreateInstance(type)!)];
            for (int row = 0; row < rows.Length; row++)
                type.GetField(column.Name)!.SetValue(rows[row], column.Type is KeyDataViewType ? Member(values.GetValue(row)!) : values.GetValue(row));
        }

        return rows;
    }

    /// <summary>A view of objects with the raw values of their fields, of the types of some columns.</summary>
    public static FakeDataView ToView(object[] rows, IEnumerable<DataViewSchema.Column> columns) =>
        new(rows.Length, [.. columns.Select(column => (FakeColumn)Call(nameof(Field), column.Type.RawType, rows, column))]);

    private static object Call(string method, Type argument, params object[] parameters) => typeof(RowObjects)
        .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(argument)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null)!;

    private static T[] Values<T>(IDataView view, DataViewSchema.Column column)
    {
        var values = new List<T>();
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        ValueGetter<T> get = cursor.GetGetter<T>(column);
        while (cursor.MoveNext())
        {
            T value = default!;
            get(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    private static FakeColumn Field<T>(object[] rows, DataViewSchema.Column column) =>
        FakeColumn.Of(column.Name, column.Type, row => (T)rows[row].GetType().GetField(column.Name)!.GetValue(rows[row])!);

    // ML.NET takes the member of an object for a key's number from 0, and one that is too large for missing.
    private static object Member(object raw) => raw switch
    {
        byte value => (object)unchecked((byte)(value - 1)),
        ushort value => unchecked((ushort)(value - 1)),
        uint value => unchecked(value - 1),
        ulong value => unchecked(value - 1),
        _ => throw new NotSupportedException($"{raw.GetType()} is no type of keys."),
    };
}
