using System.Globalization;
using System.Security.Cryptography;

namespace MlMix.Selections;

internal sealed record ExplicitSelection : Selection
{
    public ExplicitSelection(IEnumerable<int> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        Order = [.. sources];
        var faults = new Faults(nameof(Selection.Explicit));
        int negative = Array.FindIndex(Order, source => source < 0);
        if (negative >= 0)
            faults.Add($"sources are indices from 0; at position {negative} stands {Order[negative]}.");
        faults.ThrowIfAny();
    }

    public int[] Order { get; }

    public bool Equals(ExplicitSelection? other) => other is not null && Order.AsSpan().SequenceEqual(other.Order);

    public override int GetHashCode() => HashCode.Combine(Order.Length, Order.FirstOrDefault(), Order.LastOrDefault());

    /// <summary>The order itself is named by its hash, since it may be long.</summary>
    public override string ToString()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(int)];
        foreach (int source in Order)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(number, source);
            hash.AppendData(number);
        }
        return string.Create(CultureInfo.InvariantCulture, $"Explicit({Order.Length} rows, {Convert.ToHexStringLower(hash.GetHashAndReset()[..8])})");
    }

    internal override bool UsesWeights => false;

    internal override StopRule DefaultStop => StopRule.FirstMiss;

    internal override Selector CreateSelector(SelectionInput input) => new ExplicitSelector(input.Weights.Length, Order, 0, LeftOut(input));

    internal override Stretch CreateStretch(SelectionInput input) => new ExplicitStretch(input.Weights.Length, Order, LeftOut(input));

    // Sources that take no part, being empty for example, may still stand in the order.
    private static int[] LeftOut(SelectionInput input) => [.. Enumerable.Range(0, input.Weights.Length).Where(source => input.Weights[source] == 0)];
}
