using System.CommandLine;
using MlMix.Tool.Commands;

namespace MlMix.Tool;

/// <summary>The command line of mlmix, and what its ways to end are.</summary>
internal static class MlMixProgram
{
    public const int Good = 0;

    /// <summary>The mixture is wrong, or its data failed.</summary>
    public const int Failed = 1;

    /// <summary>The command was called in a wrong way.</summary>
    public const int Misused = 2;

    /// <summary>As shells have it for a program that Ctrl+C ended.</summary>
    public const int Cancelled = 130;

    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        RootCommand root = Root(terminal);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
                terminal.Error.WriteLine(error.Message);
            terminal.Error.WriteLine($"See {string.Join(' ', Names(parsed.CommandResult))} --help.");
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null, // Ctrl+C is the caller's.
                },
                cancellation);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped.");
            return Cancelled;
        }
        catch (Exception fault) when (IsOfTheUser(fault))
        {
            terminal.Error.WriteLine(fault.Message);
            return Failed;
        }
    }

    public static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Plans, checks, previews and writes mixtures of data sources that are described in a file.")
        {
            PlanCommand.Create(terminal),
            OrderCommand.Create(terminal),
            WeightsCommand.Create(terminal),
            PreviewCommand.Create(terminal),
            StatsCommand.Create(terminal),
            WriteCommand.Create(terminal),
            CheckCommand.Create(terminal),
            ReportCommand.Create(terminal),
            InitCommand.Create(terminal),
        };
        root.Add(CompletionsCommand.Create(terminal));
        NamedHelp.Use(root);
        return root;
    }

    private static IEnumerable<string> Names(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult parent ? Names(parent).Append(command.Command.Name) : ["mlmix"];

    /// <summary>Faults of files and data, which a stack trace would not help to mend.</summary>
    private static bool IsOfTheUser(Exception fault) => fault is MixConfigurationException or MixSourceException or InvalidDataException or FormatException
        or IOException or UnauthorizedAccessException or NotSupportedException;
}
