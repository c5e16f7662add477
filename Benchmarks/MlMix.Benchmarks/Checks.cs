using System.Runtime.CompilerServices;

namespace MlMix.Benchmarks;

/// <summary>Runs every benchmark once on small data, so that a benchmark that no longer works is found without measuring.</summary>
internal static class Checks
{
    public static string ArtifactsPath { get; } = Path.Combine(Root(), "artifacts", "benchmarks");

    public static int Run(TextWriter output)
    {
        foreach (Type type in typeof(Checks).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ICheckedBenchmark))))
        {
            try
            {
                ((ICheckedBenchmark)Activator.CreateInstance(type)!).Check();
                output.WriteLine($"ok {type.Name}");
            }
            catch (PlatformNotSupportedException absent)
            {
                output.WriteLine($"not checked {type.Name}: {absent.Message}");
            }
        }
        return 0;
    }

    public static void Expect<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"{what} gave {actual} where {expected} was expected.");
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlMix.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
