namespace MlMix.Demo.Drawing;

/// <summary>Articles of clothing as flat pieces of cloth, in Fashion-MNIST's order of classes, on a square of 28 x 28.</summary>
internal static class Articles
{
    private static readonly Patch[][] Patches =
    [
        // T-shirt/top
        [
            Patch.Twin(1, (14, 6.5), (17, 4), (20.5, 5), (25.5, 10.5), (22.5, 13.5), (20, 11.2), (20, 25), (14, 25)),
            Patch.Twin(.75, (14, 7.2), (14, 6.3), (17, 4), (17.8, 4.2)),
        ],
        // Trouser
        [
            Patch.Twin(1, (14, 3), (18.6, 3), (19.2, 9), (19.6, 26), (15.6, 26), (14.4, 10), (14, 10)),
            Patch.Twin(.7, (14, 3), (18.6, 3), (18.7, 4.4), (14, 4.4)),
            Patch.Of(.6, (13.7, 4.4), (14.3, 4.4), (14.3, 9), (13.7, 9)),
        ],
        // Pullover
        [
            Patch.Twin(1, (14, 5.4), (16.5, 4), (20.5, 5.5), (23, 9), (26, 23.5), (22.8, 24.2), (20.2, 12.5), (20.2, 24.5), (14, 24.5)),
            Patch.Twin(.7, (14, 6.6), (14, 5.2), (16.5, 3.8), (17.5, 4.4)),
            Patch.Twin(.7, (14, 22.8), (20.2, 22.8), (20.2, 24.5), (14, 24.5)),
            .. Patch.Pair(.7, (22.5, 22.4), (25.7, 21.8), (26, 23.5), (22.8, 24.2)),
        ],
        // Dress
        [
            Patch.Twin(1, (14, 6), (15.8, 2.5), (17.2, 2.5), (18, 7), (16.6, 12), (17.5, 16), (20.5, 26), (14, 26)),
            Patch.Twin(.7, (14, 11.4), (16.7, 11.4), (16.7, 12.8), (14, 12.8)),
        ],
        // Coat
        [
            Patch.Twin(1, (14, 4), (17.5, 2.5), (21, 4.2), (23.4, 8), (26, 22), (22.8, 22.6), (21, 13), (21.6, 26.5), (14, 26.5)),
            Patch.Of(.12, (13.6, 9), (14.5, 9), (14.8, 26.5), (13.3, 26.5)),
            .. Patch.Pair(.6, (14.3, 10), (16.2, 3), (18.2, 3), (17.6, 7.5)),
            Patch.Twin(0, (14, 9), (16, 2.4)),
            .. Patch.Pair(.6, (16.5, 17.6), (19.8, 17), (19.8, 18), (16.5, 18.6)),
        ],
        // Sandal
        [
            Patch.Of(
                1,
                (1.5, 20.5), (9, 20), (17, 17.8), (25.4, 13), (26.4, 14.4), (26, 22), (23.6, 22), (22.6, 17.6), (15, 21), (8, 22), (2, 22)),
            Patch.Of(.85, (4, 20.3), (8, 14.6), (10.2, 15), (8.2, 20.2)),
            Patch.Of(.85, (8.8, 20), (12.6, 13.4), (14.6, 14), (12.2, 19.3)),
            Patch.Of(.7, (17, 18), (19.6, 8.4), (25.4, 7.6), (25.6, 9.6), (21.2, 10.4), (19.2, 17)),
        ],
        // Shirt
        [
            Patch.Twin(1, (14, 7), (16, 3.5), (20.5, 5), (23.6, 10), (25.6, 22.5), (22.8, 23), (20.4, 12.5), (20.6, 25.5), (14, 26)),
            Patch.Of(.45, (13.7, 7), (14.4, 7), (14.4, 26), (13.7, 26)),
            .. Patch.Pair(1.35, (14, 7.8), (15.4, 2.6), (18, 3.8), (17, 8)),
            .. Patch.Pair(.7, (22.4, 20.6), (25.3, 20.2), (25.6, 22.5), (22.8, 23)),
            Patch.Of(.65, (16.3, 11), (19, 11), (19, 14), (16.3, 14)),
        ],
        // Sneaker
        [
            Patch.Of(1, (2, 19.5), (2.4, 17.4), (8, 15.2), (13, 10.6), (16, 11.6), (19, 13.2), (24.5, 11.4), (26, 13), (26.2, 19.5)),
            Patch.Of(1.4, (1.5, 19.5), (26.5, 19.5), (26.5, 22), (1.8, 22)),
            Patch.Of(.5, (9, 15.2), (9.8, 14.4), (13.4, 17), (12.8, 17.8)),
            Patch.Of(.5, (11, 13.4), (11.8, 12.6), (15.4, 15.2), (14.8, 16)),
            Patch.Of(.6, (18.5, 19.5), (21, 14), (23, 14), (20.6, 19.5)),
        ],
        // Bag
        [
            Patch.Of(.8, (7.5, 12), (8.6, 6), (12, 3), (16, 3), (19.4, 6), (20.5, 12)),
            Patch.Of(0, (9.6, 12), (10.5, 7), (12.8, 5), (15.2, 5), (17.5, 7), (18.4, 12)),
            Patch.Of(1, (3.4, 11), (24.6, 11), (26, 25), (2, 25)),
            Patch.Of(.7, (3.4, 11), (24.6, 11), (24.9, 14.6), (3.1, 14.6)),
            Patch.Of(1.4, (12.6, 13.4), (15.4, 13.4), (15.4, 16.4), (12.6, 16.4)),
        ],
        // Ankle boot
        [
            Patch.Of(1, (13.6, 3), (24, 3), (24, 9), (25.6, 15), (25.8, 21), (2.4, 21), (2.8, 17.6), (8.6, 15), (12.8, 11.6)),
            Patch.Of(.6, (2, 21), (26, 21), (26, 25.4), (20.4, 25.4), (19.6, 22.6), (2, 22.6)),
            Patch.Of(.75, (13.6, 3), (24, 3), (24, 5), (13.5, 5)),
            Patch.Of(.6, (17.6, 5), (18.6, 5), (19.2, 14), (18.2, 14)),
        ],
    ];

    public static void Draw(int article, Jitter jitter, Canvas canvas)
    {
        const double middle = Canvas.Side / 2.0;
        var pose = new Pose(
            jitter.Between(0.84, 1.04), jitter.Between(0.86, 1.02), jitter.Between(-0.05, 0.05),
            jitter.Between(-0.8, 0.8), jitter.Between(-0.8, 0.8));
        Func<int, int, double> cloth = Cloth(jitter);
        foreach (Patch patch in Patches[article])
        {
            Dot[] placed = [.. patch.Corners.Select(corner => Place(corner, pose, jitter))];
            canvas.Fill(placed, (x, y) => patch.Shade * cloth(x, y));
        }

        static Dot Place(Dot corner, Pose pose, Jitter jitter) =>
            pose.Place(corner.X - middle + jitter.Between(-0.25, 0.25), corner.Y - middle + jitter.Between(-0.25, 0.25));
    }

    /// <summary>Plain, striped or fading cloth, a little darker towards the sides.</summary>
    private static Func<int, int, double> Cloth(Jitter jitter)
    {
        double tone = jitter.Between(0.45, 0.8);
        int period = 2 + jitter.Below(3);
        double contrast = jitter.Between(0.08, 0.22);
        Func<int, int, double> weave = jitter.Below(5) switch
        {
            0 => (_, y) => y / period % 2 * contrast,
            1 => (x, _) => x / period % 2 * contrast,
            2 => (_, y) => y * contrast / Canvas.Side,
            _ => (_, _) => 0,
        };
        return (x, y) => tone - weave(x, y) + 0.08 - 0.16 * Math.Abs(x + 0.5 - Canvas.Side / 2.0) / (Canvas.Side / 2.0);
    }
}
