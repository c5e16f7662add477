using System.Globalization;
using System.Text;
using Microsoft.ML.Data;

namespace MlMix.Mixtures.Formats;

/// <summary>Guesses the columns of a text file by its first lines: Single where all fields are numbers or empty, Boolean where they are true or false, else
/// text.</summary>
internal static class TextColumns
{
    private const int LinesLookedAt = 200;

    public static FieldColumn[] Infer(string file, char separator, bool hasHeader, bool allowQuoting)
    {
        IEnumerable<string> read = File.ReadLines(file).Take(LinesLookedAt + 1).Where(line => line.Length > 0);
        string[][] lines = [.. read.Select(line => Split(line, separator, allowQuoting))];
        if (lines.Length == 0)
            throw new InvalidDataException($"'{file}' is empty, so its columns cannot be found by a look at it; give columns.");
        string[] names = hasHeader
            ? lines[0]
            : [.. Enumerable.Range(0, lines[0].Length).Select(field => $"Column{field.ToString(CultureInfo.InvariantCulture)}")];
        string[][] rows = hasHeader ? lines[1..] : lines;
        FieldColumn[] columns =
        [
            .. names.Select((name, field) => new FieldColumn(
                string.IsNullOrWhiteSpace(name) ? $"Column{field.ToString(CultureInfo.InvariantCulture)}" : name.Trim(),
                KindOf([.. rows.Select(row => field < row.Length ? row[field].Trim() : "")]),
                field)),
        ];
        if (columns.CountBy(column => column.Name).FirstOrDefault(pair => pair.Value > 1).Key is string twice)
            throw new InvalidDataException($"the header of '{file}' names the column '{twice}' more than once; give columns.");
        return columns;
    }

    private static DataKind KindOf(string[] fields)
    {
        string[] filled = [.. fields.Where(field => field.Length > 0)];
        if (filled.Length > 0 && filled.All(field => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            return DataKind.Single;
        return filled.Length > 0 && filled.All(field => bool.TryParse(field, out _)) ? DataKind.Boolean : DataKind.String;
    }

    private static string[] Split(string line, char separator, bool allowQuoting)
    {
        if (!allowQuoting)
            return line.Split(separator);
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int index = 0; index < line.Length; index++)
        {
            if (quoted && line[index] == '"' && index + 1 < line.Length && line[index + 1] == '"')
                field.Append(line[index++]);
            else if (line[index] == '"' && (quoted || field.Length == 0))
                quoted = !quoted;
            else if (line[index] == separator && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(line[index]);
        }

        return [.. fields, field.ToString()];
    }
}
