using Spectre.Console;

namespace MlMix.Tool;

/// <summary>Where a command writes: results to the output, all else to the error.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Errors, progress and remarks.</param>
/// <param name="HasColours">Whether the output is a terminal that shows colours.</param>
/// <param name="Width">The width of tables, in characters.</param>
/// <param name="IsWatched">Whether the error output is a terminal, on which progress can be shown.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool HasColours, int Width, bool IsWatched)
{
    private const int WidthOfFiles = 160;

    public static Terminal OfProcess()
    {
        bool isTerminal = !Console.IsOutputRedirected;
        bool hasColours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        int width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : WidthOfFiles;
        return new Terminal(Console.Out, Console.Error, hasColours, width, IsWatched: !Console.IsErrorRedirected);
    }

    /// <summary>Writes a warning, yellow where there are colours.</summary>
    public void Warn(string text) => Write(new Spectre.Console.Text($"warning: {text}\n", new Style(Color.Yellow)));

    /// <summary>Writes a table, or another thing that Spectre draws.</summary>
    public void Write(Spectre.Console.Rendering.IRenderable what)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Output),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(what);
    }
}
