using System.Diagnostics.Metrics;
using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>What a listener to <c>Meter("MlMix")</c> hears of a mix.</summary>
[TestClass]
[DoNotParallelize]
public class MixMeterTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Counters_AllExhausted_TellRowsPassesAndExhaustionsBySource(bool countUnknown)
    {
        // a0 b0 a1 b1 a0 b2 a1 b3 a0 b4: b is emptied once; a was emptied twice and is in its third pass.
        var heard = Hear(() => Rows(Mix(Selection.RoundRobin(), StopRule.AllExhausted, null, Sources([2, 5], null, [countUnknown, countUnknown]))));

        CollectionAssert.AreEquivalent(
            new[]
            {
                "mlmix.rows a 5", "mlmix.rows b 5", "mlmix.passes a 3", "mlmix.passes b 1", "mlmix.exhaustions a 2", "mlmix.exhaustions b 1",
            },
            heard.Select(pair => $"{pair.Key} {pair.Value}").ToArray());
    }

    [TestMethod]
    public void Rows_OfAShard_AreThoseDelivered()
    {
        var options = new MixOptions { Stop = StopRule.AllOnce, Selection = Selection.RoundRobin(), Shard = new Shard(0, 3) };

        // a0 b0 a1 b1 a2 b2 of which a0 and b1 are the shard's.
        Dictionary<string, long> heard = Hear(() => Rows(Ml.Data.Mix(options, Sources([3, 3]))));

        Assert.AreEqual(1, heard["mlmix.rows a"]);
        Assert.AreEqual(1, heard["mlmix.rows b"]);
    }

    [TestMethod]
    public void Rows_OfACursorLeftEarly_AreCountedWhenItIsDisposed()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([50_000, 50_000]));

        Dictionary<string, long> heard = Hear(() =>
        {
            using DataViewRowCursor cursor = mix.GetRowCursor([]);
            for (int row = 0; row < 40_001; row++)
                Assert.IsTrue(cursor.MoveNext());
        });

        Assert.AreEqual(40_001, heard["mlmix.rows a"] + heard["mlmix.rows b"]);
        Assert.AreEqual(20_000, heard["mlmix.rows a"], 1);
        Assert.IsFalse(heard.Keys.Any(key => key.StartsWith("mlmix.exhaustions", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("failing")]
    [DataRow("short")]
    [DataRow("cancelled")]
    public void Rows_UntilASourceFails_AreThoseDelivered(string kind)
    {
        // a0 b0 a1 b1 a2 and then there is no b2.
        IDataView bad = kind switch
        {
            "failing" => new FaultyDataView(Numbered(1, 9)) { MoveFault = new IOException("torn"), FaultRow = 2 },
            "cancelled" => new FaultyDataView(Numbered(1, 9)) { MoveFault = new OperationCanceledException(), FaultRow = 2 },
            _ => new FaultyDataView(Numbered(1, 2)) { ClaimedRowCount = 9 },
        };
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.AllOnce, null, Over(Numbered(0, 9), bad));

        Dictionary<string, long> heard = Hear(() =>
        {
            using DataViewRowCursor cursor = mix.GetRowCursor([]);
            for (int row = 0; row < 5; row++)
                Assert.IsTrue(cursor.MoveNext());
            Assert.Throws<SystemException>(() => cursor.MoveNext());
        });

        CollectionAssert.AreEquivalent(
            new[] { "mlmix.rows a 3", "mlmix.rows b 2", "mlmix.passes a 1", "mlmix.passes b 1" },
            heard.Select(pair => $"{pair.Key} {pair.Value}").ToArray());
    }

    [TestMethod]
    public void Counters_OfSeveralCursorsAndMixesWithin_AreTheirSums()
    {
        MixedDataView inner = Ml.Data.Concat(
            new MixOptions { Columns = MixColumns.None }, new MixSource("x", Numbered(0, 2)), new MixSource("y", Numbered(1, 1)));
        MixedDataView outer = Mix(Selection.RoundRobin(), StopRule.AllExhausted, null, new MixSource("in", inner), new MixSource("a", Numbered(2, 4)));

        // in0 a0 in1 a1 in2 a2 in0 a3, where in0 in1 in2 are x0 x1 y0.
        Dictionary<string, long> heard = Hear(() =>
        {
            using DataViewRowCursor first = outer.GetRowCursor([]), second = outer.GetRowCursor([]);
            while (first.MoveNext() & second.MoveNext())
                Assert.AreEqual(first.Position, second.Position);
        });

        CollectionAssert.AreEquivalent(
            new[]
            {
                "mlmix.rows in 8", "mlmix.rows a 8", "mlmix.rows x 6", "mlmix.rows y 2",
                "mlmix.passes in 4", "mlmix.passes a 2", "mlmix.passes x 4", "mlmix.passes y 2",
                "mlmix.exhaustions in 2", "mlmix.exhaustions a 2", "mlmix.exhaustions x 2", "mlmix.exhaustions y 2",
            },
            heard.Select(pair => $"{pair.Key} {pair.Value}").ToArray());
    }

    [TestMethod]
    public void Rows_WhileReading_AreTold()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([50_000, 50_000]));
        using DataViewRowCursor cursor = mix.GetRowCursor([]);

        Dictionary<string, long> heard = Hear(() =>
        {
            for (int row = 0; row < 40_000; row++)
                Assert.IsTrue(cursor.MoveNext());
        });

        Assert.IsGreaterThan(20_000, heard["mlmix.rows a"] + heard["mlmix.rows b"], "and not only when the cursor is closed");
    }

    [TestMethod]
    public void MoveNext_WithAListener_AllocatesNothing()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Over(Numbered(0, 400_000), Numbered(1, 400_000)));
        Hear(() =>
        {
            using DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[Value]]);
            ValueGetter<long> getter = cursor.GetGetter<long>(mix.Schema[Value]);
            long value = 0;
            Allocation.Walk(cursor, getter, ref value, 20_000);

            Assert.AreEqual(0, Allocation.Least(cursor, getter, ref value, 100_000));
        });
    }

    private static Dictionary<string, long> Hear(Action read)
    {
        var heard = new Dictionary<string, long>();
        var known = new Dictionary<(string, string), string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == "MlMix")
                    own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            Assert.AreEqual("mlmix.source", tags[0].Key);
            var place = (instrument.Name, (string)tags[0].Value!);
            if (!known.TryGetValue(place, out string? key))
                known[place] = key = $"{place.Name} {place.Item2}";
            heard[key] = heard.GetValueOrDefault(key) + value;
        });
        listener.Start();
        read();
        return heard;
    }
}
