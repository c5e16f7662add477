using System.Buffers.Binary;

namespace MlMix.ImageFolders;

/// <summary>An image to draw on, written as a BMP file of 24 bits a pixel, or of 8 if it is gray.</summary>
internal sealed class BmpImage(int width, int height, bool isGray)
{
    private const int Heads = 54, Levels = 256;
    private readonly int _bytes = isGray ? 1 : 3;
    private readonly (byte Red, byte Green, byte Blue)[] _pixels = new (byte, byte, byte)[width * height];

    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        set => _pixels[y * width + x] = value;
    }

    public void Save(string path)
    {
        int palette = isGray ? Levels * 4 : 0, stride = (width * _bytes + 3) / 4 * 4;
        byte[] file = new byte[Heads + palette + stride * height];
        (file[0], file[1], file[26], file[28]) = ((byte)'B', (byte)'M', 1, (byte)(_bytes * 8));
        foreach ((int at, int number) in new[] { (2, file.Length), (10, Heads + palette), (14, 40), (18, width), (22, height), (34, stride * height) })
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), number);
        for (int level = 0; level < palette / 4; level++)
            file.AsSpan(Heads + level * 4, 3).Fill((byte)level);
        for (int pixel = 0; pixel < _pixels.Length; pixel++)
        {
            // The last row of the image comes first.
            Span<byte> bytes = file.AsSpan(Heads + palette + (height - 1 - pixel / width) * stride + pixel % width * _bytes, _bytes);
            bytes[0] = isGray ? _pixels[pixel].Red : _pixels[pixel].Blue;
            if (!isGray)
                (bytes[1], bytes[2]) = (_pixels[pixel].Green, _pixels[pixel].Red);
        }
        File.WriteAllBytes(path, file);
    }
}
