using Microsoft.ML;

namespace MlMix.Contract.Tests;

public sealed partial class ApiSurfaceTests
{
    [TestMethod]
    public void OfflineSurface_EveryLine_IsApproved()
    {
        string[] extra = [.. ApiSurface.Of(typeof(IDataView).Assembly).Except(Approved())];
        Assert.IsEmpty(extra, $"There, but not approved:\n{string.Join('\n', extra)}");
    }
}
