using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

/// <remarks>ML.NET tells columns by their index, so only one beyond the view's is certain to be refused.</remarks>
internal sealed class ForeignColumns : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        DataViewSchema.Column foreign = Foreign(subject.View.Schema);
        if (Outcome.Of(() => subject.View.GetRowCursor([foreign]).Dispose()) is null)
            yield return "a cursor opens for a column beyond the schema";
        if (Outcome.Of(() => Array.ForEach(subject.View.GetRowCursorSet([foreign], 2), one => one.Dispose())) is null)
            yield return "a set of cursors opens for a column beyond the schema";

        using DataViewRowCursor cursor = subject.View.GetRowCursor(subject.View.Schema);
        bool active = false;
        if (Outcome.Of(() => active = cursor.IsColumnActive(foreign)) is null && active)
            yield return "a column beyond the schema is active";
        if (Outcome.Of(() => cursor.GetGetter<float>(foreign)) is null)
            yield return "a column beyond the schema gives a getter";
    }

    private static DataViewSchema.Column Foreign(DataViewSchema schema)
    {
        var builder = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in schema)
            builder.AddColumn(column.Name, column.Type);
        builder.AddColumn("a column beyond the others", NumberDataViewType.Single);
        return builder.ToSchema()[schema.Count];
    }
}
