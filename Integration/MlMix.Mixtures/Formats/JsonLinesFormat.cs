using Microsoft.ML;
using MlMix.Mixtures.Json;

namespace MlMix.Mixtures.Formats;

/// <summary>Files with a JSON object on each line.</summary>
internal sealed class JsonLinesFormat(string[] files, FieldColumn[]? columns) : SourceFormat
{
    public override IDataView Open(MLContext ml)
    {
        FieldColumn[] fields = columns ?? JsonColumns.Infer(files[0]);
        return new JsonLinesView(files, fields);
    }
}
