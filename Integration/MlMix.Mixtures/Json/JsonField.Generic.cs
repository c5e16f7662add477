using System.Text.Json;

namespace MlMix.Mixtures.Json;

/// <summary>Reads the value of one column from the JSON object of a row.</summary>
internal abstract class JsonField<TValue>
{
    /// <summary>Reads the value, the missing one where there is none; false when it is of another kind.</summary>
    public abstract bool Read(JsonElement row, ref TValue value);
}
