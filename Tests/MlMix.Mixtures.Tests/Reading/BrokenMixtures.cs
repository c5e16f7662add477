using MlMix.Testing;

namespace MlMix.Mixtures.Tests.Reading;

/// <summary>Mixtures that are wrong in one way each, and how the faults that are found begin, with | between. The reader and the command are held to
/// them.</summary>
internal static class BrokenMixtures
{
    private const string A = """{"name": "a", "rows": 5, "weight": 1}""";
    private const string B = """{"name": "b", "rows": 5, "weight": 1}""";

    public static IEnumerable<object[]> Cases =>
    [
        // Not a mixture at all.
        ["{", "line 1: this is not JSON: Expected depth to be zero at the end of the JSON payload."],
        ["[]", "line 1: this is a list; it must be an object with keys.|line 1, sources: there is none; a mixture has at least one source."],
        ["{}", "line 1, sources: there is none; a mixture has at least one source."],
        ["{\n \"sources\": [\n " + A + "\n ]\n} x", "line 5: this is not JSON: 'x' is invalid after a single JSON value. Expected end of data."],
        // Keys.
        [Mix("\"sed\": 4"), "line 1, sed: there is no such key. Did you mean seed? Known here are " + Known],
        [Mix("\"xyzzy\": 4"), "line 1, xyzzy: there is no such key. Known here are " + Known],
        [Mix("\"seed\": 4, \"seed\": 5"), "line 1, seed: the key is there twice; leave one of them out."],
        [One("\"wieght\": 2"), "line 1, sources[0].wieght: there is no such key. Did you mean weight? Known here are " + KnownOfRows],
        // Values of the whole.
        [Mix("\"seed\": 1.5"), "line 1, seed: it is 1.5; it must be a whole number."],
        [Mix("\"seed\": \"4\""), "line 1, seed: it is '4'; it must be a whole number."],
        [Mix("\"selection\": \"evn\""), "line 1, selection: it is 'evn'; " + Selections + " Did you mean even?"],
        [Mix("\"selection\": 7"), "line 1, selection: it is 7; " + Selections],
        [Mix("\"selection\": {\"blocks\": 0}"), "line 1, selection.blocks: it is 0; it must be a whole number of 1 or more."],
        [Mix("\"selection\": {\"blocks\": 5, \"roundRobin\": 5}"), "line 1, selection: it has both blocks and roundRobin; " + Selections],
        [Mix("\"selection\": {}"), "line 1, selection: it has neither blocks nor roundRobin; " + Selections],
        [Mix("\"stop\": \"allexhausted\""), "line 1, stop: it is 'allexhausted'; it must be " + Stops + " Did you mean allExhausted?"],
        [Mix("\"stop\": null, \"length\": \"all\""), "line 1, length: it is 'all'; it must be a whole number of 0 or more."],
        [Mix("\"length\": -1"), "line 1, length: it is -1; it must be a whole number of 0 or more."],
        [Mix("\"batch\": {\"size\": 0}"), "line 1, batch.size: it is 0; it must be a whole number of 1 or more."],
        [Mix("\"batch\": {\"compose\": \"mixed\"}"), "line 1, batch.size: it is missing; it must be the number of rows of a batch."],
        [Mix("\"batch\": {\"size\": 4, \"compose\": \"per_source\"}"),
            "line 1, batch.compose: it is 'per_source'; it must be mixed, perSource or stratified. Did you mean perSource?"],
        [Mix("\"batch\": 32"),
            "line 1, batch: this is 32; it must be an object with keys.|line 1, batch.size: it is missing; it must be the number of rows of a batch."],
        [Mix("\"labels\": \"offsets\""),
            "line 1, labels: it is 'offsets'; it must be shared, union or offset, or an object with map or offset. Did you mean offset?"],
        [Mix("\"labels\": {\"mapp\": {}}"),
            "line 1, labels.map: there is neither map nor offset; give the class of each label of each source by map|" +
            "line 1, labels.mapp: there is no such key. Did you mean map? Known here are classes, map, offset, unmappedAreMissing."],
        [Mix("\"labels\": {\"offset\": {}, \"map\": {}}"), "line 1, labels.map: there is both map and offset;"],
        [Mix("\"labels\": {\"offset\": {\"a\": 0}}"), "line 1, labels.offset.a: it is 0; it must be a whole number of 1 or more."],
        [Mix("\"labels\": {\"offset\": {\"a\": 3000000000}}"), "line 1, labels.offset.a: it is 3000000000; a source has 2147483647 classes at most."],
        [Mix("\"labels\": {\"offset\": {}, \"classes\": [\"x\"], \"unmappedAreMissing\": true}"),
            "line 1, labels.classes: it belongs to map; leave it out.|line 1, labels.unmappedAreMissing: it belongs to map; leave it out."],
        [Mix("\"labels\": {\"map\": {\"a\": {\"0\": \"x\"}}, \"classes\": []}"),
            "line 1, labels.classes: 'x' is missing; it must have every class of map once, in their order."],
        [Mix("\"labels\": {\"map\": {\"a\": {\"0\": \"x\", \"1\": \"y\"}}, \"classes\": [\"x\", \"x\", \"z\"]}"),
            "line 1, labels.classes: 'y' is missing; it must have every class of map once, in their order.|" +
            "line 1, labels.classes: it has 'z', which is no class of map; leave it out.|line 1, labels.classes: it has a class twice; name each once."],
        [Mix("\"labels\": {\"map\": {\"a\": null}}"), "line 1, labels: The map is empty; give the class of each label."],
        [Mix("\"labels\": {\"map\": {\"a\": {\"0\": 1}}}"), "line 1, labels.map.a.0: it is 1; it must be a text."],
        [Mix("\"label\": \"Class\""), "line 1, label: it names the label column, but there is no labels; add labels, or leave it out."],
        [Mix("\"columns\": [\"source\"]"),
            "line 1, columns: it has 'source'; a mix can add source_id, source_row, source_pass, sample_weight or origin."],
        [Mix("\"missingColumns\": true"), "line 1, missingColumns: it is true; it must be refuse or fill."],
        // Sources.
        ["{\"sources\": 5}", "line 1, sources: it is 5; it must be a list.|line 1, sources: there is none; a mixture has at least one source."],
        ["{\"sources\": [7]}",
            "line 1, sources[0]: this is 7; it must be an object with keys.|line 1, sources[0].name: it is missing; it must be a text.|" +
            "line 1, sources[0].weight: it is missing; give each source a weight, or write a schedule.|" +
            "line 1, sources[0].format: it is missing; it must be " + Formats],
        ["{\"sources\": [{\"rows\": 5, \"weight\": 1}]}", "line 1, sources[0].name: it is missing; it must be a text."],
        ["{\"sources\": [{\"name\": \"\", \"rows\": 5, \"weight\": 1}]}", "line 1, sources[0].name: it is ''; it must be a text that is not empty."],
        ["{\"sources\": [" + A + ",\n" + A + "]}", "line 2, sources[1].name: 'a' is the name of another source; names must differ."],
        ["{\"sources\": [" + A + ",\n{\"name\": \"b\", \"rows\": 5}]}",
            "line 2, sources[1].weight: it is missing; give each source a weight, or write a schedule."],
        ["{\"sources\": [{\"name\": \"a\", \"rows\": 5, \"weight\": -1}]}", "line 1, sources[0].weight: it is -1; a weight is a finite number of 0 or more."],
        ["{\"sources\": [{\"name\": \"a\", \"rows\": 5, \"weight\": 1e999}]}",
            "line 1, sources[0].weight: it is 1e999; a weight is a finite number of 0 or more."],
        ["{\"sources\": [{\"name\": \"a\", \"rows\": 5, \"weight\": \"NaN\"}]}", "line 1, sources[0].weight: it is 'NaN'; it must be a number."],
        ["{\"sources\": [{\"name\": \"a\", \"rows\": 5, \"weight\": 0}]}", "All weights are 0"],
        ["{\"sources\": [{\"name\": \"a\", \"weight\": 1}]}", "line 1, sources[0].format: it is missing; it must be " + Formats],
        ["{\"sources\": [{\"name\": \"a\", \"weight\": 1, \"format\": \"txt\"}]}",
            "line 1, sources[0].format: it is 'txt'; it must be " + Formats + " Did you mean text?"],
        ["{\"sources\": [{\"name\": \"a\", \"weight\": 1, \"format\": \"rows\"}]}", "line 1, sources[0].rows: it is missing; it must be the number of rows."],
        [One("\"range\": [\"90%\", \"10%\"]"), "line 1, sources[0].range: The end must not come before the start; they are 10% and 90%. Exchange them."],
        [One("\"range\": [10]"), "line 1, sources[0].range: it must be a list of two"],
        [One("\"range\": [0, \"50%\"]"), "line 1, sources[0].range: "],
        [One("\"repeat\": -2"), "line 1, sources[0].repeat: it is -2; it must be a finite number of 0 or more."],
        [One("\"maxPasses\": 0"), "line 1, sources[0].maxPasses: it is 0; it must be a whole number of 1 or more."],
        [One("\"choose\": 2.5"), "line 1, sources[0].choose: it is 2.5; it must be a whole number of 0 or more."],
        [One("\"normalize\": {\"mean\": 1}"), "line 1, sources[0].normalize.std: it is missing; give mean and standard deviation."],
        [One("\"normalize\": {\"mean\": 1, \"std\": 2}"), "line 1, sources[0].normalize: there is no data to normalize."],
        [One("\"normalize\": {\"mean\": 1, \"std\": 0}"),
            "line 1, sources[0].normalize.std: it is 0; it must be a finite number above 0.|line 1, sources[0].normalize: there is no data to normalize."],
        // Files.
        [OfFile("\"format\": \"text\", \"path\": \"no/*.tsv\""),
            "line 1, sources[0].path: no file matches 'no/*.tsv'; paths are relative to the mixture file."],
        [OfFile("\"format\": \"jsonl\", \"path\": \"no.jsonl\""),
            "line 1, sources[0].path: there is no file 'no.jsonl'; paths are relative to the mixture file."],
        [OfFile("\"format\": \"binary\""), "line 1, sources[0].path: it is missing; it must name a file, or several by * and ?."],
        [OfFile("\"format\": \"images\", \"path\": \"photos\", \"rows\": 5"),
            "line 1, sources[0].rows: the number of rows of 'images' is known without it; leave it out, or take some of the rows by range or choose.|" +
            "line 1, sources[0].path: there is no folder 'photos'; paths are relative to the mixture file."],
        [OfFile("\"format\": \"images\", \"path\": \"photos\""),
            "line 1, sources[0].path: there is no folder 'photos'; paths are relative to the mixture file."],
        [OfFile("\"format\": \"idx\", \"images\": \"i.gz\""),
            "line 1, sources[0].images: there is no file 'i.gz'; paths are relative to the mixture file.|" +
            "line 1, sources[0].labels: it is missing; it must be a text."],
        [OfFile("\"format\": \"text\", \"path\": \"mixture.json\", \"columns\": [{\"name\": \"x\", \"index\": \"5-2\"}]"),
            "line 1, sources[0].columns[0].index: it is '5-2'; the first field must come before the last."],
        [OfFile("\"format\": \"text\", \"path\": \"mixture.json\", \"columns\": [{\"name\": \"x\"}]"),
            "line 1, sources[0].columns[0].index: it is missing; it must be the number of a field, from 0, or those of a vector such as \"3-12\"."],
        [OfFile("\"format\": \"text\", \"path\": \"mixture.json\", \"columns\": [{\"name\": \"x\", \"index\": 0, \"type\": \"number\"}]"),
            "line 1, sources[0].columns[0].type: it is 'number'; it must be text, single, float, double, int, long or bool."],
        [OfFile("\"format\": \"text\", \"path\": \"mixture.json\", \"columns\": [{\"name\": \"x\", \"index\": 0}, {\"name\": \"x\", \"index\": 1}]"),
            "line 1, sources[0].columns[1].name: 'x' is the name of another column; names must differ."],
        [OfFile("\"format\": \"jsonl\", \"path\": \"mixture.json\", \"mixture\": \"other.json\""),
            "line 1, sources[0].mixture: it is the data of a source, but the format is 'jsonl'; leave out one of them."],
        // Mixtures in mixtures.
        ["{\"sources\": [{\"name\": \"a\", \"mixture\": \"mixture.json\", \"weight\": 1}]}",
            "line 1, sources[0].mixture: the mixture 'mixture.json' leads back to itself: mixture.json -> mixture.json."],
        ["{\"sources\": [{\"name\": \"a\", \"mixture\": \"broken.json\", \"weight\": 1}]}",
            "line 1, sources[0].mixture: in 'broken.json', line 2, sources: there is none; a mixture has at least one source."],
        // Schedules.
        [Schedule("\"points\": []"),
            "line 1, schedule.points: there is none; give at least one point, such as {\"at\": 0, \"weights\": {\"a\": 1, \"b\": 1}}."],
        [Schedule("\"points\": [{\"weights\": {\"a\": 1, \"b\": 1}}]"),
            "line 1, schedule.points[0].at: it is missing; it must be the progress at which the weights hold."],
        [Schedule("\"points\": [{\"at\": 0}]"), "line 1, schedule.points[0].weights: they are missing; give the weight of each source by its name."],
        [Schedule("\"points\": [{\"at\": 0, \"weights\": {\"a\": \"x\"}}]"), "line 1, schedule.points[0].weights.a: it is 'x'; it must be a number."],
        // Beyond what a Single or an Int32 holds.
        [OfFile("\"format\": \"idx\", \"images\": \"mixture.json\", \"labels\": \"mixture.json\", \"scale\": 1e-60"),
            "line 1, sources[0].scale: it is 1e-60; it must be a finite number that is not 0."],
        [OfFile("\"format\": \"jsonl\", \"path\": \"mixture.json\", \"columns\": [{\"name\": \"v\", \"size\": 4294967297}]"),
            "line 1, sources[0].columns[0].size: it is 4294967297; a vector has 2147483647 items at most."],
        [Schedule("\"points\": [{\"at\": 0, \"weights\": {\"a\": 1, \"bb\": 1}}]"),
            "line 1, schedule.points: there is no source 'bb'; there are 'a', 'b'. Did you mean b?"],
        [Schedule("\"points\": [{\"at\": 0, \"weights\": {\"a\": -1, \"b\": 1}}]"),
            "line 1, schedule: The point at 0 gives source 'a' weight -1; a weight is a finite number, 0 or more."],
        [Schedule("\"unit\": \"row\", \"points\": [{\"at\": 0, \"weights\": {\"a\": 1, \"b\": 1}}]"),
            "line 1, schedule.unit: it is 'row'; it must be rows, batches or fraction. Did you mean rows?"],
    ];

    public static string Known => "$schema, batch, columns, label, labels, length, missingColumns, schedule, seed, selection, sources, stop, vectorLengths.";

    private static string KnownOfRows => "choose, drop, format, maxPasses, mixture, name, normalize, path, range, rename, repeat, rows, sampleWeight, weight.";

    private static string Selections => "it must be even, random, concat, {\"blocks\": rows} or {\"roundRobin\": rows}.";

    private static string Stops => "firstExhausted, firstMiss, allExhausted, allOnce or never.";

    private static string Formats => "text, binary, idx, images, jsonl, rows or mixture.";

    /// <summary>Writes a case into a folder, with another broken mixture that some refer to, and gives its path.</summary>
    public static string Write(TempFolder folder, string json)
    {
        string path = folder.File("mixture.json");
        File.WriteAllText(path, json);
        File.WriteAllText(folder.File("broken.json"), "{\n \"sources\": []\n}");
        return path;
    }

    private static string Mix(string more) => "{" + more + ", \"sources\": [" + A + "]}";

    private static string One(string more) => "{\"sources\": [{\"name\": \"a\", \"rows\": 5, \"weight\": 1, " + more + "}]}";

    private static string OfFile(string more) => "{\"sources\": [{\"name\": \"a\", \"weight\": 1, " + more + "}]}";

    private static string Schedule(string more) => "{\"schedule\": {" + more + "}, \"sources\": [" + A + ", " + B + "]}";
}
