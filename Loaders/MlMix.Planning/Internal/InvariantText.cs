using System.Globalization;
using System.Runtime.CompilerServices;

namespace MlMix;

/// <summary>Takes an interpolated string and writes its numbers in invariant culture, whatever the thread's culture is.</summary>
[InterpolatedStringHandler]
internal ref struct InvariantText(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler _inner = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string value) => _inner.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _inner.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => _inner.AppendFormatted(value, format);

    public string Take() => _inner.ToStringAndClear();
}
