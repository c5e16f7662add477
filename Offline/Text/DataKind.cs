namespace Microsoft.ML.Data;

/// <summary>The types a text file's columns can have.</summary>
public enum DataKind : byte
{
    /// <summary>8-bit signed integers.</summary>
    SByte = 1,

    /// <summary>8-bit unsigned integers.</summary>
    Byte = 2,

    /// <summary>16-bit signed integers.</summary>
    Int16 = 3,

    /// <summary>16-bit unsigned integers.</summary>
    UInt16 = 4,

    /// <summary>32-bit signed integers.</summary>
    Int32 = 5,

    /// <summary>32-bit unsigned integers.</summary>
    UInt32 = 6,

    /// <summary>64-bit signed integers.</summary>
    Int64 = 7,

    /// <summary>64-bit unsigned integers.</summary>
    UInt64 = 8,

    /// <summary>32-bit floating point numbers.</summary>
    Single = 9,

    /// <summary>64-bit floating point numbers.</summary>
    Double = 10,

    /// <summary>Text.</summary>
    String = 11,

    /// <summary>True or false.</summary>
    Boolean = 12,

    /// <summary>Durations.</summary>
    TimeSpan = 13,

    /// <summary>Dates with time of day.</summary>
    DateTime = 14,

    /// <summary>Dates with time of day and offset from UTC.</summary>
    DateTimeOffset = 15,
}
