using System.CommandLine;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix init</c>: an example to begin with.</summary>
internal static class InitCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Where to write it; a file that is there is left alone.",
            DefaultValueFactory = _ => "mixture.json",
        };
        var command = new Command("init", "Writes a commented example of a mixture, which can be planned at once.") { file };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            using (var stream = new FileStream(path, FileMode.CreateNew))
            using (Stream example = typeof(InitCommand).Assembly.GetManifestResourceStream("mixture.json")!)
                example.CopyTo(stream);
            terminal.Output.WriteLine($"Written: {path}. Try: mlmix plan {path}");
            return MlMixProgram.Good;
        });
        return command;
    }
}
