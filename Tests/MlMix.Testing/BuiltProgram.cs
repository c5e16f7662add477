using System.Diagnostics;

namespace MlMix.Testing;

/// <summary>Runs programs that were built with the tests, each in a process of its own.</summary>
public static class BuiltProgram
{
    /// <summary>Runs a program of this solution to its end.</summary>
    /// <param name="project">The name of its project, which the test project must build.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code, and what it wrote to standard output and error.</returns>
    public static (int Code, string Text) Run(string project, params string[] arguments) => Run(project, arguments, []);

    /// <summary>Runs a program of this solution to its end, with variables of the environment.</summary>
    public static (int Code, string Text) Run(string project, string[] arguments, params (string Name, string Value)[] variables)
    {
        using Process process = Start(project, arguments, variables);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, text);
    }

    /// <summary>Starts a program of this solution; its output and error are read by the caller, or small.</summary>
    public static Process Start(string project, string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf(project), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Gives the path of a program of this solution, for <c>dotnet</c> to run.</summary>
    public static string PathOf(string project)
    {
        // Builds lie beside each other: bin/PROJECT/CONFIGURATION.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, $"{project}.dll");
    }
}
