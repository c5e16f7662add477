using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Routing;

/// <summary>Whatever the rows, sources and chains: the values are those of a table filled in row by row.</summary>
[TestClass]
public class ForSourceLawTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [TestMethod]
    public void Values_OfAnyRows_AreThoseOfTheSlowModel()
    {
        var rows = Gen.Zip(Gen.Choose(0, 4), Gen.Choose(-9, 9)).ListOf();
        var cases = Gen.Zip(rows, Gen.Zip(Gen.Choose(1, 15), Gen.Choose(0, 1)));
        Prop.ForAll(cases.ToArbitrary(), drawn => Holds([.. drawn.Item1], drawn.Item2.Item1, drawn.Item2.Item2 == 1)).QuickCheckThrowOnFailure();
    }

    private static bool Holds((int Raw, int Value)[] drawn, int chained, bool hasOtherwise)
    {
        // One row of each source ahead, so that all can be fitted.
        (int Raw, int Value)[] rows = [(1, 5), (2, 6), (3, 7), (4, 8), .. drawn];
        string[] withChain = [.. Names.Where((_, index) => (chained >> index & 1) == 1)];
        var data = new FakeDataView(
            rows.Length, Singles("x", [.. rows.Select(row => (float)row.Value)]), Sources([.. rows.Select(row => (uint)row.Raw)], Names));
        ForSourceOptions options = Options(hasOtherwise ? Centre() : null, [.. withChain.Select(name => (name, (IEstimator<ITransformer>)Centre()))]);
        float[] read = Read<float>(FitTransform(Ml.Transforms.ForSource(options), data), "x");

        for (int row = 0; row < rows.Length; row++)
        {
            string? group = Group(rows[row].Raw, withChain);
            double mean = group is null && !hasOtherwise
                ? 0
                : rows.Where(other => Group(other.Raw, withChain) == group).Average(other => (double)other.Value);
            if (Math.Abs(read[row] - (rows[row].Value - mean)) > 1e-5)
                return false;
        }

        return read.Length == rows.Length;
    }

    private static string? Group(int raw, string[] withChain) => raw > 0 && withChain.Contains(Names[raw - 1]) ? Names[raw - 1] : null;
}
