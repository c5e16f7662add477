using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mixtures.Formats;

/// <summary>Text files with fields between separators, read by ML.NET.</summary>
/// <param name="files">The files, in order.</param>
/// <param name="separator">What stands between fields.</param>
/// <param name="hasHeader">Whether the first line of each file names the fields.</param>
/// <param name="allowQuoting">Whether fields may be quoted.</param>
/// <param name="columns">The columns; null to take a look at the first file.</param>
internal sealed class TextFormat(string[] files, char separator, bool hasHeader, bool allowQuoting, FieldColumn[]? columns) : SourceFormat
{
    public override IDataView Open(MLContext ml)
    {
        TextLoader.Column[] fields = [.. (columns ?? TextColumns.Infer(files[0], separator, hasHeader, allowQuoting)).Select(column => column.Last is int last
            ? new TextLoader.Column(column.Name, column.Kind, column.First, last)
            : new TextLoader.Column(column.Name, column.Kind, column.First))];
        return ManyFiles.Join(
            ml, files, file => ml.Data.LoadFromTextFile(file, fields, separator, hasHeader, allowQuoting: allowQuoting));
    }
}
