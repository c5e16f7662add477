using System.Text.Json;
using Microsoft.ML.Data;
using MlMix.Mixtures.Formats;

namespace MlMix.Mixtures.Json;

/// <summary>How the values of a column are read from JSON.</summary>
internal static class JsonField
{
    public static PrimitiveDataViewType TypeOf(DataKind kind) => kind switch
    {
        DataKind.Single => NumberDataViewType.Single,
        DataKind.Double => NumberDataViewType.Double,
        DataKind.Int32 => NumberDataViewType.Int32,
        DataKind.Int64 => NumberDataViewType.Int64,
        DataKind.Boolean => BooleanDataViewType.Instance,
        _ => TextDataViewType.Instance,
    };

    public static JsonField<TValue> Create<TValue>(FieldColumn column) => (JsonField<TValue>)(object)(column.Kind switch
    {
        DataKind.Single => Of<float>(column, TrySingle, float.NaN),
        DataKind.Double => Of<double>(column, TryDouble, double.NaN),
        DataKind.Int32 => Of<int>(column, TryInt32, 0),
        DataKind.Int64 => Of<long>(column, TryInt64, 0),
        DataKind.Boolean => Of<bool>(column, TryBoolean, false),
        _ => Of<ReadOnlyMemory<char>>(column, TryText, ReadOnlyMemory<char>.Empty),
    });

    private static object Of<T>(FieldColumn column, Reading<T> read, T missing) =>
        column.Size is int size ? new JsonVector<T>(column.Name, size, read, missing) : new JsonScalar<T>(column.Name, read, missing);

    private static bool TrySingle(JsonElement json, out float value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetSingle(out value);
    }

    private static bool TryDouble(JsonElement json, out double value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out value);
    }

    private static bool TryInt32(JsonElement json, out int value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out value);
    }

    private static bool TryInt64(JsonElement json, out long value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out value);
    }

    private static bool TryBoolean(JsonElement json, out bool value)
    {
        value = json.ValueKind == JsonValueKind.True;
        return json.ValueKind is JsonValueKind.True or JsonValueKind.False;
    }

    // Numbers and objects are their own text.
    private static bool TryText(JsonElement json, out ReadOnlyMemory<char> value)
    {
        value = (json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText()).AsMemory();
        return true;
    }

    internal delegate bool Reading<T>(JsonElement json, out T value);

    private sealed class JsonScalar<T>(string name, Reading<T> read, T missing) : JsonField<T>
    {
        public override bool Read(JsonElement row, ref T value)
        {
            value = missing;
            return !row.TryGetProperty(name, out JsonElement json) || json.ValueKind == JsonValueKind.Null || read(json, out value!);
        }
    }

    private sealed class JsonVector<T>(string name, int size, Reading<T> read, T missing) : JsonField<VBuffer<T>>
    {
        public override bool Read(JsonElement row, ref VBuffer<T> value)
        {
            if (!row.TryGetProperty(name, out JsonElement json) || json.ValueKind == JsonValueKind.Null)
            {
                VBufferEditor<T> none = VBufferEditor.Create(ref value, size);
                none.Values.Fill(missing);
                value = none.Commit();
                return true;
            }

            if (json.ValueKind != JsonValueKind.Array || (size > 0 && json.GetArrayLength() != size))
                return false;
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, json.GetArrayLength());
            int slot = 0;
            foreach (JsonElement item in json.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Null)
                    editor.Values[slot] = missing;
                else if (!read(item, out editor.Values[slot]!))
                    return false;
                slot++;
            }

            value = editor.Commit();
            return true;
        }
    }
}
