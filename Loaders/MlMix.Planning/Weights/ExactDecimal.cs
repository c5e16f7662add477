using System.Globalization;
using System.Numerics;

namespace MlMix.Weights;

/// <summary>
/// A number of 0 or more in decimal digits, exact however many there are. That of a double is the shortest one that reads back as the same
/// double, which is the one that the user wrote: 2.3 is 23 tenths, and 2.3 times 10 rows are 23 rows. Equal numbers are equal values.
/// </summary>
internal readonly record struct ExactDecimal
{
    private ExactDecimal(BigInteger digits, int exponent)
    {
        // The default value is 0 as well, so 0 has exponent 0.
        if (digits.IsZero)
            exponent = 0;
        else
        {
            while (digits.IsEven)
            {
                (BigInteger tenth, BigInteger last) = BigInteger.DivRem(digits, 10);
                if (!last.IsZero)
                    break;
                (digits, exponent) = (tenth, exponent + 1);
            }
        }
        (Digits, Exponent) = (digits, exponent);
    }

    public static ExactDecimal Zero => default;

    public static ExactDecimal One => new(BigInteger.One, 0);

    /// <summary>Gets the digits without the zeros at their end.</summary>
    public BigInteger Digits { get; }

    /// <summary>Gets the power of ten that the digits are multiplied by.</summary>
    public int Exponent { get; }

    public static ExactDecimal operator +(ExactDecimal a, ExactDecimal b)
    {
        int scale = Math.Min(a.Exponent, b.Exponent);
        return new ExactDecimal(a.At(scale) + b.At(scale), scale);
    }

    /// <summary>The difference; <paramref name="b"/> is at most <paramref name="a"/>.</summary>
    public static ExactDecimal operator -(ExactDecimal a, ExactDecimal b)
    {
        int scale = Math.Min(a.Exponent, b.Exponent);
        return new ExactDecimal(a.At(scale) - b.At(scale), scale);
    }

    public static ExactDecimal operator *(ExactDecimal a, ExactDecimal b) => new(a.Digits * b.Digits, a.Exponent + b.Exponent);

    public static bool operator >(ExactDecimal a, ExactDecimal b) => b < a;

    public static bool operator <(ExactDecimal a, ExactDecimal b)
    {
        int scale = Math.Min(a.Exponent, b.Exponent);
        return a.At(scale) < b.At(scale);
    }

    /// <param name="number">Finite, not negative.</param>
    public static ExactDecimal Of(double number)
    {
        // Zero has a sign too, which digits must not have.
        if (number == 0)
            return Zero;
        string shortest = number.ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Read(mark < 0 ? shortest : shortest[..mark], exponent);
    }

    /// <summary>Reads digits with or without a point; signs, powers and separators are not taken.</summary>
    public static bool TryParse(string text, out ExactDecimal number)
    {
        bool reads = text.Any(char.IsAsciiDigit) && text.All(letter => char.IsAsciiDigit(letter) || letter == '.')
            && text.Count(letter => letter == '.') <= 1;
        number = reads ? Read(text, 0) : Zero;
        return reads;
    }

    /// <summary>Whole numbers in the exact ratios of the numbers given, which may be large.</summary>
    /// <param name="numbers">Finite, not negative.</param>
    public static BigInteger[] OnOneScale(ReadOnlySpan<double> numbers)
    {
        var decimals = new ExactDecimal[numbers.Length];
        int lowest = int.MaxValue;
        for (int i = 0; i < numbers.Length; i++)
        {
            decimals[i] = Of(numbers[i]);
            if (!decimals[i].Digits.IsZero)
                lowest = Math.Min(lowest, decimals[i].Exponent);
        }
        return Array.ConvertAll(decimals, number => number.At(lowest));
    }

    /// <summary>The whole rows in <paramref name="rows"/> times <paramref name="factor"/>, or the greatest number if they are more.</summary>
    /// <param name="rows">Rows, 0 or more.</param>
    /// <param name="factor">Finite, not negative.</param>
    public static long FloorTimes(long rows, double factor) => Of(factor).FloorTimes(rows);

    /// <summary>The whole rows in <paramref name="rows"/> times this number, or the greatest number if they are more.</summary>
    /// <param name="rows">Rows, 0 or more.</param>
    public long FloorTimes(long rows)
    {
        BigInteger product = rows * Digits;
        BigInteger floor = Exponent < 0 ? product / BigInteger.Pow(10, -Exponent) : product * BigInteger.Pow(10, Exponent);
        return floor > long.MaxValue ? long.MaxValue : (long)floor;
    }

    /// <summary>The number in full, without a power of ten: 12.5, 100, 0.001.</summary>
    public override string ToString()
    {
        string digits = At(Math.Min(Exponent, 0)).ToString(CultureInfo.InvariantCulture);
        if (Exponent >= 0)
            return digits;
        digits = digits.PadLeft(1 - Exponent, '0');
        return $"{digits[..^-Exponent]}.{digits[^-Exponent..]}";
    }

    // In units of a power of ten that is not above this number's own.
    private BigInteger At(int scale) => Digits.IsZero ? Digits : Digits * BigInteger.Pow(10, Exponent - scale);

    private static ExactDecimal Read(string number, int exponent)
    {
        int point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= number.Length - point - 1;
            number = number.Remove(point, 1);
        }
        return new ExactDecimal(BigInteger.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture), exponent);
    }
}
