using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Control;

/// <summary>What holds for the weights whatever the losses are, reasonable or not.</summary>
[TestClass]
public class ControllerLawTests
{
    private static readonly Gen<SourceLoss> Losses =
        from mean in Gen.OneOf(
            Gen.Choose(-20, 100).Select(tenth => tenth / 10.0),
            Gen.Elements(0, 1e-300, 1e-9, 1e9, 1e300, -1e300, double.MaxValue, -double.MaxValue))
        from rows in Gen.Choose(0, 5)
        select new SourceLoss(mean, rows);

    private static readonly Gen<SourceLoss[][]> Rounds =
        from sources in Gen.Choose(1, 6)
        from rounds in Gen.Choose(1, 12)
        from losses in Gen.ArrayOf(Gen.ArrayOf(Losses, sources), rounds)
        where losses.All(round => round.Any(loss => loss.Rows > 0))
        select losses;

    [TestMethod]
    public void Weights_AfterAnyLosses_AreAboveTheFloorAndOfSumOne() => Law.Holds(Rounds, rounds =>
    {
        int sources = rounds[0].Length;
        var exp3 = new Exp3Controller(sources);
        var gradient = new ExponentiatedGradientController(sources);
        foreach (SourceLoss[] losses in rounds)
        {
            exp3.Update(losses);
            AssertOnSimplex(exp3.Weights, exp3.Exploration);
            gradient.Update(losses);
            AssertOnSimplex(gradient.Weights, 0.001 / sources);
            AssertOnSimplex(gradient.AverageWeights, 0.001 / sources);
        }
    }, 400);

    [TestMethod]
    public void Weights_OfEqualLosses_StayEqual() => Law.Holds(Rounds, rounds =>
    {
        foreach (IWeightController controller in Every(rounds[0].Length))
        {
            foreach (SourceLoss[] losses in rounds)
            {
                controller.Update([.. losses.Select(_ => new SourceLoss(Math.Clamp(losses[0].Mean, -100, 100), 2))]);
                Assert.IsLessThan(1e-9, controller.Weights.Max() - controller.Weights.Min());
            }
        }
    });

    [TestMethod]
    public void Weights_OfTheSourceWithTheHigherLosses_AreHigher() => Law.Holds(
        Gen.ArrayOf(Gen.Choose(1, 50)).Where(gaps => gaps.Length >= 5),
        gaps =>
        {
            foreach (IWeightController controller in Every(2))
            {
                foreach (int gap in gaps)
                    controller.Update([new(1, 10), new(1 + gap / 10.0, 10)]);
                Assert.IsGreaterThan(controller.Weights[0], controller.Weights[1], controller.GetType().Name);
            }
        });

    [TestMethod]
    public void Weights_DoNotHangOnTheOrderOfTheSources() => Law.Holds(Rounds, rounds =>
    {
        foreach ((IWeightController there, IWeightController back) in Every(rounds[0].Length).Zip(Every(rounds[0].Length)))
        {
            foreach (SourceLoss[] losses in rounds)
            {
                SourceLoss[] sane = [.. losses.Select(loss => loss with { Mean = Math.Clamp(loss.Mean, -100, 100) })];
                there.Update(sane);
                back.Update([.. sane.Reverse()]);
                foreach ((double one, double other) in there.Weights.Zip(back.Weights.Reverse()))
                    Assert.AreEqual(one, other, 1e-9);
            }
        }
    });

    [TestMethod]
    public void State_SavedAnywhere_GoesOnAlike() => Law.Holds(Rounds, rounds =>
    {
        foreach ((IWeightController one, IWeightController other) in Every(rounds[0].Length).Zip(Every(rounds[0].Length)))
        {
            foreach (SourceLoss[] losses in rounds[..(rounds.Length / 2)])
                one.Update(losses);
            other.Restore(one.Save());
            foreach (SourceLoss[] losses in rounds[(rounds.Length / 2)..])
            {
                one.Update(losses);
                other.Update(losses);
            }
            Assert.AreEqual(one.Save(), other.Save());
            CollectionAssert.AreEqual(one.Weights.ToArray(), other.Weights.ToArray());
        }
    });

    private static IWeightController[] Every(int sources) => [new Exp3Controller(sources), new ExponentiatedGradientController(sources)];

    private static void AssertOnSimplex(IReadOnlyList<double> weights, double floor)
    {
        Assert.AreEqual(1, weights.Sum(), 1e-12);
        foreach (double weight in weights)
        {
            Assert.IsGreaterThan(0, weight);
            Assert.IsGreaterThanOrEqualTo(floor * (1 - 1e-12), weight);
        }
    }
}
