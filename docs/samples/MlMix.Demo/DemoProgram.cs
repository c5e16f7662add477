using System.CommandLine;
using MlMix.Demo.Report;
using MlMix.Demo.Results;
using MlMix.Demo.Sets;

namespace MlMix.Demo;

/// <summary>The command line of the demo, and its course from the choice of data to the page.</summary>
internal static class DemoProgram
{
    private const int Failed = 1;
    private const int Cancelled = 130;

    public static Task<int> RunAsync(string[] args, Surroundings surroundings, CancellationToken cancellation = default)
    {
        var data = new Option<string?>("--data")
        {
            Description = "Folder with mnist-t10k and fashion-mnist-900 (or fashion-mnist-t10k), as gzipped or plain IDX files.",
            HelpName = "DIR",
        };
        var download = new Option<bool>("--download") { Description = "Fetch MNIST and Fashion-MNIST (6 MB) and use them." };
        var cache = new Option<string?>("--cache")
        {
            Description = "Where --download keeps what it fetched. Default: artifacts/cache.",
            HelpName = "DIR",
        };
        var output = new Option<string>("--out")
        {
            Description = "Where the summary, the page, the model and drawn images go.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine(surroundings.Root, "artifacts", "demo"),
        };
        var seed = new Option<long>("--seed")
        {
            Description = "Seed of the mixes and of training.",
            HelpName = "N",
            DefaultValueFactory = _ => 0,
        };
        var command = new RootCommand("Mixes two labelled image sets into one training view and shows what came of it.")
        {
            data, download, cache, output, seed,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(data) is not null && result.GetValue(download))
                result.AddError("--data and --download exclude each other: one names a folder that is there, the other fills one.");
            if (result.GetValue(cache) is not null && !result.GetValue(download))
                result.AddError("--cache says where --download keeps its files and needs --download.");
        });
        command.SetAction((parsed, token) => RunAsync(
            new DemoOptions(
                parsed.GetValue(data), parsed.GetValue(download), parsed.GetValue(cache), parsed.GetValue(output)!, parsed.GetValue(seed)),
            surroundings,
            token));
        var invocation = new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            ProcessTerminationTimeout = null, // The caller has the say over Ctrl+C.
        };
        return command.Parse(args).InvokeAsync(invocation, cancellation);
    }

    private static async Task<int> RunAsync(DemoOptions options, Surroundings surroundings, CancellationToken cancellation)
    {
        try
        {
            await ShowAsync(options, surroundings, cancellation);
            return 0;
        }
        catch (OperationCanceledException)
        {
            string kept = options.Download ? " What was downloaded so far is kept: running again goes on from there." : "";
            surroundings.Error.WriteLine("Stopped." + kept);
            return Cancelled;
        }
        catch (Exception fault) when (IsOfTheUser(fault))
        {
            surroundings.Error.WriteLine(fault.Message);
            return Failed;
        }
    }

    private static async Task ShowAsync(DemoOptions options, Surroundings surroundings, CancellationToken cancellation)
    {
        TextWriter output = surroundings.Output;
        output.WriteLine(Build.Headline);
        ChosenSets sets = await new SetChooser(options, surroundings).ChooseAsync(cancellation);
        output.WriteLine($"Data: {sets.Origin}");
        if (sets.Hint is not null)
            output.WriteLine(sets.Hint);

        var printer = new ResultPrinter(output);
        TutorialResult tutorial = await UnlessStopped(() => Tutorial.Run(sets, options.Seed));
        printer.Print([sets.Digits, sets.Clothes], tutorial);

        Directory.CreateDirectory(options.Out);
        printer.Heading("Training");
        TrainingResult? training = await UnlessStopped(() => Training.Run(sets, options, output));
        if (training is not null)
            printer.Print(training);

        var result = new DemoResult(sets, options, tutorial, training);
        string summary = Path.GetFullPath(Path.Combine(options.Out, "summary.json"));
        string page = Path.GetFullPath(Path.Combine(options.Out, "report.html"));
        Summary.Of(result).Write(summary);
        ReportPage.Write(result, page);
        printer.Heading($"Written: {summary}{Environment.NewLine}         {page}");

        // ML.NET's own loops take no token; the process ends over one that is still running.
        Task<T> UnlessStopped<T>(Func<T> work) => Task.Run(work, cancellation).WaitAsync(cancellation);
    }

    /// <summary>Faults of arguments, files and data, which a stack trace would not help to mend.</summary>
    private static bool IsOfTheUser(Exception fault) => fault
        is DemoException or MixConfigurationException or MixSourceException
        or InvalidDataException or FormatException or IOException or UnauthorizedAccessException;
}
