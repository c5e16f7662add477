using System.Numerics;
using MlMix.Weights;

namespace MlMix;

/// <summary>
/// How many rows each source brings to a mix of a fixed number of rows, asked for by proportion, by repeat or by number, and told in all
/// three ways. The numbers asked for are read as the decimals that stand for them, and the results are exact. (MosaicML Streaming's
/// proportion, repeat and choose.)
/// </summary>
public static class Portions
{
    private const string Thing = "Portions";

    /// <summary>Divides a number of rows by proportion.</summary>
    /// <remarks>
    /// Every source gets the whole rows of its share, and those left over go one each to the largest remainders, the earlier source first
    /// where they are equal. So each source is within 1 row of its share, the rows add up, and the same question has the same answer. MosaicML
    /// gives the rows left over to sources picked at random, which makes the sizes depend on a seed and may favor a source that was
    /// rounded least.
    /// </remarks>
    /// <param name="rows">Rows of each source, 0 or more.</param>
    /// <param name="proportions">
    /// A proportion for each source, finite, 0 or more, in any unit: only the ratios count. Above 0 for one at least, and 0 for those without
    /// rows.
    /// </param>
    /// <param name="total">Rows of the mix, at least 1. Default null: as many as the sources have together.</param>
    /// <returns>A portion per source; their <see cref="Portion.Choose"/> add up to the total.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="proportions"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There are no sources, the lists differ in length, a number is out of range, a source without rows has a proportion above 0, or all
    /// proportions are 0, or the sources have more than 2^63 - 1 rows together and no total is given.
    /// </exception>
    public static IReadOnlyList<Portion> FromProportions(IReadOnlyList<long> rows, IReadOnlyList<double> proportions, long? total = null)
    {
        Faults faults = Check(rows, proportions, nameof(proportions));
        CheckNumbers(proportions, "proportion", faults);
        for (int i = 0; i < Math.Min(rows.Count, proportions.Count); i++)
        {
            if (rows[i] == 0 && proportions[i] > 0)
                faults.Add($"Source {i + 1} has no rows, but its proportion is {proportions[i]}; leave it out or give it 0.");
        }
        if (proportions.Count > 0 && proportions.All(proportion => proportion == 0))
            faults.Add("All proportions are 0, so no source brings a row; give one above 0.");
        if (total < 1)
            faults.Add($"The total must be 1 row or more; it is {total}. Leave it out for the rows of all sources.");
        if (total is null && Sum(rows) > long.MaxValue)
            faults.Add($"The sources have {Sum(rows)} rows together, more than {long.MaxValue}; give a total.");
        faults.ThrowIfAny();
        return Tell(rows, Divide(total ?? (long)Sum(rows), ExactDecimal.OnOneScale([.. proportions])));
    }

    /// <summary>Takes the rows of each source so and so often: rows times repeat, rounded down to whole rows.</summary>
    /// <param name="rows">Rows of each source, 0 or more.</param>
    /// <param name="repeats">How often those of each source are taken, finite, 0 or more, whole or not.</param>
    /// <returns>A portion per source.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="repeats"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There are no sources, the lists differ in length, a number is out of range, or the rows taken are none or more than 2^63 - 1.
    /// </exception>
    public static IReadOnlyList<Portion> FromRepeats(IReadOnlyList<long> rows, IReadOnlyList<double> repeats)
    {
        Faults faults = Check(rows, repeats, nameof(repeats));
        CheckNumbers(repeats, "repeat", faults);
        faults.ThrowIfAny();
        long[] chosen = [.. rows.Zip(repeats, ExactDecimal.FloorTimes)];
        for (int source = 0; source < chosen.Length; source++)
        {
            if (chosen[source] == long.MaxValue)
            {
                faults.Add($"Source {source + 1} of {rows.Count} repeats {rows[source]} rows {repeats[source]} times, "
                    + $"which gives more than {long.MaxValue} rows; repeat them less.");
            }
        }
        faults.ThrowIfAny();
        return TellChecked(rows, chosen, faults);
    }

    /// <summary>Takes so and so many rows of each source, of those that have fewer some rows several times.</summary>
    /// <param name="rows">Rows of each source, 0 or more.</param>
    /// <param name="choices">How many are taken of each source, 0 or more, and 0 of those without rows.</param>
    /// <returns>A portion per source.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="choices"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There are no sources, the lists differ in length, a number is below 0, rows are chosen of a source without any, or the rows taken are
    /// none or more than 2^63 - 1.
    /// </exception>
    public static IReadOnlyList<Portion> FromChoices(IReadOnlyList<long> rows, IReadOnlyList<long> choices)
    {
        Faults faults = Check(rows, choices, nameof(choices));
        for (int i = 0; i < choices.Count; i++)
        {
            if (choices[i] < 0)
                faults.Add($"The choice of source {i + 1} is {choices[i]} rows; give 0 or more.");
            else if (choices[i] > 0 && i < rows.Count && rows[i] == 0)
                faults.Add($"Source {i + 1} has no rows, but {choices[i]} are chosen; leave it out or choose 0.");
        }
        faults.ThrowIfAny();
        return TellChecked(rows, [.. choices], faults);
    }

    private static long[] Divide(long total, BigInteger[] weights)
    {
        BigInteger sum = weights.Aggregate(BigInteger.Zero, BigInteger.Add);
        var whole = new long[weights.Length];
        var remainder = new BigInteger[weights.Length];
        long left = total;
        for (int i = 0; i < weights.Length; i++)
        {
            whole[i] = (long)BigInteger.DivRem(total * weights[i], sum, out remainder[i]);
            left -= whole[i];
        }
        // The order of equal remainders stays as it is.
        foreach (int i in Enumerable.Range(0, weights.Length).OrderByDescending(i => remainder[i]).Take((int)left))
            whole[i]++;
        return whole;
    }

    private static Portion[] TellChecked(IReadOnlyList<long> rows, long[] choices, Faults faults)
    {
        Int128 sum = Sum(choices);
        if (sum == 0)
            faults.Add("No source brings a row; ask for at least one row of one that has rows.");
        if (sum > long.MaxValue)
            faults.Add($"The rows asked for are more than {long.MaxValue} together; ask for fewer.");
        faults.ThrowIfAny();
        return Tell(rows, choices);
    }

    private static Portion[] Tell(IReadOnlyList<long> rows, long[] choices)
    {
        double sum = (double)Sum(choices);
        return [.. rows.Zip(choices, (count, choice) => new Portion(count, choice / sum, RepeatFor(count, choice), choice))];
    }

    private static double RepeatFor(long rows, long choice)
    {
        if (rows == 0)
            return 0;
        double repeat = (double)choice / rows;
        // A third of 3 rows is 0.3333333333333333 of them as a decimal, which gives no row: one or two steps up it does.
        for (double up = repeat; ExactDecimal.FloorTimes(rows, up) <= choice; up = Math.BitIncrement(up))
        {
            if (ExactDecimal.FloorTimes(rows, up) == choice)
                return up;
        }
        return repeat;
    }

    private static Faults Check<T>(IReadOnlyList<long> rows, IReadOnlyList<T> asked, string name)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(asked, name);
        var faults = new Faults(Thing);
        if (rows.Count == 0)
            faults.Add("There are no sources; give the rows of at least one.");
        if (rows.Count != asked.Count)
            faults.Add($"There are {rows.Count} sources, but {asked.Count} {name}; give one for each source.");
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i] < 0)
                faults.Add($"Source {i + 1} has {rows[i]} rows; give 0 or more.");
        }
        return faults;
    }

    private static void CheckNumbers(IReadOnlyList<double> numbers, string name, Faults faults)
    {
        for (int i = 0; i < numbers.Count; i++)
        {
            if (!double.IsFinite(numbers[i]) || numbers[i] < 0)
                faults.Add($"The {name} of source {i + 1} is {numbers[i]}; a {name} is a finite number, 0 or more.");
        }
    }

    private static Int128 Sum(IReadOnlyList<long> rows) => rows.Aggregate((Int128)0, (sum, count) => sum + count);
}
