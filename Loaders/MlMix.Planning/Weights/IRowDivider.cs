namespace MlMix.Weights;

/// <summary>Divides rows among sources, so many at a time.</summary>
internal interface IRowDivider
{
    /// <summary>Gets the number of sources.</summary>
    int SourceCount { get; }

    /// <summary>Goes on by a number of rows and tells how many of them each source gets.</summary>
    void Advance(long rows, Span<long> counts);

    /// <summary>Gives a source nothing from the next row on.</summary>
    void Drop(int source);

    /// <summary>One in the same state and with the same mark, that goes on by itself.</summary>
    IRowDivider Copy();

    /// <summary>Remembers the state.</summary>
    void Mark();

    /// <summary>Goes back to the mark; no source may have been dropped since.</summary>
    void Return();

    /// <summary>Writes down what, beside the sources that were left at the mark, decides who gets the rows after it.</summary>
    long[] SaveMark();

    /// <summary>Takes up what was saved, in one that has divided nothing yet, and marks it.</summary>
    /// <returns>False when that cannot be a state of this.</returns>
    bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved);

    /// <summary>Begins anew at a row that is not the first, in one that has divided nothing yet.</summary>
    void StartAt(long row);
}
