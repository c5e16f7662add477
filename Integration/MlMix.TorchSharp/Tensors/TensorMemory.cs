using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace MlMix.Tensors;

/// <summary>The tensor of a column, made once, whose memory is filled for each batch; and what a short batch, or another device, needs beside it.</summary>
/// <param name="rows">Rows in a batch.</param>
/// <param name="form">What the tensor is.</param>
/// <param name="place">Where it is.</param>
internal sealed unsafe class TensorMemory(int rows, TensorForm form, TensorPlace place) : IDisposable
{
    private torch.Tensor? _whole;
    private torch.Tensor? _part;
    private torch.Tensor? _moved;
    private torch.Tensor? _current;
    private void* _data;

    /// <summary>Gets the tensor of the current batch.</summary>
    public torch.Tensor Current => _current ?? throw new InvalidOperationException("There is no current batch. Use tensors while the batch is.");

    /// <summary>The memory of a row, for items of the type that the form has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Row<T>(int row)
        where T : unmanaged => new((T*)_data + (nint)row * form.Slots, form.Slots);

    /// <summary>Makes ready to be filled. Who was given the tensor may have disposed it.</summary>
    public void Prepare()
    {
        if (_whole is { IsInvalid: false })
            return;
        torch.Tensor made = torch.empty(form.IsFlat ? [rows] : [rows, form.Slots], form.Type, torch.CPU).DetachFromDisposeScope();
        if (place.IsPinned)
        {
            using torch.Tensor pageable = made;
            made = pageable.pin_memory().DetachFromDisposeScope();
        }
        _whole = made;
        _data = Unsafe.AsPointer(ref MemoryMarshal.GetReference(made.bytes));
    }

    /// <summary>Gives what was filled as the tensor of a batch of so many rows.</summary>
    public void Begin(int count)
    {
        torch.Tensor filled = _whole!;
        if (count < rows)
            filled = _part = filled.narrow(0, 0, count).DetachFromDisposeScope();
        if (place.Moves)
            filled = _moved = filled.to(place.Device!).DetachFromDisposeScope();
        _current = filled;
    }

    /// <summary>Ends the current batch.</summary>
    public void End()
    {
        _part?.Dispose();
        _moved?.Dispose();
        (_part, _moved, _current) = (null, null, null);
    }

    public void Dispose()
    {
        End();
        _whole?.Dispose();
        _whole = null;
    }
}
