using MlMix.Tool;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    // The first Ctrl+C ends the command in order; a second one at once.
    key.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await MlMixProgram.RunAsync(args, Terminal.OfProcess(), stop.Token);
