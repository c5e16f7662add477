using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using MlMix.Benchmarks;

if (args is ["--check"])
    return Checks.Run(Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(Checks).Assembly).Run(args, DefaultConfig.Instance.WithArtifactsPath(Checks.ArtifactsPath));
return 0;
