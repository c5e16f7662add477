using MlMix.Mixtures.Tests.Reading;
using MlMix.Testing;

namespace MlMix.Tool.Tests.Commands;

/// <summary>Every broken mixture, given to the command as a process: exit code 1, and the message.</summary>
[TestClass]
public sealed class BrokenMixtureProcessTests
{
    [TestMethod]
    public void Plan_OfEveryBrokenMixture_FailsWithItsMessage()
    {
        Assert.IsGreaterThanOrEqualTo(50, BrokenMixtures.Cases.Count());
        string?[] wrong = [.. BrokenMixtures.Cases.AsParallel().WithDegreeOfParallelism(2).Select(given => Fault((string)given[0], (string)given[1]))];
        Assert.IsEmpty(wrong.OfType<string>(), string.Join("\n\n", wrong.OfType<string>()));
    }

    /// <summary>What is wrong with the command's answer, or null.</summary>
    private static string? Fault(string json, string expected)
    {
        using var folder = new TempFolder();
        string path = BrokenMixtures.Write(folder, json);
        (int code, string text) = BuiltProgram.Run("MlMix.Tool", "plan", path);
        string[] faults = expected.Split('|');
        string start = faults.Length == 1 ? $"{path}: {faults[0]}" : $"{path}: {faults.Length} faults\n";
        bool good = code == 1 && text.StartsWith(start, StringComparison.Ordinal) &&
            (faults.Length == 1 || faults.All(fault => text.Contains($"\n- {fault}", StringComparison.Ordinal)));
        return good ? null : $"{json}\nexit code {code}: {text}";
    }
}
