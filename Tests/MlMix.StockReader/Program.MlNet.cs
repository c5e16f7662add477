using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

// Applies a model to data where there is Microsoft.ML and nothing of MlMix: StockReader MODEL DATA.idv OUTPUT.idv
// For a model that needs contracts their assembly is named at the end: StockReader MODEL DATA.idv OUTPUT.idv ASSEMBLY.dll
var ml = new MLContext();
if (args.Length > 3)
    ml.ComponentCatalog.RegisterAssembly(Assembly.LoadFrom(args[3]));
ITransformer model = ml.Model.Load(args[0], out _);
using (FileStream output = File.Create(args[2]))
    ml.Data.SaveAsBinary(model.Transform(ml.Data.LoadFromBinary(args[1])), output);

// What it must be able to do without.
string[] own =
[
    .. AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!).Where(name => name.StartsWith("MlMix", StringComparison.Ordinal)),
];
Console.WriteLine(string.Join(' ', own));
