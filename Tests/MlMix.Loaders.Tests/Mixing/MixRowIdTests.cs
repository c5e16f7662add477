using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Row ids: one for each row of the mix, the same at every cursoring.</summary>
[TestClass]
public class MixRowIdTests
{
    [TestMethod]
    public void RowIds_WithRepeats_AreUnique()
    {
        foreach (Selection selection in EverySelection)
        {
            MixedDataView mix = Mix(selection, StopRule.Never, 4_000, Sources([3, 700, 41, 1], null, [false, true, true, false]));
            List<DataViewRowId> ids = ViewRows.Ids(mix);

            Assert.HasCount(4_000, ids);
            Assert.AreEqual(4_000, ids.Distinct().Count(), $"{selection}");
        }
    }

    [TestMethod]
    public void RowIds_SameViewTwiceInAMix_AreUnique()
    {
        FakeDataView view = Numbered(0, 100);
        List<DataViewRowId> ids = ViewRows.Ids(Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, Over(view, view, view)));

        Assert.AreEqual(300, ids.Distinct().Count());
    }

    [TestMethod]
    public void RowIds_ByColumnsAskedFor_AreTheSame()
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.AllExhausted, null, Sources([5, 9], null, [true, false]));
        List<DataViewRowId> expected = ViewRows.Ids(mix);

        CollectionAssert.AreEqual(expected, ViewRows.Ids(mix));
        DataViewSchema.Column[][] asked = [[mix.Schema[Value]], [mix.Schema["source_id"]], [.. mix.Schema]];
        foreach (DataViewSchema.Column[] columns in asked)
        {
            using var cursor = mix.GetRowCursor(columns);
            var getter = cursor.GetIdGetter();
            var ids = new List<DataViewRowId>();
            while (cursor.MoveNext())
            {
                DataViewRowId id = default;
                getter(ref id);
                ids.Add(id);
            }
            CollectionAssert.AreEqual(expected, ids);
        }
    }

    [TestMethod]
    public void RowIds_OfARow_DoNotDependOnWhereItStands()
    {
        static HashSet<DataViewRowId> Ids(Selection selection) =>
            [.. ViewRows.Ids(Mix(selection, StopRule.AllOnce, null, Sources([5, 9])))];

        Assert.IsTrue(Ids(Selection.Even).SetEquals(Ids(Selection.Concat)));
    }
}
