using Microsoft.ML.Data;
using Microsoft.ML.Internal;

namespace Microsoft.ML;

/// <summary>Loads text files.</summary>
public static class TextLoaderSaverCatalog
{
    /// <summary>A view over a text file with these columns.</summary>
    public static IDataView LoadFromTextFile(
        this DataOperationsCatalog catalog,
        string path,
        TextLoader.Column[] columns,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false) =>
        new TextFileView(Checked(path), OptionsOf(columns, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse),
            nameSlots: false);

    /// <summary>A view over a text file read as the options say.</summary>
    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Options options = null)
    {
        Checked(path);
        if (options?.Columns is not { Length: > 0 })
            throw new NotSupportedException("The offline build does not make up columns: give them in the options.");
        return new TextFileView(path, options, nameSlots: true);
    }

    /// <summary>A view over a text file with a column for each member of a class that says its fields.</summary>
    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog,
        string path,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
    {
        Checked(path);
        TextLoader.Column[] columns = TextColumn.OfMembers(typeof(TInput));
        return new TextFileView(
            path, OptionsOf(columns, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), nameSlots: false);
    }

    /// <summary>A view over a text file read as the options say, with a column for each member of a class that says its fields.</summary>
    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, TextLoader.Options options)
    {
        Checked(path);
        options ??= new TextLoader.Options();
        options.Columns = TextColumn.OfMembers(typeof(TInput));
        return new TextFileView(path, options, nameSlots: false);
    }

    private static TextLoader.Options OptionsOf(
        TextLoader.Column[] columns, char separator, bool hasHeader, bool allowQuoting, bool trimWhitespace, bool allowSparse)
    {
        if (allowSparse)
            throw new NotSupportedException("The offline build does not read sparse text files.");
        return new TextLoader.Options
        {
            Columns = columns,
            Separators = [separator],
            HasHeader = hasHeader,
            AllowQuoting = allowQuoting,
            TrimWhitespace = trimWhitespace,
        };
    }

    private static string Checked(string path)
    {
        Guard.NotEmpty(path, nameof(path));
        Guard.Param(File.Exists(path), nameof(path), $"There is no file '{path}'.");
        return path;
    }
}
