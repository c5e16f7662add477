using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace MlMix.Onnx.Tests;

/// <summary>A model as ML.NET exports it, run by ONNX Runtime row by row.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;

    /// <summary>Exports a model, whether or not it may be.</summary>
    public OnnxModel(ITransformer model, IDataView data)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.ConvertToOnnx(model, data, stream);
        _session = new InferenceSession(stream.ToArray());
    }

    /// <summary>Gets the names of the columns that the model takes.</summary>
    public IReadOnlyCollection<string> Inputs => [.. _session.InputMetadata.Keys];

    /// <summary>Computes a column for every row of the data.</summary>
    public T[] Run<T>(IDataView data, string column)
    {
        string[] inputs = [.. Inputs];
        NamedOnnxValue[][] values = [.. inputs.Select(name => Values(data, data.Schema[name]))];
        var results = new List<T>();
        for (int row = 0; row < values[0].Length; row++)
        {
            using var outputs = _session.Run([.. values.Select(input => input[row])], [$"{column}.output"]);
            results.Add(outputs.Single().AsTensor<T>().Single());
        }

        return [.. results];
    }

    public void Dispose() => _session.Dispose();

    private static NamedOnnxValue[] Values(IDataView data, DataViewSchema.Column column)
    {
        MethodInfo read = typeof(OnnxModel).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (NamedOnnxValue[])read.MakeGenericMethod(column.Type.RawType).Invoke(null, [data, column])!;
    }

    private static NamedOnnxValue[] Read<T>(IDataView data, DataViewSchema.Column column)
    {
        var values = new List<NamedOnnxValue>();
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<T> get = cursor.GetGetter<T>(column);
        T value = default!;
        while (cursor.MoveNext())
        {
            get(ref value);
            values.Add(value is ReadOnlyMemory<char> text ? Named(text.ToString()) : Named(value));
        }

        return [.. values];

        NamedOnnxValue Named<TValue>(TValue single) => NamedOnnxValue.CreateFromTensor(column.Name, new DenseTensor<TValue>(new[] { single }, [1, 1]));
    }
}
