using System.Runtime.ExceptionServices;

namespace MlMix.Testing.Conformance;

/// <summary>Work done by threads of its own, so that it does run at the same time.</summary>
internal static class Threads
{
    public static T[] Run<T>(int count, Func<int, T> work)
    {
        var results = new T[count];
        var failures = new Exception?[count];
        Thread[] threads = [.. Enumerable.Range(0, count).Select(index => new Thread(() =>
        {
            try
            {
                results[index] = work(index);
            }
            catch (Exception failure)
            {
                failures[index] = failure;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        if (failures.FirstOrDefault(failure => failure is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return results;
    }
}
