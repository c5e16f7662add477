using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Alignment;

/// <summary>Whatever the key spaces are, a row's name read through the mix is the name read from its source.</summary>
[TestClass]
public class KeyUnionPropertyTests
{
    private static readonly string[] Names = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen"];

    [TestMethod]
    public void Names_ReadThroughTheMix_AreThoseOfTheSources() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(12).ToArbitrary(), Holds).QuickCheckThrowOnFailure();

    // Each source takes a part of the names in an order of its own, some of them twice, and has rows with any key, also missing and impossible ones.
    private static void Holds(int[] numbers)
    {
        (string[] Space, uint[] Rows)[] sources = [.. numbers.Chunk(3).Select(three =>
        (
            Names.OrderBy(name => (name[0] * 7919L + three[0]) * three[1] % 101).Take(three[0] % 7 + 1).Append(Names[three[1] % 8]).ToArray(),
            Enumerable.Range(0, 12).Select(row => (uint)((three[2] + row * 5L) % 11)).ToArray()
        ))];
        string?[] expected = [.. sources.SelectMany(source => source.Rows.Select(raw => NameOf(source.Space, raw)))];

        MixedDataView mix = Concat(Over([.. sources.Select(source => (IDataView)Keys(source.Space, source.Rows))]));

        string[] union = KeyValues(mix.Schema["X"]);
        CollectionAssert.AreEqual(expected, ViewRows.Column<uint>(mix, "X").Select(raw => NameOf(union, raw)).ToArray());
        CollectionAssert.AreEquivalent(sources.SelectMany(source => source.Space).Distinct().ToArray(), union.Distinct().ToArray());
    }

    private static string? NameOf(string[] space, uint raw) => raw == 0 || raw > space.Length ? null : space[raw - 1];
}
