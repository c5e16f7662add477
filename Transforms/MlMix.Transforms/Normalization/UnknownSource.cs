namespace MlMix;

/// <summary>What becomes of a row whose source is missing, or was not there when a transform by source was fitted.</summary>
public enum UnknownSource
{
    /// <summary>It is treated by what holds for all sources together. The default.</summary>
    Pooled = 0,

    /// <summary>Reading its value throws <see cref="InvalidDataException"/>, which names the row.</summary>
    Error = 1,
}
