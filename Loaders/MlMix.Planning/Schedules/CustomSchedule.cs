using System.Text;

namespace MlMix.Schedules;

/// <summary>Weights from a delegate, one answer per stage.</summary>
internal sealed class CustomSchedule : WeightSchedule
{
    private const double LeastFraction = 0.000001;

    private readonly string _name;
    private readonly Func<double, IReadOnlyDictionary<string, double>> _weights;

    public CustomSchedule(string name, ScheduleUnit unit, double every, Func<double, IReadOnlyDictionary<string, double>> weights)
        : base(unit)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(weights);
        var faults = new Faults("Weight schedule");
        ScheduleRules.CheckUnit(unit, faults);
        if (string.IsNullOrWhiteSpace(name))
            faults.Add("The name is blank; it stands for the delegate in the plan's identity, so give one.");
        double least = unit == ScheduleUnit.Fraction ? LeastFraction : 1;
        if (!double.IsFinite(every) || every < least)
            faults.Add($"every must be finite and at least {least} in this unit; it is {every}.");
        faults.ThrowIfAny();
        _name = name;
        Every = every;
        _weights = weights;
    }

    /// <summary>Gets the progress between two questions.</summary>
    public double Every { get; }

    /// <summary>The number of the stage in which a progress lies.</summary>
    public double StageAt(double progress)
    {
        double stage = Math.Max(0, Math.Floor(progress / Every));
        // The quotient is rounded; the stages' places are what counts.
        if (stage > 0 && stage * Every > progress)
            return stage - 1;
        return (stage + 1) * Every <= progress ? stage + 1 : stage;
    }

    /// <summary>The weights of a stage, in the order of the names.</summary>
    public double[] WeightsOf(double stage, IReadOnlyList<string> names)
    {
        IReadOnlyDictionary<string, double> weights = Ask(stage);
        var faults = new Faults("Weight schedule");
        ScheduleRules.CheckNames(What(stage), weights.Keys, names, faults);
        faults.ThrowIfAny();
        return [.. names.Select(name => weights[name])];
    }

    internal override ScheduleTrack CreateTrack(IReadOnlyList<string> names, int? batchSize, long? length, long firstRow) =>
        new CustomTrack(this, names, new ScheduleClock(Unit, batchSize, length, firstRow));

    internal override void WriteCanonical(StringBuilder text) => text.Append("schedule custom ").Append(ScheduleText.Quoted(_name)).Append(' ')
        .Append(ScheduleText.Of(Unit)).Append(" every ").Append(ScheduleText.Of(Every)).Append('\n');

    private protected override IReadOnlyDictionary<string, double> SharesAt(double progress)
    {
        IReadOnlyDictionary<string, double> weights = Ask(StageAt(progress));
        string[] names = [.. weights.Keys];
        double[] shares = Shares.Of([.. names.Select(name => weights[name])]);
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < shares.Length; i++)
            named.Add(names[i], shares[i]);
        return named;
    }

    private protected override void CheckNames(IReadOnlyList<string> sourceNames, Faults faults)
    {
        IReadOnlyDictionary<string, double>? weights = _weights(0);
        if (CheckAnswer(weights, 0, faults))
            ScheduleRules.CheckNames(What(0), weights.Keys, sourceNames, faults);
    }

    private IReadOnlyDictionary<string, double> Ask(double stage)
    {
        IReadOnlyDictionary<string, double>? weights = _weights(stage * Every);
        var faults = new Faults("Weight schedule");
        CheckAnswer(weights, stage, faults);
        faults.ThrowIfAny();
        return weights!;
    }

    private bool CheckAnswer(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] IReadOnlyDictionary<string, double>? weights, double stage, Faults faults)
    {
        if (weights is null)
        {
            faults.Add($"{What(stage)} gives null; give every source a weight.");
            return false;
        }
        ScheduleRules.CheckWeights(What(stage), weights, faults);
        return true;
    }

    private string What(double stage) => $"The schedule '{_name}' at {ScheduleText.Of(stage * Every)}";
}
