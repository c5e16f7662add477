using System.Text.Json;
using MlMix.Testing;

namespace MlMix.Tool.Tests.Commands;

/// <summary>What the command makes of names, numbers and places that it is given.</summary>
[TestClass]
public sealed class ArgumentTests
{
    [TestMethod]
    public void Check_Leaks_AreOfTheRowsAndColumnsOfTheMix()
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("a.tsv"), Enumerable.Range(0, 10).Select(row => $"t{row % 9}"));
        // Of one file, what one source has the other does not: rows 0 to 7, and 8 and 9, of which 9 is equal to 0.
        string path = Write(folder, "m.json", """
            {"sources": [
              {"name": "train", "format": "text", "path": "a.tsv", "weight": 1, "range": ["0%", "80%"], "columns": [{"name": "Text", "index": 0}]},
              {"name": "test", "format": "text", "path": "a.tsv", "weight": 1, "range": ["80%", "100%"], "rename": {"Other": "Text"},
               "columns": [{"name": "Other", "index": 0}]}]}
            """);
        JsonElement leaks = JsonElement.Parse(Run("check", path, "--leaks", "Text", "--json").Text).GetProperty("leaks");
        Assert.AreEqual("train 8 0", string.Join(' ', leaks.GetProperty("sources")[0].EnumerateObject().Select(member => member.Value)));
        Assert.AreEqual("test 2 0", string.Join(' ', leaks.GetProperty("sources")[1].EnumerateObject().Select(member => member.Value)));
        Assert.AreEqual("train test 1 1 1", string.Join(' ', leaks.GetProperty("pairs")[0].EnumerateObject().Select(member => member.Value)));
    }

    [TestMethod]
    [DataRow("order", "--from")]
    [DataRow("order", "--take")]
    [DataRow("preview", "--rows")]
    [DataRow("report", "--rows")]
    public void NumberBelowZero_IsRefused(string command, string option)
    {
        using var folder = new TempFolder();
        string[] page = command == "report" ? ["--out", folder.File("page.html")] : [];
        (int code, string text) = Run([command, Write(folder, "m.json", """{"sources": [{"name": "a", "rows": 8, "weight": 2}]}"""), option, "-1", .. page]);
        Assert.AreEqual(2, code, text);
        Assert.Contains($"{option} is -1; it must be 0 or more.", text);
    }

    [TestMethod]
    public void Preview_HasTheNamesOfColumnsAsTheyAre()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.jsonl"), "{\"#n\": 1, \"[b]\": 2}\n");
        string path = Write(folder, "m.json", """{"sources": [{"name": "a", "format": "jsonl", "path": "a.jsonl", "weight": 1}]}""");
        (int code, string text) = Run("preview", path);
        Assert.AreEqual(0, code, text);
        Assert.Contains("#n", text);
        Assert.Contains("[b]", text);
    }

    [TestMethod]
    [DataRow("write", "out.tsv")]
    [DataRow("report", "out.html")]
    public void Link_IsWrittenThrough(string command, string name)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Making symbolic links takes a right on Windows.");
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.jsonl"), "{\"Text\": \"t\"}\n");
        string path = Write(folder, "m.json", """{"sources": [{"name": "a", "format": "jsonl", "path": "a.jsonl", "weight": 1}]}""");
        Directory.CreateDirectory(folder.File("far"));
        File.CreateSymbolicLink(folder.File(name), Path.Combine("far", name));
        (int code, string text) = Run(command, path, "--out", folder.File(name));
        Assert.AreEqual(0, code, text);
        Assert.AreEqual(Path.Combine("far", name), new FileInfo(folder.File(name)).LinkTarget);
        CollectionAssert.AreEqual(new[] { name }, Directory.GetFiles(folder.File("far")).Select(file => Path.GetFileName(file)).ToArray());
    }

    private static string Write(TempFolder folder, string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }

    private static (int Code, string Text) Run(params string[] arguments) => BuiltProgram.Run("MlMix.Tool", arguments);
}
