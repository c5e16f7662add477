using Microsoft.ML.Data;

namespace MlMix.Testing;

/// <summary>A row object with members of every kind.</summary>
public sealed class SampleRow
{
    public float Number { get; set; }

    public bool Flag { get; set; }

    public string Text { get; set; } = "";

    [KeyType(5)]
    public uint Key { get; set; }

    [VectorType(3)]
    public float[] Dense { get; set; } = [];

    public string[] Words { get; set; } = [];

    [VectorType(6)]
    public VBuffer<int> Sparse { get; set; }

    public DateTime Day { get; set; }

    public static SampleRow[] Many(int count = 20) =>
    [
        .. Enumerable.Range(0, count).Select(row => new SampleRow
        {
            Number = row,
            Flag = row % 3 == 0,
            Text = $"text {row}",
            Key = (uint)row % 7,
            Dense = [row, 1, -row],
            Words = [.. Enumerable.Range(0, row % 3).Select(i => $"word {row}.{i}")],
            Sparse = new VBuffer<int>(6, 2, [row, 9], [row % 3, 4]),
            Day = new DateTime(2001, 2, 3).AddDays(row),
        }),
    ];
}
