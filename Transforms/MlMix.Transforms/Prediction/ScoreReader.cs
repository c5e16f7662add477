using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Prediction;

/// <summary>Reads the scores of a row once for all columns that are made of them: each reading makes ML.NET score the row.</summary>
internal sealed class ScoreReader(DataViewRow row, DataViewSchema.Column column)
{
    private readonly ValueGetter<VBuffer<float>> _get = row.GetGetter<VBuffer<float>>(column);
    private VBuffer<float> _scores;
    private float[] _dense = [];
    private long _position = -1;

    public ReadOnlySpan<float> Read()
    {
        if (_position != row.Position)
        {
            _get(ref _scores);
            if (_dense.Length != _scores.Length)
                _dense = new float[_scores.Length];
            _scores.CopyTo(_dense);
            _position = row.Position;
        }

        return _dense;
    }
}
