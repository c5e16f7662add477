using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

internal sealed class Annotations : ConformanceRule
{
    public override string[] Needs => [];

    public override IEnumerable<string> Judge(ConformanceSubject subject) =>
        from column in subject.View.Schema
        from kind in column.Annotations.Schema
        from fault in Faults(subject, column, kind)
        select $"annotation '{kind.Name}' of column '{column.Name}' {fault}";

    private static IEnumerable<string> Faults(ConformanceSubject subject, DataViewSchema.Column column, DataViewSchema.Column kind)
    {
        ColumnProbe probe = ColumnProbe.Of(column.Annotations, kind, subject);
        HeldValue first = probe.Read();
        string text = first.Text;
        if (first.ShapeFault is { } shape)
            yield return $"is no value of its type: {shape}";
        if (first.Length is { } length && LengthOf(column.Type, kind.Name) is { } wanted && length.ToString(CultureInfo.InvariantCulture) != wanted)
            yield return $"names {length}, and there are {wanted}";
        for (int filling = 0; filling < probe.Fillings; filling++)
        {
            if (probe.ReadOver(filling).Text is var over && over != text)
                yield return $"is {text} at first and {over} into a variable that was in use";
        }
        if (Threads.Run(4, _ => ColumnProbe.Of(column.Annotations, kind, subject).Read().Text).FirstOrDefault(other => other != text) is { } other)
            yield return $"is {text} at first and {other} to one of four readers at once";
        first.Spoil();
        ColumnProbe later = ColumnProbe.Of(subject.View.Schema[column.Index].Annotations, kind, subject);
        if (later.Read().Text is var again && again != text)
            yield return $"is {text} at first and {again} after a reader spoiled what it got";
    }

    private static string? LengthOf(DataViewType type, string kind) => (kind, type) switch
    {
        ("KeyValues", KeyDataViewType key) => key.Count.ToString(CultureInfo.InvariantCulture),
        ("KeyValues", VectorDataViewType { ItemType: KeyDataViewType key }) => key.Count.ToString(CultureInfo.InvariantCulture),
        ("SlotNames", VectorDataViewType { Size: > 0 } vector) => vector.Size.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
