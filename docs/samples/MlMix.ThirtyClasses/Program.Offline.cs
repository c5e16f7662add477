Console.Error.WriteLine("This sample trains and saves a model, for which the offline build has no trainers and no model files.");
return 2;
