using MlMix.Tool.Writing;

namespace MlMix.Tool.Tests.Support;

/// <summary>Does something once so many rows were written.</summary>
internal sealed class At(long rows, Action act) : IProgress<WriteProgress>
{
    public void Report(WriteProgress value)
    {
        if (value.Rows == rows)
            act();
    }
}
