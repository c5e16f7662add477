namespace MlMix.Tensors;

/// <summary>How items of a column become items of its tensor.</summary>
/// <typeparam name="TFrom">Type of the column's items.</typeparam>
/// <typeparam name="TTo">Type of the tensor's items.</typeparam>
internal interface IItemMap<TFrom, TTo>
{
    static abstract TTo Map(TFrom item);

    static abstract void Map(ReadOnlySpan<TFrom> items, Span<TTo> to);
}
