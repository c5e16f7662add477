using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

internal sealed class KeyRange : ConformanceRule
{
    public override IEnumerable<string> Judge(ConformanceSubject subject)
    {
        foreach (DataViewSchema.Column column in subject.View.Schema)
        {
            if (((column.Type as VectorDataViewType)?.ItemType ?? column.Type) is not KeyDataViewType { Count: var count })
                continue;
            using DataViewRowCursor cursor = subject.View.GetRowCursor([column]);
            ColumnProbe probe = subject.Probe(cursor, column);
            for (int row = 0; cursor.MoveNext(); row++)
            {
                foreach (ulong key in probe.Read().Keys.Where(key => key > count))
                    yield return $"row {row} of column '{column.Name}' has the key {key}, of {count}";
            }
        }
    }
}
