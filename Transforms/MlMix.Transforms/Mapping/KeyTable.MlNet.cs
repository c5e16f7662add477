using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>The key values of a column, of whatever type they are.</summary>
internal abstract class KeyTable(PrimitiveDataViewType item)
{
    /// <summary>Gets the type of each.</summary>
    public PrimitiveDataViewType Item => item;

    /// <summary>Gets whether each is another one and can be told from a missing value.</summary>
    public abstract bool IsDistinct { get; }

    /// <summary>The key values of a column, or null where it has none.</summary>
    public static KeyTable? Of(DataViewSchema.DetachedColumn column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(AnnotationNames.KeyValues)?.Type is not VectorDataViewType { ItemType: var item } type)
            return null;
        return (KeyTable)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(item.RawType), column.Annotations, type)!;
    }

    /// <summary>A view of one column that holds them.</summary>
    public abstract IDataView View(MLContext ml);

    /// <summary>Says them of another column.</summary>
    public abstract void Annotate(SchemaDefinition.Column column);

    private sealed class Typed<T> : KeyTable
    {
        private readonly VBuffer<T> _values;
        private readonly VectorDataViewType _type;

        public Typed(DataViewSchema.Annotations annotations, VectorDataViewType type)
            : base(type.ItemType)
        {
            annotations.GetValue(AnnotationNames.KeyValues, ref _values);
            _type = type;
        }

        public override bool IsDistinct
        {
            get
            {
                // Equal texts need not be the same memory.
                object[] values = [.. _values.DenseValues().Select(value => value is ReadOnlyMemory<char> text ? text.ToString() : (object)value!)];
                object missing = default(T) switch
                {
                    ReadOnlyMemory<char> => "",
                    float => float.NaN,
                    double => double.NaN,
                    var value => value!,
                };
                return values.Append(missing).Distinct().Count() == values.Length + 1;
            }
        }

        public override IDataView View(MLContext ml) => ml.Data.LoadFromEnumerable(_values.DenseValues().Select(value => new Entry<T> { Value = value }));

        public override void Annotate(SchemaDefinition.Column column) => column.AddAnnotation(AnnotationNames.KeyValues, _values, _type);
    }

    private sealed class Entry<T>
    {
        public T? Value { get; set; }
    }
}
