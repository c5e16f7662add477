using MlMix.Planning.Tests.Support;
using MlMix.Randomness;

namespace MlMix.Planning.Tests.Golden;

/// <summary>
/// Orders that never change: users' results are repeatable from one version to the next only while these hold. Each line of a file is a
/// plan and its first 64 picks ("b7/1" is row 7 of the second source in pass 1, "b7.a3" row 3 of a at 7 of the nested plan b); strokes part batches.
/// </summary>
[TestClass]
public class GoldenTests
{
    [TestMethod]
    [DataRow("even.txt")]
    [DataRow("random.txt")]
    [DataRow("blocks.txt")]
    [DataRow("round-robin.txt")]
    [DataRow("concat.txt")]
    [DataRow("explicit.txt")]
    [DataRow("row-order.txt")]
    [DataRow("batches.txt")]
    [DataRow("nested.txt")]
    [DataRow("epochs.txt")]
    public void Picks_OfFrozenPlans_AreTheFrozenOnes(string file) =>
        AssertFrozen(file, plan => PickText.Of(PlanText.Plan(plan).Walk(), 64));

    [TestMethod]
    public void Numbers_OfFrozenStreams_AreTheFrozenOnes() => AssertFrozen("counter-random.txt", stream =>
    {
        string[] words = stream.Split(' ');
        CounterRandom random = CounterRandom.Create(long.Parse(words[0]["seed=".Length..]), Enum.Parse<RandomUse>(words[1]));
        if (words.Length > 2)
            random = random.Fork(ulong.Parse(words[2]["child=".Length..]));
        return string.Join(' ', Enumerable.Range(0, 8).Select(position => $"{random.At((ulong)position):x16}"));
    });

    private static void AssertFrozen(string file, Func<string, string> produce)
    {
        string[] lines = File.ReadAllLines(ProjectFolder.Copied("Golden", file));
        string[] actual = [.. lines.Select(line => line.Split(" | ")[0]).Select(given => $"{given} | {produce(given)}")];
        Assert.IsGreaterThanOrEqualTo(3, lines.Length);
        for (int i = 0; i < lines.Length; i++)
            Assert.AreEqual(lines[i], actual[i], $"{file}, line {i + 1}");
    }
}
