using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

/// <summary>Reads a column, or an annotation, of any type through its getter, which it gets once.</summary>
internal abstract class ColumnProbe(string name)
{
    public string Name => name;

    /// <summary>How many kinds of content there are for <see cref="ReadOver"/>.</summary>
    public abstract int Fillings { get; }

    /// <summary>A probe of a column of a row; throws what asking for the getter throws.</summary>
    public static ColumnProbe Of(DataViewRow row, DataViewSchema.Column column, ConformanceSubject subject) =>
        column.Type is VectorDataViewType vector
            ? (ColumnProbe)Call(nameof(Vectors), vector.ItemType.RawType, row, column)
            : (ColumnProbe)Call(nameof(Values), column.Type.RawType, row, column, subject);

    /// <summary>A probe of an annotation.</summary>
    public static ColumnProbe Of(DataViewSchema.Annotations annotations, DataViewSchema.Column kind, ConformanceSubject subject) =>
        kind.Type is VectorDataViewType vector
            ? (ColumnProbe)Call(nameof(AnnotationVectors), vector.ItemType.RawType, annotations, kind)
            : (ColumnProbe)Call(nameof(AnnotationValues), kind.Type.RawType, annotations, kind, subject);

    /// <summary>A probe of the row id.</summary>
    public static ColumnProbe OfId(DataViewRow row) => new ValueProbe<DataViewRowId>("the row id", RowIdDataViewType.Instance, row.GetIdGetter(), null);

    /// <summary>Asks a row for a getter of a type given at run time; throws what it throws.</summary>
    public static void Ask(DataViewRow row, DataViewSchema.Column column, Type type) => Call(nameof(AskFor), type, row, column);

    /// <summary>Gets the current row's value into a fresh variable.</summary>
    public abstract HeldValue Read();

    /// <summary>Gets the current row's value into a variable that holds something already.</summary>
    public abstract HeldValue ReadOver(int filling);

    /// <summary>Gets the current row's value into one variable that is used for every row, as most readers do.</summary>
    public abstract HeldValue ReadAgain();

    private static object Call(string method, Type argument, params object[] parameters) => typeof(ColumnProbe)
        .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(argument)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null)!;

    private static ValueProbe<T> Values<T>(DataViewRow row, DataViewSchema.Column column, ConformanceSubject subject) =>
        new($"column '{column.Name}'", column.Type, row.GetGetter<T>(column), subject);

    private static VectorProbe<T> Vectors<T>(DataViewRow row, DataViewSchema.Column column) =>
        new($"column '{column.Name}'", (VectorDataViewType)column.Type, row.GetGetter<VBuffer<T>>(column));

    private static ValueProbe<T> AnnotationValues<T>(DataViewSchema.Annotations from, DataViewSchema.Column kind, ConformanceSubject subject) =>
        new($"annotation '{kind.Name}'", kind.Type, from.GetGetter<T>(kind), subject);

    private static VectorProbe<T> AnnotationVectors<T>(DataViewSchema.Annotations from, DataViewSchema.Column kind) =>
        new($"annotation '{kind.Name}'", (VectorDataViewType)kind.Type, from.GetGetter<VBuffer<T>>(kind));

    private static Delegate AskFor<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
