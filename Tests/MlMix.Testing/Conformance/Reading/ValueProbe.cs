using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing.Conformance;

/// <summary>Reads a column of values that are no vectors.</summary>
internal sealed class ValueProbe<T>(string name, DataViewType type, ValueGetter<T> getter, ConformanceSubject? subject) : ColumnProbe(name)
{
    private T _again = default!;

    // A value of a known type, or one of an earlier row.
    public override int Fillings => 1;

    public override HeldValue Read() => Get(default!);

    public override HeldValue ReadOver(int filling) => Get(Garbage.Of<T>() is { } garbage ? garbage : Held(Get(default!)));

    public override HeldValue ReadAgain()
    {
        var value = Get(_again);
        _again = Held(value);
        return value;
    }

    private static T Held(HeldValue value) => ((Value)value).Content;

    private Value Get(T before)
    {
        T value = before;
        getter(ref value);
        subject?.Own(value);
        return new Value(value, type, subject?.Options);
    }

    private sealed class Value(T value, DataViewType type, ConformanceOptions? options) : HeldValue
    {
        public T Content => value;

        public override string Text => ValueText.Of(value, options);

        public override double[]? Numbers => value is float or double ? [Convert.ToDouble(value, CultureInfo.InvariantCulture)] : null;

        public override IEnumerable<ulong> Keys => type is KeyDataViewType ? [Convert.ToUInt64(value, CultureInfo.InvariantCulture)] : [];

        public override void Spoil() => (value as IDisposable)?.Dispose();
    }
}
