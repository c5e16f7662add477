using Microsoft.ML;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MlMix.Testing.Conformance;

namespace MlMix.Testing;

/// <summary>
/// Holds a view to ML.NET's contract, rule by rule (<see cref="ConformanceRules"/>). The view is read many times over, so it should have tens of
/// rows: enough for every case of what it does, and no more.
/// </summary>
public static class DataViewConformance
{
    private const int MostFaults = 3;

    /// <summary>Checks a view by itself: every rule but those of its sources.</summary>
    public static void Check(IDataView view, ConformanceOptions? options = null) => Check(new ConformanceSubject(view, options));

    /// <summary>Checks a view and what it does with the cursors of its sources.</summary>
    /// <param name="make">Makes the view over sources that stand for those given. It is called many times and reads no rows.</param>
    /// <param name="sources">Sources of which the view reads some rows, at best the fifth of each.</param>
    /// <param name="options">What to take into account.</param>
    public static void Check(Func<IDataView[], IDataView> make, IDataView[] sources, ConformanceOptions? options = null) =>
        Check(new ConformanceSubject(make, sources, options));

    /// <summary>Gives all the ways in which a view breaks rules, none where it keeps them.</summary>
    public static IReadOnlyList<Violation> Find(IDataView view, ConformanceOptions? options = null) =>
        Find(new ConformanceSubject(view, options), out _);

    /// <inheritdoc cref="Check(Func{IDataView[], IDataView}, IDataView[], ConformanceOptions)"/>
    public static IReadOnlyList<Violation> Find(Func<IDataView[], IDataView> make, IDataView[] sources, ConformanceOptions? options = null) =>
        Find(new ConformanceSubject(make, sources, options), out _);

    private static void Check(ConformanceSubject subject)
    {
        Dictionary<string, string> known = subject.Options.Breaks;
        IReadOnlyList<Violation> found = Find(subject, out List<string> notJudged);
        List<string> lines = [.. found.Where(violation => !known.ContainsKey(violation.Rule)).Select(violation => violation.ToString())];
        lines.AddRange(known.Keys.Except(found.Select(violation => violation.Rule))
            .Select(rule => $"{rule}: it is kept, though it is said to be broken because '{known[rule]}'; take the exception away"));
        if (lines.Count == 0)
            return;
        if (notJudged.Count > 0)
            lines.Add($"Not judged, because these rest on rules that are broken: {string.Join(", ", notJudged)}");
        Assert.Fail($"The view breaks the contract of an IDataView.\n{string.Join("\n", lines)}");
    }

    private static List<Violation> Find(ConformanceSubject subject, out List<string> notJudged)
    {
        using (subject)
        {
            var found = new List<Violation>();
            notJudged = [];
            HashSet<string> unreliable = [];
            foreach (ConformanceRule rule in ConformanceRules.All)
            {
                if (rule.Needs.Any(unreliable.Contains))
                {
                    unreliable.Add(rule.Name);
                    notJudged.Add(rule.Name);
                    continue;
                }
                List<Violation> faults = Judge(rule, subject);
                if (faults.Count > 0 && !subject.Options.Breaks.ContainsKey(rule.Name))
                    unreliable.Add(rule.Name);
                found.AddRange(faults);
            }
            return found;
        }
    }

    private static List<Violation> Judge(ConformanceRule rule, ConformanceSubject subject)
    {
        var faults = new List<Violation>();
        try
        {
            foreach (string seen in rule.Judge(subject).Take(MostFaults))
                faults.Add(new Violation(rule.Name, seen));
        }
        catch (Exception failure)
        {
            faults.Add(new Violation(rule.Name, $"it throws {failure}"));
        }
        return faults;
    }
}
