using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MlMix.Tool.Commands;

/// <summary>The help, with the name by which the command is called: System.CommandLine takes that of the assembly.</summary>
internal sealed class NamedHelp(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    public static void Use(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new NamedHelp((SynchronousCommandLineAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        InvocationConfiguration configuration = parseResult.InvocationConfiguration;
        TextWriter output = configuration.Output;
        using var text = new StringWriter();
        configuration.Output = text;
        int code = help.Invoke(parseResult);
        configuration.Output = output;
        output.Write(text.ToString().Replace($"  {RootCommand.ExecutableName} ", "  mlmix ", StringComparison.Ordinal));
        return code;
    }
}
