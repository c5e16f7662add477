using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Contracts;

/// <summary>Chains around the contracts, which have fixed column names: they copy in, and clean up behind themselves.</summary>
internal static class ContractForms
{
    /// <summary>Replaces a number by itself, and refuses rows that have a text in another column, with that text.</summary>
    public static IEstimator<ITransformer> Refusing(MLContext ml, string number, string text) =>
        ml.Transforms.CopyColumns(RefusalContract.TextColumn, text)
            .Append(ml.Transforms.CopyColumns(RefusalContract.NumberColumn, number))
            .Append(ml.Transforms.CustomMapping(new RefusalContract().GetMapping(), RefusalContract.Name))
            .Append(ml.Transforms.CopyColumns(number, RefusalContract.PassedColumn))
            .Append(ml.Transforms.DropColumns(RefusalContract.TextColumn, RefusalContract.NumberColumn, RefusalContract.PassedColumn));

    /// <summary>
    /// What stands for the contract that refuses rows, as a loaded model has it, for rows that may not be its own: its number passes, and its text is told.
    /// </summary>
    public static DeferredForm Deferred { get; } = new(
        [RefusalContract.PassedColumn],
        (ml, _, refusal) => ml.Transforms.CopyColumns(refusal, RefusalContract.TextColumn)
            .Append(ml.Transforms.CopyColumns(RefusalContract.PassedColumn, RefusalContract.NumberColumn)));

    /// <summary>Normalizes vectors of a size, with slot names or without, with the offsets and scales of other columns.</summary>
    public static IEstimator<ITransformer> Slots<T>(MLContext ml, string output, int size, string[]? names, string input, string offsets, string scales)
        where T : struct, IFloatingPointIeee754<T> =>
        ml.Transforms.CopyColumns(SlotsColumns.Values, input)
            .Append(ml.Transforms.CopyColumns(SlotsColumns.Offsets, offsets))
            .Append(ml.Transforms.CopyColumns(SlotsColumns.Scales, scales))
            .Append(SlotsMapping<T>(ml))
            .Append(Sized(ml, output, typeof(T) == typeof(float) ? NumberDataViewType.Single : NumberDataViewType.Double, size, names, SlotsColumns.Normalized))
            .Append(ml.Transforms.DropColumns(SlotsColumns.Values, SlotsColumns.Offsets, SlotsColumns.Scales, SlotsColumns.Normalized));

    /// <summary>Gives vectors, all of the size that is told but not of a type that says so, that type, and names to their slots if there are any.</summary>
    /// <exception cref="NotSupportedException">The vectors are larger than the sum of all parts.</exception>
    public static IEstimator<ITransformer> Sized(MLContext ml, string output, DataViewType item, int size, string[]? names, string input)
    {
        if (size >> PartsColumns.Count != 0)
        {
            throw new NotSupportedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The column '{output}' is a vector of {size}, which cannot be saved: what gives loaded vectors their size goes up to " +
                $"{(1 << PartsColumns.Count) - 1}. Divide it into several columns."));
        }

        if (names is not null)
            return NamedSlots.Of(ml, output, item, names, input);
        string[] all = [.. Enumerable.Range(0, PartsColumns.Count).Select(Part)];
        string[] needed = [.. Enumerable.Range(0, PartsColumns.Count).Reverse().Where(part => (size & (1 << part)) != 0).Select(Part)];
        return ml.Transforms.CopyColumns(PartsColumns.Values, input)
            .Append(ItemContracts.Of(item)!.Parts(ml))
            .Append(ml.Transforms.Concatenate(output, needed))
            .Append(ml.Transforms.DropColumns([PartsColumns.Values, .. all]));
    }

    private static IEstimator<ITransformer> SlotsMapping<T>(MLContext ml) => typeof(T) == typeof(float)
        ? ml.Transforms.CustomMapping(new SingleSlotsContract().GetMapping(), SingleSlotsContract.Name)
        : ml.Transforms.CustomMapping(new DoubleSlotsContract().GetMapping(), DoubleSlotsContract.Name);

    private static string Part(int part) => $"{PartsColumns.Part}{part}";
}
