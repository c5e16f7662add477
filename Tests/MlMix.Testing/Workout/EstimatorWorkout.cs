using Microsoft.VisualStudio.TestTools.UnitTesting;
using MlMix.Testing.Workout;

namespace MlMix.Testing;

/// <summary>
/// Holds an estimator to what ML.NET's users expect of one, rule by rule (<see cref="WorkoutRules"/>): that it keeps its promise, refuses what it cannot use,
/// and gives the same in a view, a row, several threads, a chain, a cache, a model file, a prediction engine and under cross-validation.
/// </summary>
public static class EstimatorWorkout
{
    private const int MostFaults = 3;

    /// <summary>Checks an estimator.</summary>
    public static void Check(WorkoutCase worked)
    {
        IReadOnlyList<Violation> found = Find(worked);
        List<string> lines = [.. found.Where(violation => !worked.Breaks.ContainsKey(violation.Rule)).Select(violation => violation.ToString())];
        lines.AddRange(worked.Breaks.Keys.Except(found.Select(violation => violation.Rule)).Where(WorkoutRules.Names.Contains)
            .Select(rule => $"{rule}: it is kept, though it is said to be broken because '{worked.Breaks[rule]}'; take the exception away"));
        if (lines.Count > 0)
            Assert.Fail($"The estimator does not pass its workout.\n{string.Join("\n", lines)}");
    }

    /// <summary>
    /// Gives all the ways in which an estimator breaks rules, none where it keeps them. One that does not fit, or not twice alike, is judged no more.
    /// </summary>
    public static IReadOnlyList<Violation> Find(WorkoutCase worked)
    {
        var subject = new WorkoutSubject(worked);
        var found = new List<Violation>();
        foreach (WorkoutRule rule in WorkoutRules.All)
        {
            found.AddRange(Judge(rule, subject));
            if (rule is Refit && found.Count > 0)
                break;
        }

        return found;
    }

    private static List<Violation> Judge(WorkoutRule rule, WorkoutSubject subject)
    {
        var faults = new List<Violation>();
        try
        {
            faults.AddRange(rule.Judge(subject).Take(MostFaults).Select(seen => new Violation(rule.Name, seen)));
        }
        catch (Exception failure)
        {
            faults.Add(new Violation(rule.Name, $"it throws {failure}"));
        }

        return faults;
    }
}
