using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Schedules;

[TestClass]
public class ReleaseWheelTests
{
    private const int Sources = 12;

    // Rows to wait for: within the ring, at its edge of 64, and far beyond.
    private static readonly long[] Waits = [1, 1, 2, 3, 9, 40, 62, 63, 64, 65, 66, 127, 128, 129, 500, 1L << 50];

    [TestMethod]
    [DataRow(0)]
    [DataRow(7_000_000_000_000)]
    public void Release_AnyWaits_GivesEachSourceAtItsRow(long start) => Law.Holds(
        Gen.Choose(0, Waits.Length * 8 - 1).ArrayOf(400), draws =>
        {
            var wheel = new ReleaseWheel(Sources);
            var ready = new RowHeap(Sources);
            var deadlines = new long[Sources];
            var slow = new SortedSet<(long Row, int Source)>();
            for (int source = 0; source < Sources; source++)
            {
                slow.Add((start + Waits[source], source));
                wheel.Add(start + Waits[source], source, start);
            }
            for (int i = 0; i < draws.Length; i++)
            {
                long row = start + 1 + i;
                wheel.Release(row, ready, deadlines);
                int[] due = [.. slow.Where(waiting => waiting.Row <= row).Select(waiting => waiting.Source)];
                Assert.AreEqual(due.Length, ready.Count);
                slow.RemoveWhere(waiting => waiting.Row <= row);
                // Now and then the least is taken before its row, and all that came go back.
                List<int> back = [.. due];
                if (draws[i] / Waits.Length == 0 && slow.Count > 0)
                {
                    back.Add(wheel.TakeLeast(row));
                    Assert.AreEqual(slow.Min.Source, back[^1], $"at {row}");
                    slow.Remove(slow.Min);
                }
                ready.Clear();
                foreach (int source in back)
                {
                    long next = row + Waits[(draws[i] + source) % Waits.Length];
                    slow.Add((next, source));
                    wheel.Add(next, source, row);
                }
            }
        });

    [TestMethod]
    public void RowHeap_AnyRows_GivesTheLeastRowAndThenTheEarliestSource() => Law.Holds(
        Gen.Choose(0, 9).ArrayOf(60), draws =>
        {
            var heap = new RowHeap(draws.Length);
            var slow = new SortedSet<(long Row, int Source)>();
            for (int source = 0; source < draws.Length; source++)
            {
                long row = draws[source] == 9 ? 1L << 50 : draws[source];
                if (source % 4 == 3)
                {
                    AssertLeast(slow, heap);
                    slow.Remove(slow.Min);
                    slow.Add((row, source));
                    heap.Replace(row, source);
                    continue;
                }
                slow.Add((row, source));
                heap.Push(row, source);
            }
            for (; slow.Count > 0; slow.Remove(slow.Min))
            {
                AssertLeast(slow, heap);
                heap.Pop();
            }
            Assert.AreEqual(0, heap.Count);
        });

    private static void AssertLeast(SortedSet<(long Row, int Source)> slow, RowHeap heap)
    {
        Assert.AreEqual(slow.Count, heap.Count);
        Assert.AreEqual(slow.Min, (heap.LeastRow, heap.LeastSource));
    }
}
