using System.Globalization;
using System.Numerics;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Adds the offset of its source to a label; NaN stays NaN.</summary>
/// <param name="count">Number of classes of the source.</param>
/// <param name="offset">Number of classes of the sources before it.</param>
/// <param name="where">Column and source, for messages.</param>
internal readonly struct OffsetConverter<TIn, TOut>(long count, long offset, string where) : IItemConverter<TIn, TOut>
    where TIn : struct, INumber<TIn>
    where TOut : struct, INumber<TOut>
{
    private readonly bool _hasClasses = count > 0;
    private readonly TIn _last = TIn.CreateSaturating(Math.Max(count - 1, 0));
    private readonly TOut _offset = TOut.CreateChecked(offset);

    public TOut Convert(TIn item)
    {
        if (_hasClasses && item >= TIn.Zero && item <= _last && TIn.IsInteger(item))
            return TOut.CreateTruncating(item) + _offset;
        if (TIn.IsNaN(item))
            return TOut.CreateTruncating(item);
        throw NotAClass(item);
    }

    private InvalidDataException NotAClass(TIn item) => new(string.Create(CultureInfo.InvariantCulture,
        $"{where} has the label {item}; {(_hasClasses ? $"labels there are whole numbers from 0 to {_last}" : "there are no labels there")}, "
            + $"or they would fall among the classes of another source. Give the number of its classes to LabelSpace.Offset, or mend the label."));
}
