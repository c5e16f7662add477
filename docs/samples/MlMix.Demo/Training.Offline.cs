using MlMix.Demo.Results;
using MlMix.Demo.Sets;

namespace MlMix.Demo;

/// <summary>Stands where the default build trains; the offline build has no trainers.</summary>
internal static class Training
{
    public static TrainingResult? Run(ChosenSets sets, DemoOptions options, TextWriter output)
    {
        output.WriteLine("  left out: the offline build has no trainers. With Microsoft.ML in the package feed the demo trains here.");
        return null;
    }
}
