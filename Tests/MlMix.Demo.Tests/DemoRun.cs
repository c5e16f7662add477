using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using MlMix.Testing;

namespace MlMix.Demo.Tests;

/// <summary>Runs the demo in this process, in a folder of its own, and keeps what it printed.</summary>
internal sealed class DemoRun : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly TempFolder _root = new();

    public DemoRun() => Surroundings = new Surroundings(_output, _error) { Root = _root.FullPath, DataVariable = null };

    public Surroundings Surroundings { get; set; }

    public string Root => _root.FullPath;

    public string Out => Path.Combine(_root.FullPath, "artifacts", "demo");

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string Drawn => Path.Combine(Out, "drawn");

    /// <summary>Runs with arguments and gives the exit code.</summary>
    public Task<int> RunAsync(params string[] args) => DemoProgram.RunAsync(args, Surroundings);

    /// <summary>Runs, and fails the test unless it went well.</summary>
    public async Task SucceedAsync(params string[] args)
    {
        int code = await RunAsync(args);
        Assert.AreEqual(0, code, Error);
        Assert.AreEqual("", Error);
    }

    public JsonElement Summary() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "summary.json"))).RootElement;

    public string Page() => File.ReadAllText(Path.Combine(Out, "report.html"));

    /// <summary>The page as a tree; it is written as well-formed XML so that this is possible.</summary>
    public XDocument PageTree()
    {
        using var reader = XmlReader.Create(new StringReader(Page()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    public void Dispose() => _root.Dispose();
}
