using System.Collections;
using Microsoft.ML.Data;
using Microsoft.ML.Internal;

namespace Microsoft.ML;

/// <summary>What an estimator asks of a schema, and what it promises: columns with kinds instead of exact types.</summary>
public sealed class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private static readonly SchemaShape Empty = new([]);

    private readonly Column[] _columns;

    /// <summary>Makes a shape of columns taken from other shapes.</summary>
    public SchemaShape(IEnumerable<Column> columns)
    {
        Guard.NotNull(columns, nameof(columns));
        _columns = [.. columns];
        Guard.Param(_columns.All(c => c.Name is not null), nameof(columns), "A column was not initialized.");
    }

    /// <summary>The number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>The column at that index.</summary>
    public Column this[int index] => _columns[index];

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static SchemaShape Create(DataViewSchema schema)
    {
        Guard.NotNull(schema, nameof(schema));
        return new SchemaShape(schema.Where(c => !c.IsHidden).Select(c =>
            Column.Of(c.Name, c.Type, new SchemaShape(c.Annotations.Schema.Select(a => Column.Of(a.Name, a.Type, Empty))))));
    }

    internal Column? Find(string name)
    {
        int index = Array.FindIndex(_columns, c => c.Name == name);
        return index < 0 ? null : _columns[index];
    }

    /// <summary>A column as estimators see it.</summary>
    public struct Column
    {
        /// <summary>The name.</summary>
        public readonly string Name;

        /// <summary>Scalar, vector of known size or vector of unknown size.</summary>
        public readonly VectorKind Kind;

        /// <summary>The type of an item; for a key its raw type.</summary>
        public readonly DataViewType ItemType;

        /// <summary>Whether the items are keys.</summary>
        public readonly bool IsKey;

        /// <summary>The kinds of annotations.</summary>
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind kind, DataViewType itemType, bool isKey, SchemaShape annotations)
        {
            Name = name;
            Kind = kind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations;
        }

        /// <summary>Scalar or vector.</summary>
        public enum VectorKind
        {
            /// <summary>One value.</summary>
            Scalar,

            /// <summary>A vector of known size.</summary>
            Vector,

            /// <summary>A vector of unknown size.</summary>
            VariableVector,
        }

        internal static Column Of(string name, DataViewType type, SchemaShape annotations)
        {
            var vector = type as VectorDataViewType;
            VectorKind kind = vector is null ? VectorKind.Scalar : vector.IsKnownSize ? VectorKind.Vector : VectorKind.VariableVector;
            DataViewType item = vector?.ItemType ?? type;
            bool isKey = item is KeyDataViewType;
            return new Column(name, kind, isKey ? PrimitiveTypes.Of(item.RawType) : item, isKey, annotations);
        }

        internal Column Renamed(string name) => new(name, Kind, ItemType, IsKey, Annotations);
    }
}
