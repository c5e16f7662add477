namespace MlMix;

/// <summary>What of a view goes into a data frame, and how. Checked when the frame is made.</summary>
public sealed class ToDataFrameOptions
{
    /// <summary>Gets or sets how many rows are read at most, from the first on, 0 or more. No row after them is read.</summary>
    /// <value>Default 100, so that a large mix is not read by accident. <see cref="long.MaxValue"/> reads all: they must fit into memory.</value>
    public long Rows { get; set; } = 100;

    /// <summary>Gets or sets the names of the columns wanted, in the order wanted.</summary>
    /// <value>Default null: all that are not hidden, but for those that a frame cannot have, such as images.</value>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>
    /// Gets or sets up to how many slots a vector becomes one column for each slot, called <c>column.slot</c> by its slot name, or by its number from 0 where
    /// it has none: such columns can be sorted, filtered and computed with. Vectors that are longer, or whose length is not known, stay vectors in one column.
    /// </summary>
    /// <value>Default 32. 0 keeps all vectors whole, <see cref="int.MaxValue"/> only those of unknown length.</value>
    public int MostSlots { get; set; } = 32;

    /// <summary>Gets or sets whether keys become the values that they stand for.</summary>
    /// <value>
    /// Default true. False gives their numbers, from 1, as do keys that stand for nothing known and those in vectors that stay whole, where 0 is missing.
    /// </value>
    public bool KeysAsValues { get; set; } = true;

    /// <summary>Gets or sets what ends the reading between two rows, by an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Gets or sets who is told how many rows were read, every few thousand and at the end.</summary>
    /// <value>Default null: nobody.</value>
    public IProgress<long>? Progress { get; set; }
}
