using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.ImageFolders;

/// <summary>Whatever the files are called, and in whatever order they came into the folder, its rows are theirs, sorted part by part.</summary>
[TestClass]
public sealed class ImageFolderPropertyTests
{
    [TestMethod]
    public void Rows_OfAnyFiles_AreTheirSortedPaths() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Files().ToArbitrary(), files =>
    {
        using var tree = new ImageTree(files);
        string[] sorted = [.. files.Order(Comparer<string>.Create(ComparePartByPart))];
        string[] classes = [.. files.Select(file => file.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];

        IDataView view = Ml.Data.LoadFromImageFolder(tree.Root);

        CollectionAssert.AreEqual(sorted.Select(file => $"{Array.IndexOf(classes, file.Split('/')[0]) + 1} {file}").ToArray(), tree.Rows(view));
        CollectionAssert.AreEqual(classes, KeyValues(view.Schema["Label"]));
        Assert.AreEqual(files.Length, view.GetRowCount());
    }));

    private static int ComparePartByPart(string one, string other)
    {
        string[] left = one.Split('/'), right = other.Split('/');
        for (int part = 0; part < Math.Min(left.Length, right.Length); part++)
        {
            int order = string.CompareOrdinal(left[part], right[part]);
            if (order != 0)
                return order;
        }
        return left.Length.CompareTo(right.Length);
    }

    // Names of characters on both sides of the slash, so that an order of whole paths would show. Folders have no dot, so none has the name of a file.
    private static Gen<string[]> Files()
    {
        Gen<string> name = Gen.Elements('a', 'b', '-', '~', '0', '!', 'é').NonEmptyListOf().Select(list => string.Concat(list.Take(4)));
        Gen<string> file =
            from depth in Gen.Choose(1, 3)
            from folders in name.ListOf(depth)
            from last in name
            from extension in Gen.Elements(".png", ".jpg", ".bmp")
            select string.Join('/', folders.Append(last + extension));
        return file.NonEmptyListOf().Select(files => files.Distinct(StringComparer.OrdinalIgnoreCase).Take(12).ToArray());
    }
}
