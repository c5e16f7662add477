using TorchSharp;

namespace MlMix.Tensors.Tests.Support;

/// <summary>Whether there is libtorch, without which no tensor can be made.</summary>
internal static class Torch
{
    private static readonly Lazy<string?> Initialized = new(Initialize);

    /// <summary>Gets why libtorch cannot be loaded, or null where it is.</summary>
    public static string? Failure => Initialized.Value;

    /// <summary>Ends the test as inconclusive where libtorch cannot be loaded.</summary>
    public static void Require()
    {
        if (Failure is { } why)
            Assert.Inconclusive($"libtorch cannot be loaded here, so there are no tensors: {why}");
    }

    /// <summary>Counts the tensors that live after an action and did not before, garbage collected.</summary>
    public static long Left(Action action)
    {
        long before = Count();
        action();
        return Count() - before;
    }

    private static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }

    private static string? Initialize()
    {
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
            return null;
        }
        catch (Exception failure) when (failure is NotSupportedException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return failure.GetBaseException().Message.Trim().Split('\n')[0];
        }
    }
}
