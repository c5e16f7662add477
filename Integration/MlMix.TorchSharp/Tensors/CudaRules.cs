using TorchSharp;

namespace MlMix.Tensors;

/// <summary>What is asked for that only CUDA has.</summary>
internal static class CudaRules
{
    public static void Check(TensorBatchOptions options, Faults faults)
    {
        if (!options.PinMemory && options.Device is not { type: DeviceType.CUDA })
            return;
        if (Missing() is not { } why)
            return;
        if (options.PinMemory)
            faults.Add($"PinMemory is for copies to a CUDA device, but {why}; leave it out.");
        if (options.Device is { type: DeviceType.CUDA } device)
            faults.Add($"Device is {device}, but {why}; take another, or null for the CPU.");
    }

    /// <summary>Why there is no CUDA, or null where there is.</summary>
    private static string? Missing()
    {
        try
        {
            return torch.cuda.is_available() ? null : "torch finds no CUDA here";
        }
        catch (Exception failure) when (failure is NotSupportedException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return $"libtorch, which would tell of one, cannot be loaded here ({failure.GetBaseException().Message.Trim().Split('\n')[0].TrimEnd('.')})";
        }
    }
}
