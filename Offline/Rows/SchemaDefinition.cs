using System.Reflection;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>Which members of a class are which columns; may be changed before use.</summary>
public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>Whether members are read from objects or written to them.</summary>
    [Flags]
    public enum Direction
    {
        /// <summary>Members that can be read.</summary>
        Read = 1,

        /// <summary>Members that can be written.</summary>
        Write = 2,

        /// <summary>Members that can be read or written.</summary>
        Both = Read | Write,
    }

    /// <summary>The column of that name, or null.</summary>
    public Column this[string columnName]
    {
        get => this.FirstOrDefault(c => c.ColumnName == columnName);
        set
        {
            Guard.NotNull(value, nameof(value));
            Guard.Param(value.ColumnName == columnName, nameof(columnName),
                $"The column is named '{value.ColumnName}', not '{columnName}'.");
            int index = FindIndex(c => c.ColumnName == columnName);
            if (index < 0)
                Add(value);
            else
                this[index] = value;
        }
    }

    /// <summary>The columns that a class's public fields and properties and their attributes say.</summary>
    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Guard.NotNull(userType, nameof(userType));
        var definition = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (MemberInfo member in Members.Of(userType, direction))
        {
            if (member.GetCustomAttribute<NoColumnAttribute>() is not null)
                continue;
            string name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            Guard.Param(names.Add(name), nameof(userType), $"Two members of {userType} are column '{name}'.");
            definition.Add(new Column(member.Name, Members.ColumnTypeOf(member), name));
        }

        return definition;
    }

    /// <summary>A member and its column.</summary>
    public sealed class Column
    {
        private readonly Dictionary<string, (DataViewType Type, Delegate Getter)> _annotations = [];

        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            MemberName = memberName;
            ColumnType = columnType;
            ColumnName = columnName;
        }

        /// <summary>The member.</summary>
        public string MemberName { get; }

        /// <summary>The column's name.</summary>
        public string ColumnName { get; set; }

        /// <summary>The column's type; null is the one the member has by itself.</summary>
        public DataViewType ColumnType { get; set; }

        /// <summary>The column's annotations.</summary>
        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach ((string kind, (DataViewType type, Delegate getter)) in _annotations)
                    builder.Add(kind, type, getter);
                return builder.ToAnnotations();
            }
        }

        /// <summary>Adds an annotation; strings and arrays become text and vectors.</summary>
        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Guard.NotNull(kind, nameof(kind));
            Guard.NotNull(annotationType, nameof(annotationType));
            Guard.State(!_annotations.ContainsKey(kind), $"Column '{ColumnName}' already has an annotation '{kind}'.");
            (Type item, bool isVector) = Members.ItemOf(typeof(T), kind);
            var vector = annotationType as VectorDataViewType;
            Guard.State(isVector == vector is not null && item == (vector?.ItemType ?? annotationType).RawType,
                $"Annotation '{kind}' of column '{ColumnName}' has type {annotationType}, but its value is a {typeof(T)}.");

            var holder = new CurrentRow<Holder<T>> { Value = new Holder<T> { Value = value } };
            _annotations[kind] = (annotationType, MemberReader<Holder<T>>.Create(Holder<T>.Member, annotationType)(holder));
        }

        internal void AddAnnotations(DataViewSchema.Annotations annotations)
        {
            foreach (DataViewSchema.Column annotation in annotations.Schema)
                _annotations[annotation.Name] = (annotation.Type, annotations.GetterOf(annotation));
        }

        private sealed class Holder<T>
        {
            public static readonly MemberInfo Member = typeof(Holder<T>).GetField(nameof(Value));

            public T Value;
        }
    }
}
