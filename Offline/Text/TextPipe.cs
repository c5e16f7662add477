using System.Reflection;

namespace Microsoft.ML.Internal;

/// <summary>Holds the values that one column has in the current line.</summary>
internal abstract class TextPipe
{
    private static readonly MethodInfo Typed = GenericCalls.Method(typeof(TextPipe), nameof(CreateTyped));

    public abstract Delegate Getter { get; }

    public static TextPipe Create(TextColumn column) => (TextPipe)Typed.Call(column.ItemType.RawType, column);

    public abstract void Read(List<ReadOnlyMemory<char>> fields, long row);

    private static TextPipe<T> CreateTyped<T>(TextColumn column) => new(column);
}
