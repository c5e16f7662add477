using System.Runtime.InteropServices;

namespace MlMix.Idx;

/// <summary>Reads the rows of one IDX file in order through one buffer. Belongs to one cursor.</summary>
internal sealed class IdxRowReader : IDisposable
{
    // Below the size at which arrays go to the large object heap; for a row that is larger the buffer grows to its size.
    private const int BufferBytes = 1 << 16;

    // Up to here Single holds every whole number.
    private const int SingleWhole = 1 << 24;

    private readonly IdxFile _file;
    private readonly IdxInput _input;
    private readonly int _rowBytes;
    private byte[] _buffer;
    private int _filled;
    private int _readyEnd;
    private int _start;
    private int _row = -1;

    public IdxRowReader(IdxFile file, IdxInput input)
    {
        _file = file;
        _input = input;
        _rowBytes = file.Header.RowBytes;
        int rows = Math.Clamp(BufferBytes / _rowBytes, 1, Math.Max(1, file.Header.Rows));
        _buffer = GC.AllocateUninitializedArray<byte>(Math.Min(BufferBytes, rows * _rowBytes));
        _start = -_rowBytes;
    }

    /// <summary>Moves to the next row, which must exist by the header.</summary>
    /// <exception cref="InvalidDataException">The file does not hold the row, or goes on after the last one, or is damaged.</exception>
    public void MoveNext()
    {
        _row++;
        _start += _rowBytes;
        if (_start == _readyEnd)
            Fill();
        if (_row == _file.Header.Rows - 1)
            CheckEnd();
    }

    /// <summary>Writes the elements of the row, converted to Single and multiplied by the scale.</summary>
    public void Get(Span<float> target, float scale) =>
        IdxElements.ToSingles(_file.Header.Type, _buffer.AsSpan(_start, _rowBytes), target, scale);

    /// <summary>Writes the elements of the row, which are of type Int, converted to Single without loss.</summary>
    /// <exception cref="InvalidDataException">Single cannot hold one of them.</exception>
    public void GetExactInts(Span<float> target)
    {
        Get(target, scale: 1);
        var ints = MemoryMarshal.Cast<byte, int>(_buffer.AsSpan(_start, _rowBytes));
        for (int i = 0; i < ints.Length; i++)
        {
            // Compared as Double, which holds both: a cast back to int would turn 2^31 into the int.MaxValue that it was rounded from.
            if ((double)target[i] != ints[i])
            {
                throw _file.Source.Fault($"has the label {ints[i]} in row {_row} (counted from 0), which Single would round and so merge "
                    + $"with another. Number the labels from {-SingleWhole} to {SingleWhole}, where Single holds every whole number.");
            }
        }
    }

    public void Dispose() => _input.Dispose();

    private void Fill()
    {
        var header = _file.Header;
        int partial = _filled - _readyEnd;
        _buffer.AsSpan(_readyEnd, partial).CopyTo(_buffer);
        long remaining = (header.Rows - _row) * (long)_rowBytes;
        _filled = partial;
        int wanted;
        do
        {
            if (_filled == _buffer.Length)
                Grow();
            wanted = (int)Math.Min(_buffer.Length, remaining);
            _filled += Read(_buffer.AsSpan(_filled, wanted - _filled), Math.Min(wanted, _rowBytes) - _filled);
        }
        while (_filled == wanted && _filled < _rowBytes);
        if (_filled < _rowBytes)
        {
            long found = header.HeaderBytes + _row * (long)_rowBytes + _filled;
            throw _file.Source.Fault($"ends inside row {_row} (counted from 0): its header ({header}) promises "
                + $"{_input.Bytes(header.TotalBytes)}, but there are {found}. It is damaged or changed after it was loaded.");
        }
        _start = 0;
        _readyEnd = _filled - _filled % _rowBytes;
        IdxElements.ToMachineOrder(header.Type, _buffer.AsSpan(0, _readyEnd));
    }

    // Step by step, so that a row costs the memory that the file fills and not what its header promises.
    private void Grow()
    {
        var larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(_rowBytes, 2L * _buffer.Length));
        _buffer.AsSpan(0, _filled).CopyTo(larger);
        _buffer = larger;
    }

    // Reading past the last row also makes the decompressor compare the checksum. It is done before the last row is handed out, so that
    // whoever reads all rows has the check, even if the cursor is not asked for more.
    private void CheckEnd()
    {
        Span<byte> next = stackalloc byte[1];
        if (Read(next, next.Length) > 0)
        {
            throw _file.Source.Fault($"goes on after its last row, {_row} (counted from 0): its header ({_file.Header}) promises "
                + $"{_input.Bytes(_file.Header.TotalBytes)}, but there are more. It is damaged or changed after it was loaded.");
        }
    }

    private int Read(Span<byte> target, int minimum)
    {
        try
        {
            return _input.ReadAtLeast(target, minimum);
        }
        catch (InvalidDataException damage)
        {
            throw _file.Source.Fault($"is damaged: it cannot be decompressed at row {_row} (counted from 0).", damage);
        }
    }
}
