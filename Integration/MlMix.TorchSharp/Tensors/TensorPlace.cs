using TorchSharp;

namespace MlMix.Tensors;

/// <summary>Where the tensors of batches are.</summary>
/// <param name="IsPinned">Whether the memory that is filled is page-locked.</param>
/// <param name="Device">The device on which they are wanted; null for the CPU.</param>
internal sealed record TensorPlace(bool IsPinned, torch.Device? Device)
{
    /// <summary>Gets whether each batch is copied to another device.</summary>
    public bool Moves => Device is not null && Device.type != DeviceType.CPU;
}
