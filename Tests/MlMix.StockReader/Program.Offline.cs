Console.Error.WriteLine("The offline build has no model files.");
return 1;
