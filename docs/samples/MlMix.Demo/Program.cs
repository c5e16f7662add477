using MlMix.Demo;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    // The first Ctrl+C ends the program in order; a second one at once.
    key.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await DemoProgram.RunAsync(args, new Surroundings(Console.Out, Console.Error), stop.Token);
