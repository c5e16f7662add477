using System.Collections;

namespace MlMix.Exploring.Tests.Rendering;

/// <summary>
/// What .NET Interactive does with a type that it does not know: it looks for an attribute of a certain name, makes the type that it names, asks that for
/// formatters, and each of these for its media type and its text. Done here by reflection, in its place.
/// </summary>
[TestClass]
public sealed class NotebookTests
{
    [TestMethod]
    public void Exploration_InANotebook_IsShownAsHtmlAndText()
    {
        MixExploration exploration = HtmlTests.Exploration();

        Dictionary<string, string> shown = Show(exploration);

        CollectionAssert.AreEquivalent(new[] { "text/html", "text/plain" }, shown.Keys);
        Assert.AreEqual(exploration.ToHtml(), shown["text/html"]);
        Assert.AreEqual(exploration.ToString(), shown["text/plain"]);
    }

    [TestMethod]
    public void Comparison_InANotebook_IsShownAsHtmlAndText()
    {
        MixComparison comparison = HtmlTests.Exploration().CompareWith(HtmlTests.Exploration());

        Dictionary<string, string> shown = Show(comparison);

        Assert.AreEqual(comparison.ToHtml(), shown["text/html"]);
        Assert.AreEqual(comparison.ToString(), shown["text/plain"]);
    }

    [TestMethod]
    public void Formatters_OfAnythingElse_SayThatTheyCannot()
    {
        foreach (object formatter in Formatters(typeof(MixExploration)))
            Assert.IsFalse(Format(formatter, "something else", new StringWriter()));
    }

    private static Dictionary<string, string> Show(object value)
    {
        var shown = new Dictionary<string, string>();
        foreach (object formatter in Formatters(value.GetType()))
        {
            using var writer = new StringWriter();
            Assert.IsTrue(Format(formatter, value, writer));
            shown.Add((string)Property(formatter, "MimeType")!, writer.ToString());
        }
        return shown;
    }

    private static IEnumerable<object> Formatters(Type type)
    {
        object attribute = type.GetCustomAttributes(inherit: true).Single(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
        CollectionAssert.AreEqual(new[] { "text/html", "text/plain" }, (string[])Property(attribute, "PreferredMimeTypes")!);
        object source = Activator.CreateInstance((Type)Property(attribute, "FormatterSourceType")!)!;
        return ((IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Cast<object>();
    }

    private static object? Property(object of, string name) => of.GetType().GetProperty(name)!.GetValue(of);

    private static bool Format(object formatter, object value, TextWriter writer) =>
        (bool)formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [value, writer])!;
}
