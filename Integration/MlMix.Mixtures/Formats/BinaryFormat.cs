namespace MlMix.Mixtures.Formats;

/// <summary>ML.NET's binary files (.idv).</summary>
internal sealed partial class BinaryFormat(string[] files) : SourceFormat;
