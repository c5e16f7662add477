using Microsoft.ML;
using MlMix.ThirtyClasses;

// One classifier for three sets of images with ten classes each. Training and prediction are two programs in practice, and share nothing but the model's file:
//
//   MlMix.ThirtyClasses train   DATA MODEL    trains on the folders mnist-t10k, fashion-mnist-900 and kmnist-t10k in DATA
//   MlMix.ThirtyClasses predict DATA MODEL    loads the model and says what some single images are
string[] verbs = ["train", "predict"];
if (args.Length != 3 || !verbs.Contains(args[0]))
{
    Console.Error.WriteLine("usage: MlMix.ThirtyClasses train|predict DATA MODEL");
    return 2;
}

var ml = new MLContext(seed: 1);
if (args[0] == "train")
    Training.Run(ml, args[1], args[2], Console.Out);
else
    Prediction.Run(ml, args[1], args[2], Console.Out);
return 0;
