using MlMix.Demo;

return await DemoProgram.RunAsync(args, new Surroundings(Console.Out, Console.Error));
