using Microsoft.ML;
using MlMix.ImageFolders;

// One classifier of shapes for three folders of images that differ in size, colour and classes.
//
//   MlMix.ImageFolders FOLDER   draws the images into FOLDER, unless they are there, and trains on them
if (args.Length != 1)
{
    Console.Error.WriteLine("usage: MlMix.ImageFolders FOLDER");
    return 2;
}

DrawnFolders.Draw(args[0]);
Training.Run(new MLContext(seed: 1), args[0], Console.Out);
return 0;
