namespace Microsoft.ML;

/// <summary>Writes the current value into <paramref name="value"/>, whose buffers may be reused.</summary>
public delegate void ValueGetter<TValue>(ref TValue value);
