using Microsoft.ML;

namespace MlMix.Testing.Conformance;

internal sealed class SameSchema : ConformanceRule
{
    public override string[] Needs => [];

    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        IDataView view = subject.View;
        if (!ReferenceEquals(view.Schema, view.Schema))
            yield return "the view gives another schema each time";
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        if (!ReferenceEquals(cursor.Schema, view.Schema))
            yield return "a cursor's schema is another object";
        DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, 3);
        bool same = cursors.All(one => ReferenceEquals(one.Schema, view.Schema));
        Outcome.Release(cursors);
        if (!same)
            yield return "the schema of a cursor of a set is another object";
    }
}
