using System.Numerics;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Presentation;
using MlMix.Tool.Html;

namespace MlMix.Tool.Report.Samples;

/// <summary>
/// Vectors that are pictures. 0 is black, and white is 1, or 255 where there are values above 1; with values outside of these, black is the least and white
/// the greatest value of all pictures shown.
/// </summary>
internal sealed class PictureColumn : SampleColumn
{
    private static readonly MethodInfo ReaderOf = typeof(PictureColumn).GetMethod(nameof(Reader), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly PictureShape _shape;
    private readonly Func<float[]> _reader;
    private readonly List<float[]> _pictures = [];

    private PictureColumn(PictureShape shape, Func<float[]> reader) => (_shape, _reader) = (shape, reader);

    public static PictureColumn Open(DataViewRow row, DataViewSchema.Column column, PictureShape shape)
    {
        Type item = ((VectorDataViewType)column.Type).ItemType.RawType;
        return new(shape, (Func<float[]>)ReaderOf.MakeGenericMethod(item).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [row, column], null)!);
    }

    public override void Read() => _pictures.Add(_reader());

    public override void AddCell(Page page, int row)
    {
        (float black, float white) = Range();
        string png = Convert.ToBase64String(PngEncoder.Encode(_shape.Pixels(_pictures[row], black, white), _shape.Width, _shape.Height, _shape.IsColoured));
        page.Add($"<td><img class=\"picture\" src=\"data:image/png;base64,{png}\" width=\"{_shape.Width}\" height=\"{_shape.Height}\" ")
            .Add($"alt=\"picture of {_shape.Width} by {_shape.Height} pixels\" /></td>");
    }

    private (float Black, float White) Range()
    {
        float[] values = [.. _pictures.SelectMany(picture => picture).Where(float.IsFinite)];
        (float least, float most) = values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
        return least < 0 || most > 255 ? (least, most) : (0, most <= 1 ? 1 : 255);
    }

    private static Func<float[]> Reader<T>(DataViewRow row, DataViewSchema.Column column)
        where T : INumberBase<T>
    {
        ValueGetter<VBuffer<T>> getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return () =>
        {
            getter(ref value);
            return [.. value.DenseValues().Select(float.CreateSaturating)];
        };
    }
}
