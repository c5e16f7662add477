using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Contracts;

/// <summary>Chains around the contracts, which have fixed column names: they copy in, and clean up behind themselves.</summary>
internal static class ContractForms
{
    /// <summary>Replaces the number of a source by itself, and throws where it is 0.</summary>
    public static IEstimator<ITransformer> KnownSource(MLContext ml, string number) => Known(ml, number, new KnownSourceContract(), KnownSourceContract.Name);

    /// <summary>Replaces the number of a label by itself, and throws where it is 0.</summary>
    public static IEstimator<ITransformer> KnownLabel(MLContext ml, string number) => Known(ml, number, new KnownLabelContract(), KnownLabelContract.Name);

    /// <summary>Replaces the number of a chain by itself, and throws where it is 0.</summary>
    public static IEstimator<ITransformer> KnownRoute(MLContext ml, string number) => Known(ml, number, new KnownRouteContract(), KnownRouteContract.Name);

    /// <summary>Chooses one of the vectors of the columns that the contract has.</summary>
    public static IEstimator<ITransformer> Choice<T>(MLContext ml) => typeof(T) == typeof(float)
        ? ml.Transforms.CustomMapping(new SingleChoiceContract().GetMapping(), SingleChoiceContract.Name)
        : ml.Transforms.CustomMapping(new DoubleChoiceContract().GetMapping(), DoubleChoiceContract.Name);

    /// <summary>Normalizes vectors of a size, with slot names or without, with the offsets and scales of other columns.</summary>
    public static IEstimator<ITransformer> Slots<T>(MLContext ml, string output, int size, string[]? names, string input, string offsets, string scales)
        where T : struct, IFloatingPointIeee754<T> =>
        ml.Transforms.CopyColumns(SlotsColumns.Values, input)
            .Append(ml.Transforms.CopyColumns(SlotsColumns.Offsets, offsets))
            .Append(ml.Transforms.CopyColumns(SlotsColumns.Scales, scales))
            .Append(SlotsMapping<T>(ml))
            .Append(Sized<T>(ml, output, size, names, SlotsColumns.Normalized))
            .Append(ml.Transforms.DropColumns(SlotsColumns.Values, SlotsColumns.Offsets, SlotsColumns.Scales, SlotsColumns.Normalized));

    /// <summary>Takes the block of the columns that the contract has, names its slots if there are names, and drops these columns.</summary>
    public static IEstimator<ITransformer> Block<T>(MLContext ml, string output, int size, string[]? names)
        where T : struct, IFloatingPointIeee754<T> =>
        BlockMapping<T>(ml)
            .Append(Sized<T>(ml, output, size, names, BlockColumns.Taken))
            .Append(ml.Transforms.DropColumns(BlockColumns.Values, BlockColumns.Block, BlockColumns.Blocks, BlockColumns.Taken));

    /// <summary>Gives vectors, all of the size that is told but not of a type that says so, that type, and names to their slots if there are any.</summary>
    /// <exception cref="NotSupportedException">The vectors are larger than the sum of all parts.</exception>
    public static IEstimator<ITransformer> Sized<T>(MLContext ml, string output, int size, string[]? names, string input)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (size >> PartsColumns.Count != 0)
        {
            throw new NotSupportedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The column '{output}' is a vector of {size}, which cannot be saved: what gives loaded vectors their size goes up to " +
                $"{(1 << PartsColumns.Count) - 1}. Divide it into several columns."));
        }

        if (names is not null)
            return NamedSlots.Of<T>(ml, output, names, input);
        string[] all = [.. Enumerable.Range(0, PartsColumns.Count).Select(Part)];
        string[] needed = [.. Enumerable.Range(0, PartsColumns.Count).Reverse().Where(part => (size & (1 << part)) != 0).Select(Part)];
        return ml.Transforms.CopyColumns(PartsColumns.Values, input)
            .Append(PartsMapping<T>(ml))
            .Append(ml.Transforms.Concatenate(output, needed))
            .Append(ml.Transforms.DropColumns([PartsColumns.Values, .. all]));
    }

    private static IEstimator<ITransformer> Known(MLContext ml, string number, KnownContract contract, string name) =>
        ml.Transforms.CopyColumns(KnownContract.InputColumn, number)
            .Append(ml.Transforms.CustomMapping(contract.GetMapping(), name))
            .Append(ml.Transforms.CopyColumns(number, KnownContract.OutputColumn))
            .Append(ml.Transforms.DropColumns(KnownContract.InputColumn, KnownContract.OutputColumn));

    private static IEstimator<ITransformer> SlotsMapping<T>(MLContext ml) => typeof(T) == typeof(float)
        ? ml.Transforms.CustomMapping(new SingleSlotsContract().GetMapping(), SingleSlotsContract.Name)
        : ml.Transforms.CustomMapping(new DoubleSlotsContract().GetMapping(), DoubleSlotsContract.Name);

    private static IEstimator<ITransformer> BlockMapping<T>(MLContext ml) => typeof(T) == typeof(float)
        ? ml.Transforms.CustomMapping(new SingleBlockContract().GetMapping(), SingleBlockContract.Name)
        : ml.Transforms.CustomMapping(new DoubleBlockContract().GetMapping(), DoubleBlockContract.Name);

    private static IEstimator<ITransformer> PartsMapping<T>(MLContext ml) => typeof(T) == typeof(float)
        ? ml.Transforms.CustomMapping(new SinglePartsContract().GetMapping(), SinglePartsContract.Name)
        : ml.Transforms.CustomMapping(new DoublePartsContract().GetMapping(), DoublePartsContract.Name);

    private static string Part(int part) => $"{PartsColumns.Part}{part}";
}
