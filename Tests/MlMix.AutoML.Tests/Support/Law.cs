using FsCheck;
using FsCheck.Fluent;

namespace MlMix.Searching.Tests.Support;

/// <summary>Tries a law on many cases; the failing case and how to replay it are in the exception.</summary>
internal static class Law
{
    public static void Holds<T>(Gen<T> cases, Action<T> law, int tests = 200) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(cases.ToArbitrary(), law));
}
