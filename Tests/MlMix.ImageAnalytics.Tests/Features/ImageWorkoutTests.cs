using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Images.Tests.Support;
using MlMix.Testing;

namespace MlMix.Images.Tests.Features;

/// <summary>The chains, held to what ML.NET's users expect of an estimator.</summary>
[TestClass]
public sealed class ImageWorkoutTests : ImageTests
{
    private const int Rows = 24;
    private static readonly TempFolder Folder = new();

    private static readonly (string, string) OfChains = (WorkoutRules.Arguments, "a chain of ML.NET looks into its input before it looks whether there is one");

    public static WorkoutCases Estimators { get; } = new(Data(0), Data(3))
    {
        { "in colour", Ml.Transforms.ImagesToFeatures(3, 2), ["Features"], [Number("ImagePath")], 0, OfChains },
        { "gray", Ml.Transforms.ImagesToFeatures(2, 2, ImageChannels.Gray), ["Features"], [Number("ImagePath")], 0, OfChains },
    };

    [ClassCleanup]
    public static void RemoveImages() => Folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Estimator_PassesItsWorkout(string name) => Estimators.Check(name);

    private static FakeColumn Number(string name) => FakeColumn.Of(name, NumberDataViewType.Single, row => (float)row);

    private static FakeDataView Data(int shift)
    {
        string[] paths =
        [
            .. Enumerable.Range(shift, 5).Select(number => Folder.Write(
                FormattableString.Invariant($"{number}.bmp"), BmpFile.Plain(number + 1, 4, ((byte)(number * 20), (byte)(number * 30), (byte)(number * 7))))),
        ];
        return new FakeDataView(
            Rows,
            FakeColumn.Of("ImagePath", TextDataViewType.Instance, row => paths[row % 5].AsMemory()),
            FakeColumn.Of("Number", NumberDataViewType.Single, row => (float)row));
    }
}
