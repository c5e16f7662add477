using System.Diagnostics;
using System.Text.Json;
using MlMix.Testing;

namespace MlMix.Tool.Tests.Commands;

/// <summary>The command as a process: what it prints, what it writes, and how it ends.</summary>
[TestClass]
public sealed class ProcessTests
{
    private const string Planned = """
        {"seed": 1, "stop": "allExhausted", "sources": [
          {"name": "large", "rows": 8, "weight": 2},
          {"name": "small", "rows": 3, "weight": 1}]}
        """;

    [TestMethod]
    public void Plan_Json_HasThePlan()
    {
        using var folder = new TempFolder();
        JsonElement plan = Json("plan", Write(folder, "m.json", Planned), "--json");

        // 2 to 1: after 12 rows large has given its 8, small 4 of its 3.
        Assert.AreEqual(64, plan.GetProperty("hash").GetString()!.Length);
        Assert.AreEqual(12, plan.GetProperty("length").GetInt64());
        Assert.AreEqual("allExhausted", plan.GetProperty("endsBecause").GetString());
        JsonElement large = plan.GetProperty("sources")[0], small = plan.GetProperty("sources")[1];
        Assert.AreEqual("large 0.6667 8 8 1 0 null", Line(large));
        Assert.AreEqual("small 0.3333 3 4 2 0 True", Line(small).Replace(small.GetProperty("firstWrap").ToString(), "True", StringComparison.Ordinal));
        Assert.IsTrue(plan.GetProperty("worstPrefixError").GetDouble() < 1);
        Assert.AreEqual(JsonValueKind.Array, plan.GetProperty("warnings").ValueKind);
        CollectionAssert.AreEqual(
            new[] { "hash", "length", "endsBecause", "sources", "worstPrefixError", "warnings" },
            plan.EnumerateObject().Select(member => member.Name).ToArray());

        static string Line(JsonElement source) => string.Join(' ', source.EnumerateObject().Select(member => member.Name switch
        {
            "weight" => member.Value.GetDouble().ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture),
            _ => member.Value.ValueKind == JsonValueKind.Null ? "null" : member.Value.ToString(),
        }));
    }

    [TestMethod]
    public void Plan_OfThreeBillionRows_IsQuick()
    {
        using var folder = new TempFolder();
        string path = Write(folder, "m.json", """
            {"stop": "allExhausted", "sources": [
              {"name": "a", "rows": 1000000000, "weight": 5}, {"name": "b", "rows": 1000000000, "weight": 3}, {"name": "c", "rows": 1000000000, "weight": 2}]}
            """);
        JsonElement plan = Json("plan", path, "--json");

        // c is emptied last, at its 10^9th row of 5 * 10^9; the others are read 2.5 and 1.5 times.
        Assert.AreEqual(5_000_000_000, plan.GetProperty("length").GetInt64(), 3);
        Assert.AreEqual(2_500_000_000, plan.GetProperty("sources")[0].GetProperty("delivered").GetInt64(), 3);
        Assert.AreEqual(3, plan.GetProperty("sources")[0].GetProperty("passes").GetInt64());
    }

    [TestMethod]
    public void Order_FromAPosition_IsTheRestOfTheWhole()
    {
        using var folder = new TempFolder();
        string path = Write(folder, "m.json", Planned);
        string[] whole = Places(Json("order", path, "--take", "100", "--json"));
        Assert.HasCount(12, whole, "Fewer come when the mix ends.");
        Assert.AreEqual(4, whole.Count(place => place.Contains(" small ", StringComparison.Ordinal)));
        Assert.AreEqual("0 large 0 0", whole[0]);
        string last = whole.Last(place => place.Contains(" small ", StringComparison.Ordinal));
        Assert.AreEqual("small 0 1", last.Split(' ', 2)[1], "Its fourth row is the first again.");
        CollectionAssert.AreEqual(whole[5..9], Places(Json("order", path, "--from", "5", "--take", "4", "--json")));

        // Positions of shards are those of the whole, and together they are all.
        string[] first = Places(Json("order", path, "--take", "100", "--shard", "0/2", "--json"));
        string[] second = Places(Json("order", path, "--take", "100", "--shard", "1/2", "--json"));
        CollectionAssert.AreEquivalent(whole, first.Concat(second).ToArray());
        Assert.HasCount(6, first);
    }

    [TestMethod]
    public void Order_OfRandomPicks_FromAPosition_IsTheRestOfTheWhole()
    {
        using var folder = new TempFolder();
        string path = Write(folder, "m.json", Planned.Replace("{\"seed\"", "{\"selection\": \"random\", \"seed\"", StringComparison.Ordinal));
        string[] whole = Places(Json("order", path, "--take", "100", "--json"));
        CollectionAssert.AreEqual(whole[5..8], Places(Json("order", path, "--from", "5", "--take", "3", "--json")));
        string[] shard = Places(Json("order", path, "--from", "4", "--take", "2", "--shard", "1/2", "--json"));
        CollectionAssert.AreEqual(new[] { whole[5], whole[7] }, shard);
    }

    [TestMethod]
    public void Order_OfANest_NamesOuterAndInner()
    {
        using var folder = new TempFolder();
        Write(folder, "inner.json", """{"stop": "allOnce", "sources": [{"name": "x", "rows": 2, "weight": 1}, {"name": "y", "rows": 2, "weight": 1}]}""");
        string path = Write(folder, "outer.yaml", """
            stop: allOnce
            sources:
              - {name: in, mixture: inner.json, weight: 1}
              - {name: z, rows: 4, weight: 1}
            """);
        string[] places = Places(Json("order", path, "--json"));
        CollectionAssert.AreEquivalent(
            new[] { "in/x 0 0", "in/x 1 0", "in/y 0 0", "in/y 1 0", "z 0 0", "z 1 0", "z 2 0", "z 3 0" },
            places.Select(place => place.Split(' ', 2)[1]).ToArray());
    }

    [TestMethod]
    public void Weights_OfASchedule_AreThoseAtThePoints()
    {
        using var folder = new TempFolder();
        string path = Write(folder, "m.json", """
            {"schedule": {"unit": "rows", "interpolation": "linear",
               "points": [{"at": 0, "weights": {"code": 0.2, "text": 0.8}}, {"at": 10000, "weights": {"code": 0.5, "text": 0.5}}]},
             "sources": [{"name": "code", "rows": 10}, {"name": "text", "rows": 10}]}
            """);
        JsonElement weights = Json("weights", path, "--at", "0,2500,10000,99999", "--json");
        double[] expected = [0.2, 0.275, 0.5, 0.5];
        for (int point = 0; point < expected.Length; point++)
        {
            Assert.AreEqual(expected[point], weights[point].GetProperty("weights").GetProperty("code").GetDouble(), 1e-12);
            Assert.AreEqual(1 - expected[point], weights[point].GetProperty("weights").GetProperty("text").GetDouble(), 1e-12);
        }

        Assert.AreEqual(2500, weights[1].GetProperty("at").GetDouble());
        JsonElement plain = Json("weights", Write(folder, "p.json", Planned), "--at", "7", "--json");
        Assert.AreEqual(2 / 3.0, plain[0].GetProperty("weights").GetProperty("large").GetDouble(), 1e-12);
    }

    [TestMethod]
    public void Preview_Stats_AndCheck_OfTables()
    {
        using var folder = new TempFolder();
        string path = Tables(folder);
        JsonElement rows = Json("preview", path, "--rows", "3", "--json");
        CollectionAssert.AreEqual(new[] { "a0", "b0", "a1" }, rows.EnumerateArray().Select(row => row.GetProperty("Text").GetString()).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b", "a" }, rows.EnumerateArray().Select(row => row.GetProperty("source_id").GetString()).ToArray());

        // a: 0 1 2 3, mean 1.5, deviation sqrt(5/4). b: 10 11.
        JsonElement statistics = Json("stats", path, "--json");
        JsonElement a = Of(statistics, "a", "Value");
        Assert.AreEqual(4, a.GetProperty("rows").GetInt64());
        Assert.AreEqual(1.5, a.GetProperty("mean").GetDouble(), 1e-12);
        Assert.AreEqual(Math.Sqrt(1.25), a.GetProperty("standardDeviation").GetDouble(), 1e-12);
        Assert.AreEqual(3, a.GetProperty("max").GetDouble());
        JsonElement b = Of(statistics, "b", "Value");
        Assert.AreEqual(10.5, b.GetProperty("mean").GetDouble(), 1e-12);

        JsonElement check = Json("check", path, "--json");
        CollectionAssert.AreEqual(
            new[] { "Text String", "Value Single" },
            check.GetProperty("columns").EnumerateArray().Take(2).Select(column => $"{column.GetProperty("name")} {column.GetProperty("type")}").ToArray());
        (int code, string text) = Run("check", path);
        Assert.AreEqual(0, code, text);
        Assert.Contains("Value: Single", text);
    }

    [TestMethod]
    public void Check_SourcesThatDoNotFit_SaysAllAtOnce()
    {
        using var folder = new TempFolder();
        Tables(folder);
        string path = Write(folder, "bad.json", """
            {"sources": [
              {"name": "a", "format": "text", "path": "a.tsv", "weight": 1,
               "columns": [{"name": "Text", "index": 0}, {"name": "Value", "type": "single", "index": 1}]},
              {"name": "b", "format": "text", "path": "b.tsv", "weight": 1,
               "columns": [{"name": "Text", "type": "bool", "index": 0}, {"name": "Other", "index": 1}]}]}
            """);
        (int code, string text) = Run("check", path);
        Assert.AreEqual(1, code, text);
        foreach (string expected in new[] { "Text", "Value", "Other" })
            Assert.Contains(expected, text);
    }

    [TestMethod]
    [DataRow("tsv", "Text\tValue\tsource_id\na0\t0\ta\nb0\t10\tb\na1\t1\ta\na2\t2\ta\nb1\t11\tb\na3\t3\ta\n")]
    [DataRow("jsonl", null)]
    public void Write_Shards_AreTogetherTheWhole(string form, string? expected)
    {
        using var folder = new TempFolder();
        string path = Tables(folder), whole = folder.File($"out.{form}");
        Assert.AreEqual(6, Json("write", path, "--out", whole, "--json").GetProperty("rows").GetInt64());
        if (expected is not null)
            Assert.AreEqual(expected, File.ReadAllText(whole));
        int header = form == "tsv" ? 1 : 0;
        string[] lines = File.ReadAllLines(whole)[header..];
        string[][] shards = [.. new[] { 0, 1, 2, 3 }.Select(index =>
        {
            Assert.AreEqual(0, Run("write", path, "--out", whole, "--shard", $"{index}/4").Code);
            return File.ReadAllLines(folder.File($"out.{index}-of-4.{form}"))[header..];
        })];
        CollectionAssert.AreEqual(lines, Enumerable.Range(0, lines.Length).Select(row => shards[row % 4][row / 4]).ToArray());
        Assert.IsFalse(Directory.GetFiles(folder.FullPath).Any(file => file.Contains(".part", StringComparison.Ordinal)), "Nothing is left beside.");
    }

    [TestMethod]
    public void Write_ShardAuto_TakesTheRankOfTheEnvironment()
    {
        using var folder = new TempFolder();
        string path = Tables(folder), file = folder.File("out.tsv");
        (int code, string text) = BuiltProgram.Run("MlMix.Tool", ["write", path, "--out", file, "--shard", "auto"], ("RANK", "1"), ("WORLD_SIZE", "3"));
        Assert.AreEqual(0, code, text);
        CollectionAssert.AreEqual(new[] { "Text\tValue\tsource_id", "b0\t10\tb", "b1\t11\tb" }, File.ReadAllLines(folder.File("out.1-of-3.tsv")));
        (code, text) = Run("write", path, "--out", file, "--shard", "auto");
        Assert.AreEqual(2, code, text);
        Assert.Contains("the environment does not say which machine", text);
    }

    [TestMethod]
    public void Write_InterruptedAndResumed_IsTheSameToTheByte()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Ctrl+C is sent as a signal, which Windows does not have.");
        using var folder = new TempFolder();
        IEnumerable<string> lines = Enumerable.Range(0, 400_000).Select(row => FormattableString.Invariant($"some text of row {row}\t{row * 0.37}"));
        File.WriteAllLines(folder.File("a.tsv"), lines);
        File.WriteAllLines(folder.File("b.tsv"), Enumerable.Range(0, 300_000).Select(row => FormattableString.Invariant($"another {row}\t{row}")));
        string path = Mixture(folder), whole = folder.File("whole.jsonl"), broken = folder.File("broken.jsonl");
        Assert.AreEqual(0, Run("write", path, "--out", whole).Code);

        int interrupted = 0;
        for (int attempt = 0; !File.Exists(broken); attempt++)
        {
            Assert.IsLessThan(50, attempt, "It must come to an end.");
            using Process process = BuiltProgram.Start("MlMix.Tool", ["write", path, "--out", broken, "--resume"]);
            if (process.WaitForExit(900 + (attempt * 300)))
                break;
            using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            // Against hanging, no measure of speed: a command that does not heed the signal comes to its end, and is not counted.
            Assert.IsTrue(process.WaitForExit(60_000), "An interrupted command hangs.");
            interrupted += process.ExitCode == 130 ? 1 : 0;
        }

        Assert.IsGreaterThan(0, interrupted);
        Assert.IsTrue(File.ReadAllBytes(whole).AsSpan().SequenceEqual(File.ReadAllBytes(broken)), $"The files differ after {interrupted} interruptions.");
    }

    [TestMethod]
    public void Check_Leaks_CountsRowsThatAreEqual()
    {
        using var folder = new TempFolder();
        string path = Tables(folder);
        File.WriteAllText(folder.File("b.tsv"), "a1\t10\na1\t11\na3\t12\n");
        JsonElement leaks = Json("check", path, "--leaks", "Text", "--json").GetProperty("leaks");
        Assert.AreEqual("a 4 0|b 3 1", Lines(leaks.GetProperty("sources")));
        Assert.AreEqual("a b 2 2 3", Lines(leaks.GetProperty("pairs")));
        Assert.AreEqual("", Lines(Json("check", path, "--leaks", "Text,Value", "--json").GetProperty("leaks").GetProperty("pairs")));
        (int code, string text) = Run("check", path, "--leaks", "Txt");
        Assert.AreEqual(1, code);
        Assert.Contains("has no column 'Txt'", text);

        static string Lines(JsonElement list) =>
            string.Join('|', list.EnumerateArray().Select(one => string.Join(' ', one.EnumerateObject().Select(member => member.Value))));
    }

    [TestMethod]
    public void Report_IsOnePageOfPlanAndRows()
    {
        using var folder = new TempFolder();
        string page = folder.File("report.html");
        foreach ((string mixture, string expected) in new[] { (Tables(folder), "b1"), (Write(folder, "m.json", Planned), "large") })
        {
            (int code, string text) = Run("report", mixture, "--out", page);
            Assert.AreEqual(0, code, text);
            string html = File.ReadAllText(page);
            Assert.StartsWith("<!DOCTYPE html>", html);
            Assert.Contains(expected, html);
            Assert.Contains(Json("plan", mixture, "--json").GetProperty("hash").GetString()!, html);
        }

        Assert.IsFalse(File.Exists(page + ".part"));
    }

    [TestMethod]
    public void Init_WritesAMixtureThatCanBePlanned()
    {
        using var folder = new TempFolder();
        string path = folder.File("new.json");
        Assert.AreEqual(0, Run("init", path).Code);
        Assert.AreEqual(0, Run("plan", path).Code);
        byte[] before = File.ReadAllBytes(path);
        (int code, string text) = Run("init", path);
        Assert.AreEqual(1, code, "A file that is there is left alone.");
        Assert.Contains(path, text);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
    }

    [TestMethod]
    [DataRow(2, "plan")]
    [DataRow(2, "plan", "x.json", "--jsn")]
    [DataRow(2, "nonsense")]
    [DataRow(2, "order", "x.json", "--take", "-1")]
    [DataRow(2, "order", "x.json", "--shard", "4/4")]
    [DataRow(2, "weights", "x.json", "--at", "0,a")]
    [DataRow(2, "write", "x.json")]
    [DataRow(2, "completions", "fish")]
    [DataRow(1, "plan", "there is no such file.json")]
    [DataRow(0, "--help")]
    [DataRow(0, "plan", "--help")]
    [DataRow(0, "completions", "bash")]
    [DataRow(0, "completions", "zsh")]
    [DataRow(0, "completions", "pwsh")]
    public void ExitCode_TellsWhatHappened(int expected, params string[] arguments)
    {
        (int code, string text) = Run(arguments);
        Assert.AreEqual(expected, code, text);
        Assert.IsGreaterThan(0, text.Trim().Length);
    }

    [TestMethod]
    [DataRow("  mlmix [command] [options]", "--help")]
    [DataRow("  mlmix write <FILE> [options]", "write", "--help")]
    public void Help_SaysTheNameOfTheCommandAndNoTypes(string usage, params string[] arguments)
    {
        (int code, string text) = Run(arguments);
        Assert.AreEqual(0, code, text);
        Assert.Contains($"Usage:\n{usage}\n", text.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("MlMix.Tool", text);
        Assert.DoesNotContain("ShardChoice", text);
    }

    [TestMethod]
    public void WrongMixture_ExitsWithOneAndNamesTheLine()
    {
        using var folder = new TempFolder();
        string path = Write(folder, "m.json", "{\n  \"sources\": [\n    {\"name\": \"a\", \"rows\": 5, \"wieght\": 1}\n  ]\n}");
        foreach (string command in new[] { "plan", "order", "weights", "preview", "stats", "check" })
        {
            (int code, string text) = Run(command, path);
            Assert.AreEqual(1, code, text);
            Assert.Contains("line 3, sources[0].wieght: there is no such key. Did you mean weight?", text);
        }
    }

    /// <summary>Two tables, a twice as heavy as b, which ends with all rows of both: a b a a b a.</summary>
    private static string Tables(TempFolder folder)
    {
        File.WriteAllText(folder.File("a.tsv"), "a0\t0\na1\t1\na2\t2\na3\t3\n");
        File.WriteAllText(folder.File("b.tsv"), "b0\t10\nb1\t11\n");
        return Mixture(folder);
    }

    private static string Mixture(TempFolder folder) => Write(folder, "tables.yaml", """
        stop: allOnce
        sources:
          - name: a
            format: text
            path: a.tsv
            columns: &columns
              - {name: Text, index: 0}
              - {name: Value, type: single, index: 1}
            weight: 2
          - {name: b, format: text, path: b.tsv, columns: *columns, weight: 1}
        """);

    private static string Write(TempFolder folder, string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }

    private static string[] Places(JsonElement order) =>
        [.. order.EnumerateArray().Select(place => string.Join(' ', place.EnumerateObject().Select(member => member.Value)))];

    private static JsonElement Of(JsonElement statistics, string source, string column) => statistics.EnumerateArray()
        .Single(one => one.GetProperty("source").GetString() == source && one.GetProperty("column").GetString() == column);

    private static JsonElement Json(params string[] arguments)
    {
        (int code, string text) = Run(arguments);
        Assert.AreEqual(0, code, text);
        return JsonElement.Parse(text);
    }

    private static (int Code, string Text) Run(params string[] arguments) => BuiltProgram.Run("MlMix.Tool", arguments);
}
