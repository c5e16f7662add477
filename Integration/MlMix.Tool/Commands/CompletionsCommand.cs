using System.CommandLine;

namespace MlMix.Tool.Commands;

/// <summary><c>mlmix completions</c>: scripts that make a shell complete the command.</summary>
internal static class CompletionsCommand
{
    private static readonly (string Shell, string Script)[] Shells =
    [
        ("bash", """
            _mlmix() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(mlmix "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
              [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o filenames -F _mlmix mlmix
            """),
        ("zsh", """
            #compdef mlmix
            _mlmix() {
              local found=("${(@f)$(mlmix "[suggest:${#BUFFER}]" "${BUFFER}" 2> /dev/null)}")
              compadd -- $found
              _files
            }
            compdef _mlmix mlmix
            """),
        ("pwsh", """
            Register-ArgumentCompleter -Native -CommandName mlmix -ScriptBlock {
              param($word, $line, $place)
              mlmix "[suggest:$place]" "$line" 2> $null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """),
    ];

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong([.. Shells.Select(pair => pair.Shell)]);
        var command = new Command("completions", "Writes a script that makes a shell complete mlmix; source it in the shell's profile.") { shell };
        command.SetAction(parsed =>
        {
            terminal.Output.WriteLine(Shells.Single(pair => pair.Shell == parsed.GetValue(shell)).Script);
            return MlMixProgram.Good;
        });
        return command;
    }
}
