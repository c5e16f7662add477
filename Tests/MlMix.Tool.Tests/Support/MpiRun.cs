using System.Diagnostics;
using MlMix.Testing;

namespace MlMix.Tool.Tests.Support;

/// <summary>Runs mlmix under Open MPI, in several processes that learn from it who they are.</summary>
internal sealed class MpiRun : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _text;

    private MpiRun(Process process)
    {
        _process = process;
        Task<string> error = process.StandardError.ReadToEndAsync();
        _text = process.StandardOutput.ReadToEndAsync().ContinueWith(output => output.Result + error.Result, TaskScheduler.Default);
    }

    /// <summary>Ends the test as inconclusive where mpirun is absent.</summary>
    public static void Require()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "mpirun"))))
            Assert.Inconclusive("Open MPI is absent: there is no 'mpirun' on the PATH. Install openmpi-bin to run this test.");
    }

    /// <summary>Starts so many processes of mlmix in a folder. Each writes its process id to the file <c>pid.RANK</c> there.</summary>
    public static MpiRun Start(int processes, string folder, params string[] arguments)
    {
        string script = Path.Combine(folder, "rank.sh");
        File.WriteAllText(script, "echo $$ > pid.$OMPI_COMM_WORLD_RANK\nexec dotnet \"$@\"\n");
        var start = new ProcessStartInfo("mpirun", ["-n", $"{processes}", "--oversubscribe", "sh", script, BuiltProgram.PathOf("MlMix.Tool"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Containers run as root, which mpirun wants to be told twice is meant.
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        foreach (string other in new[] { "RANK", "WORLD_SIZE", "SLURM_PROCID", "SLURM_NTASKS", "PMI_RANK", "PMI_SIZE", "JOB_COMPLETION_INDEX" })
            start.Environment.Remove(other);
        return new MpiRun(Process.Start(start)!);
    }

    /// <summary>Kills one of the processes, without a chance to end in order, once a file is there.</summary>
    public static void Kill(int rank, string folder, string whenThere)
    {
        var watch = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine(folder, whenThere)))
        {
            Assert.IsLessThan(60, watch.Elapsed.TotalSeconds, $"'{whenThere}' did not come to be");
            Thread.Sleep(10);
        }
        using Process process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(folder, $"pid.{rank}"))));
        process.Kill();
    }

    /// <summary>Waits for the end of all processes.</summary>
    public (int Code, string Text) Wait()
    {
        _process.WaitForExit();
        return (_process.ExitCode, _text.Result);
    }

    public void Dispose() => _process.Dispose();
}
