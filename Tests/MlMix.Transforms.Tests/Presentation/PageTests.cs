using MlMix.Presentation;

namespace MlMix.Transforms.Tests.Presentation;

[TestClass]
public sealed class PageTests
{
    [TestMethod]
    public void Add_TextWithMarkup_IsEscaped()
    {
        string name = "<script>alert(\"x\")</script> & 'y'";

        string html = new Page().Add($"<p title=\"{name}\">{name}</p>").ToString();

        const string escaped = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;y&#x27;";
        Assert.AreEqual($"<p title=\"{escaped}\">{escaped}</p>\n", html);
    }

    [TestMethod]
    public void Add_Numbers_AreInInvariantCulture() =>
        Assert.AreEqual("1234.5 1,234.50 \n", new Page().Add($"{1234.5} {1234.5:N2} {(string?)null}").ToString());

    [TestMethod]
    public void AddRaw_Markup_StaysAsItIs() => Assert.AreEqual("<hr />\n", new Page().AddRaw("<hr />").ToString());

    [TestMethod]
    public void Add_CharactersThatNoPageHolds_AreReplaced() =>
        Assert.AreEqual("<p>a\uFFFD\uFFFD\uFFFD&#xA;b</p>\n", new Page().Add($"<p>{"a\0\u009F\uFFFE\nb"}</p>").ToString());
}
