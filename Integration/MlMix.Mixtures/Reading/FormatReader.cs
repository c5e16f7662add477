using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.ImageFolders;
using MlMix.Mixtures.Formats;
using MlMix.Mixtures.Nodes;

namespace MlMix.Mixtures.Reading;

/// <summary>Reads what the data of a source is and finds its files.</summary>
internal sealed class FormatReader(string folder, IReadOnlyList<string> chain)
{
    private static readonly string[] Formats = ["text", "binary", "idx", "images", "jsonl", "rows", "mixture"];

    private static readonly (string Word, DataKind Kind)[] Types =
    [
        ("text", DataKind.String), ("single", DataKind.Single), ("float", DataKind.Single), ("double", DataKind.Double), ("int", DataKind.Int32),
        ("long", DataKind.Int64), ("bool", DataKind.Boolean),
    ];

    /// <summary>The format, or null after a fault.</summary>
    public SourceFormat? Read(KeyReader keys)
    {
        string? format = keys.Text("format");
        bool hasMixture = keys.Has("mixture"), hasRows = keys.Has("rows");
        format ??= hasMixture ? "mixture" : hasRows && !keys.Has("path") ? "rows" : null;
        if (format is null)
        {
            if (!keys.Has("format"))
                keys.Fault(null, "format", $"it is missing; it must be {KeyReader.Choice(Formats)}.");
            return null;
        }

        if (hasMixture && format != "mixture")
            keys.Fault(keys.Find("mixture"), "mixture", $"it is the data of a source, but the format is '{format}'; leave out one of them.");
        long? rows = keys.Whole("rows");
        if (hasRows && format is ("idx" or "images" or "mixture"))
        {
            keys.Fault(keys.Find("rows"), "rows", $"the number of rows of '{format}' is known without it; leave it out, or take some of the rows by range "
                + "or choose.");
        }
        switch (format)
        {
            case "text":
                return Text(keys, rows);
            case "binary":
                return Files(keys) is { } binaries ? new BinaryFormat(binaries) { GivenRows = rows } : null;
            case "jsonl":
                FieldColumn[]? columns = Columns(keys, isText: false);
                return Files(keys) is { } lines ? new JsonLinesFormat(lines, columns) { GivenRows = rows } : null;
            case "idx":
                return Idx(keys);
            case "images":
                return Images(keys);
            case "rows":
                if (!hasRows)
                    keys.Fault(null, "rows", "it is missing; it must be the number of rows.");
                return rows is null ? null : new RowsFormat { GivenRows = rows };
            case "mixture":
                return Mixture(keys);
            default:
                keys.Fault(keys.Find("format"), "format", $"it is '{format}'; it must be {KeyReader.Choice(Formats)}.{Suggestion.For(format, Formats)}");
                return null;
        }
    }

    private TextFormat? Text(KeyReader keys, long? rows)
    {
        char separator = keys.Word(
            "separator",
            '\t',
            ("tab", '\t'), ("\t", '\t'), ("comma", ','), (",", ','), ("semicolon", ';'), (";", ';'), ("space", ' '), (" ", ' '), ("pipe", '|'), ("|", '|'));
        bool hasHeader = keys.Flag("header", false), allowQuoting = keys.Flag("quoting", true);
        FieldColumn[]? columns = Columns(keys, isText: true);
        return Files(keys) is { } files ? new TextFormat(files, separator, hasHeader, allowQuoting, columns) { GivenRows = rows } : null;
    }

    private IdxFormat? Idx(KeyReader keys)
    {
        string? images = File(keys, "images"), labels = File(keys, "labels");
        double scale = keys.Number("scale") ?? IdxFormat.UnitScale;
        if (!float.IsFinite((float)scale) || (float)scale == 0)
            keys.Fault(keys.Find("scale"), "scale", $"it is {keys.Find("scale")!.Describe()}; it must be a finite number that is not 0.");
        return images is null || labels is null ? null : new IdxFormat(images, labels, (float)scale);
    }

    private ImagesFormat? Images(KeyReader keys)
    {
        var options = new ImageFolderOptions();
        if (!keys.Flag("labelled", true))
            options.LabelColumnName = null;
        string[] paths = keys.Texts("path");
        if (!keys.Has("path"))
            keys.Fault(null, "path", "it is missing; it must name a folder of images, or several.");
        IDataView?[] folders = [.. paths.Select(path => Folder(keys, path, options))];
        return folders.Length > 0 && !folders.Contains(null) ? new ImagesFormat(folders!) : null;
    }

    private IDataView? Folder(KeyReader keys, string path, ImageFolderOptions options)
    {
        string full = Path.Combine(folder, path);
        if (!Directory.Exists(full))
        {
            keys.Fault(keys.Find("path"), "path", $"there is no folder '{path}'; paths are relative to the mixture file.");
            return null;
        }

        try
        {
            return ImageFolder.Load(full, options);
        }
        catch (MixConfigurationException faults)
        {
            foreach (string fault in faults.Faults)
            {
                string way = fault.Replace("ImageFolderOptions.LabelColumnName to null", "labelled to false", StringComparison.Ordinal);
                keys.Fault(keys.Find("path"), "path", way);
            }

            return null;
        }
    }

    private MixtureFormat? Mixture(KeyReader keys)
    {
        if (File(keys, "mixture") is not string path)
            return null;
        string full = Path.GetFullPath(path);
        MixtureNode node = keys.Find("mixture")!;
        if (chain.Contains(full))
        {
            keys.Fault(node, "mixture", $"the mixture '{node.Text}' leads back to itself: {string.Join(" -> ", chain.Append(full).Select(Path.GetFileName))}.");
            return null;
        }

        try
        {
            return new MixtureFormat(MixtureReader.Read(path, chain));
        }
        catch (MixConfigurationException faults)
        {
            foreach (string fault in faults.Faults)
                keys.Fault(node, "mixture", $"in '{node.Text}', {fault}");
            return null;
        }
    }

    /// <summary>The files of <c>path</c>, by its patterns, or null after a fault.</summary>
    private string[]? Files(KeyReader keys)
    {
        string[] paths = keys.Texts("path");
        if (!keys.Has("path"))
            keys.Fault(null, "path", "it is missing; it must name a file, or several by * and ?.");
        var files = new List<string>();
        bool good = paths.Length > 0;
        foreach (string path in paths)
        {
            string[] found = FileGlob.IsPattern(path) ? FileGlob.Find(folder, path) : System.IO.File.Exists(Path.Combine(folder, path)) ? [path] : [];
            if (found.Length == 0)
            {
                keys.Fault(keys.Find("path"), "path", FileGlob.IsPattern(path)
                    ? $"no file matches '{path}'; paths are relative to the mixture file."
                    : $"there is no file '{path}'; paths are relative to the mixture file.");
                good = false;
            }

            files.AddRange(found.Select(file => Path.Combine(folder, file)));
        }

        return good ? [.. files] : null;
    }

    private string? File(KeyReader keys, string key)
    {
        if (keys.Text(key, required: true) is not string path)
            return null;
        string full = Path.Combine(folder, path);
        if (System.IO.File.Exists(full))
            return full;
        keys.Fault(keys.Find(key), key, $"there is no file '{path}'; paths are relative to the mixture file.");
        return null;
    }

    private static FieldColumn[]? Columns(KeyReader keys, bool isText)
    {
        if (!keys.Has("columns"))
            return null;
        IReadOnlyList<MixtureNode> items = keys.Items("columns");
        var columns = new List<FieldColumn>();
        for (int index = 0; index < items.Count; index++)
        {
            var column = new KeyReader(items[index], keys.PathOf(FormattableString.Invariant($"columns[{index}]")), keys.Faults);
            string? name = column.Text("name", required: true);
            DataKind kind = column.Word("type", DataKind.String, Types);
            FieldColumn? read = isText ? TextColumn(column, name, kind) : JsonColumn(column, name, kind);
            column.Finish();
            if (read is null)
                continue;
            if (columns.Any(other => other.Name == read.Name))
                column.Fault(null, "name", $"'{read.Name}' is the name of another column; names must differ.");
            columns.Add(read);
        }

        if (items.Count == 0)
            keys.Fault(keys.Find("columns"), "columns", "there is none; leave columns out to have them found by a look at the file.");
        return [.. columns];
    }

    private static FieldColumn? TextColumn(KeyReader column, string? name, DataKind kind)
    {
        MixtureNode? node = column.Find("index");
        string[] parts = node?.Text.Split('-') ?? [];
        bool isIndex = node is { Kind: NodeKind.Number or NodeKind.Text } && parts.Length <= 2 &&
            parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (!isIndex)
        {
            column.Fault(
                node, "index", $"it is {node?.Describe() ?? "missing"}; it must be the number of a field, from 0, or those of a vector such as \"3-12\".");
            return null;
        }

        int first = int.Parse(parts[0], CultureInfo.InvariantCulture);
        int? last = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null;
        if (last < first)
            column.Fault(node, "index", $"it is {node!.Describe()}; the first field must come before the last.");
        return name is null ? null : new FieldColumn(name, kind, first, last);
    }

    private static FieldColumn? JsonColumn(KeyReader column, string? name, DataKind kind)
    {
        long? size = column.Whole("size");
        if (size > int.MaxValue)
            column.Fault(column.Find("size"), "size", $"it is {column.Find("size")!.Describe()}; a vector has {int.MaxValue} items at most.");
        return name is null ? null : new FieldColumn(name, kind, Size: (int?)size);
    }
}
