using Microsoft.Data.Analysis;

namespace MlMix.Appending;

/// <summary>Appends frames: decides on the columns first, then copies frame after frame.</summary>
internal static class FrameAppender
{
    public static DataFrame Append((string Name, DataFrame Frame)[] frames, AppendOptions options)
    {
        var faults = new Faults("DataFrames.Append");
        if (frames.Length == 0)
            faults.Add("There are no frames. Give at least one.");
        foreach ((string name, _) in frames.Where(frame => frame.Frame is null))
            faults.Add($"Frame '{name}' is null. Leave it out or give a frame.");
        if (!Enum.IsDefined(options.MissingColumns))
            faults.Add($"MissingColumns is {(int)options.MissingColumns}; it must be one of {string.Join(", ", Enum.GetNames<MissingColumns>())}.");
        (string Name, DataFrame Frame)[] given = [.. frames.Where(frame => frame.Frame is not null)];
        string[] names = [.. given.SelectMany(frame => frame.Frame.Columns.Select(column => column.Name)).Distinct()];
        TextJoin? sources = Sources(options.SourceColumnName, given, faults);
        ColumnJoin?[] joins = [.. names.Select(name => Join(name, given, options.MissingColumns, faults))];
        faults.ThrowIfAny();

        long rows = 0;
        foreach ((string frame, DataFrame data) in given)
        {
            sources?.AddMany(frame, data.Rows.Count);
            for (int i = 0; i < names.Length; i++)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                if (data.Columns.IndexOf(names[i]) is >= 0 and int index)
                    joins[i]!.Add(data.Columns[index]);
                else
                    joins[i]!.AddMissing(data.Rows.Count);
            }
            rows += data.Rows.Count;
            options.Progress?.Report(rows);
        }
        IEnumerable<DataFrameColumn> columns = joins.Select(join => join!.Result);
        return new DataFrame(sources is null ? columns : columns.Prepend(sources.Result));
    }

    private static TextJoin? Sources(string? name, (string Name, DataFrame Frame)[] frames, Faults faults)
    {
        if (name is null)
            return null;
        if (name.Length == 0)
            faults.Add("SourceColumnName is empty; give the column a name, or null for none.");
        if (frames.Any(frame => string.IsNullOrEmpty(frame.Name)))
            faults.Add($"A frame has no name, and column '{name}' is to tell the frame of each row; name all frames.");
        foreach ((string frame, _) in frames.Where(frame => frame.Frame.Columns.IndexOf(name) >= 0))
            faults.Add($"Frame '{frame}' has a column '{name}', as the source column is called; call that by SourceColumnName otherwise.");
        return new TextJoin(name);
    }

    private static ColumnJoin? Join(string name, (string Name, DataFrame Frame)[] frames, MissingColumns missing, Faults faults)
    {
        ILookup<bool, (string Name, DataFrame Frame)> having = frames.ToLookup(frame => frame.Frame.Columns.IndexOf(name) >= 0);
        if (missing == MissingColumns.Refuse && having[false].Any())
        {
            faults.Add($"Column '{name}' is not in {Listed(having[false].Select(frame => $"'{frame.Name}'"))}; add it there, take it away elsewhere, or fill "
                + "by MissingColumns.");
        }
        ColumnJoin? join = ColumnJoins.Create(name, [.. having[true].Select(frame => frame.Frame.Columns[name].DataType)]);
        if (join is null)
        {
            IEnumerable<string> types = having[true].GroupBy(frame => frame.Frame.Columns[name].DataType)
                .Select(type => $"{type.Key.Name} in {Listed(type.Select(frame => $"'{frame.Name}'"))}");
            faults.Add($"Column '{name}' is {string.Join(", ", types)}, and no type holds all of these exactly; convert or rename it.");
        }
        return join;
    }

    // Of many frames the first few tell enough.
    private static string Listed(IEnumerable<string> names)
    {
        const int Most = 5;
        string[] all = [.. names];
        return string.Join(", ", all.Take(Most)) + (all.Length > Most ? $" and {all.Length - Most} more" : "");
    }
}
