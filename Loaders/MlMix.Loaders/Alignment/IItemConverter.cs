namespace MlMix.Alignment;

/// <summary>Turns an item of a source into one of the mix. A struct, so that the loops over vectors are compiled for each of them.</summary>
internal interface IItemConverter<TIn, TOut>
{
    TOut Convert(TIn item);
}
