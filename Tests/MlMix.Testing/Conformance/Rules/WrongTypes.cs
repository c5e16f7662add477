using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

internal sealed class WrongTypes : ConformanceRule
{
    private static readonly Type[] Types =
    [
        typeof(bool), typeof(byte), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(string),
        typeof(object), typeof(ReadOnlyMemory<char>), typeof(VBuffer<float>), typeof(VBuffer<uint>), typeof(VBuffer<ReadOnlyMemory<char>>),
    ];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        foreach (DataViewSchema.Column column in subject.View.Schema)
        {
            foreach (Type type in Types.Append(Relative(column.Type)).Where(type => type != column.Type.RawType))
            {
                if (Outcome.Of(() => ColumnProbe.Ask(cursor, column, type)) is null)
                    yield return $"column '{column.Name}' of {column.Type} gives a getter of {type}";
            }
        }
    }

    // The type likeliest to be taken for the column's.
    private static Type Relative(DataViewType type) =>
        type is VectorDataViewType vector ? vector.ItemType.RawType : typeof(VBuffer<>).MakeGenericType(type.RawType);
}
