using Microsoft.ML;
using MlMix.TorchTraining;
using TorchSharp;

// A small net, trained with TorchSharp on several domains at once, whose shares change while it trains:
//
//   MlMix.TorchTraining schedule         from mostly easy rows to mostly hard ones, as a schedule says
//   MlMix.TorchTraining exp3 [DATA]      more of those on which the loss is high (Online Data Mixing)
//   MlMix.TorchTraining doremi [DATA]    more of those on which a model of reference was better (DoReMi)
//   MlMix.TorchTraining loader           through TorchSharp's own DataLoader, stopped in the middle and resumed
//
// The domains are made by code, or with DATA are the images in its folders mnist-t10k and fashion-mnist-900.
string[] verbs = ["schedule", "exp3", "doremi", "loader"];
if (args.Length is < 1 or > 2 || !verbs.Contains(args[0]) || (args.Length == 2 && args[0] is "schedule" or "loader"))
{
    Console.Error.WriteLine("usage: MlMix.TorchTraining schedule|exp3|doremi|loader [DATA]");
    return 2;
}

try
{
    torch.InitializeDeviceType(DeviceType.CPU);
}
catch (Exception failure) when (failure is NotSupportedException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
{
    Console.Error.WriteLine("libtorch cannot be loaded, so nothing can be trained here: is the package libtorch-cpu of this system there, and does it suit "
        + $"this system's C++ library? {failure.GetBaseException().Message.Trim().Split('\n')[0]}");
    return 3;
}

// So small a net is faster on one thread.
torch.set_num_threads(1);
torch.random.manual_seed(1);
var ml = new MLContext(seed: 1);
Domains domains = args.Length == 2 ? Domains.OfImages(ml, args[1]) : Domains.Made(ml);
switch (args[0])
{
    case "schedule":
        ScheduledTraining.Run(ml, domains, Console.Out);
        break;
    case "loader":
        LoaderTraining.Run(ml, domains, Console.Out);
        break;
    default:
        AdaptiveTraining.Run(ml, domains, args[0], Console.Out);
        break;
}
return 0;
