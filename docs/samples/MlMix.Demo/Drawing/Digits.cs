namespace MlMix.Demo.Drawing;

/// <summary>Digits as a pen writes them, on a unit square; each has one stroke or more.</summary>
internal static class Digits
{
    private const int StepsPerCurve = 6;

    private static readonly (bool Curved, Dot[] Dots)[][] Strokes =
    [
        [Curve((.5, 0), (.8, .16), (.88, .5), (.8, .84), (.5, 1), (.2, .84), (.12, .5), (.2, .16), (.5, 0))],
        [Line((.3, .22), (.55, 0), (.55, 1))],
        [Curve((.14, .25), (.28, .05), (.56, 0), (.82, .17), (.76, .45), (.46, .74), (.12, 1)), Line((.12, 1), (.92, 1))],
        [
            Curve((.14, .12), (.44, 0), (.76, .12), (.74, .36), (.4, .46)),
            Curve((.4, .46), (.78, .54), (.86, .8), (.54, 1), (.12, .88)),
        ],
        [Line((.7, 1), (.7, 0), (.1, .66), (.94, .66))],
        [Line((.84, 0), (.24, 0), (.2, .44)), Curve((.2, .44), (.52, .36), (.84, .52), (.84, .82), (.52, 1), (.12, .9))],
        [Curve((.74, .02), (.42, .16), (.2, .46), (.16, .78), (.44, 1), (.76, .92), (.84, .7), (.6, .5), (.32, .56), (.16, .76))],
        [Line((.1, 0), (.9, 0), (.4, 1))],
        [
            Curve((.5, .47), (.24, .3), (.26, .08), (.5, 0), (.74, .08), (.76, .3), (.5, .47)),
            Curve((.5, .47), (.18, .68), (.2, .92), (.5, 1), (.8, .92), (.82, .68), (.5, .47)),
        ],
        [Curve((.82, .26), (.66, .48), (.34, .5), (.16, .28), (.32, .05), (.6, 0), (.82, .18), (.82, .44), (.74, .74), (.54, 1))],
    ];

    public static void Draw(int digit, Jitter jitter, Canvas canvas)
    {
        double size = jitter.Between(16.5, 20);
        var pose = new Pose(
            size * jitter.Between(0.6, 0.85), size, jitter.Between(-1.5, 5), jitter.Between(-1.6, 1.6), jitter.Between(-1.6, 1.6));
        double width = jitter.Between(1.5, 3.1);
        foreach ((bool curved, Dot[] dots) in Strokes[digit])
        {
            Dot[] placed = [.. dots.Select(dot => Place(dot, pose, jitter))];
            canvas.Stroke(curved ? Smooth(placed) : placed, width);
        }
    }

    private static Dot Place(Dot dot, Pose pose, Jitter jitter) =>
        pose.Place(dot.X - 0.5 + jitter.Between(-0.025, 0.025), dot.Y - 0.5 + jitter.Between(-0.025, 0.025));

    /// <summary>A Catmull-Rom curve through the dots.</summary>
    private static List<Dot> Smooth(Dot[] dots)
    {
        var curve = new List<Dot> { dots[0] };
        for (int i = 0; i + 1 < dots.Length; i++)
        {
            (Dot a, Dot b, Dot c, Dot d) = (dots[Math.Max(i - 1, 0)], dots[i], dots[i + 1], dots[Math.Min(i + 2, dots.Length - 1)]);
            for (int step = 1; step <= StepsPerCurve; step++)
            {
                double t = step / (double)StepsPerCurve;
                curve.Add(new Dot(Between(a.X, b.X, c.X, d.X, t), Between(a.Y, b.Y, c.Y, d.Y, t)));
            }
        }

        return curve;
    }

    private static double Between(double a, double b, double c, double d, double t) =>
        0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - a - 3 * c + d))));

    private static (bool, Dot[]) Curve(params (double X, double Y)[] dots) => (true, [.. dots.Select(dot => new Dot(dot.X, dot.Y))]);

    private static (bool, Dot[]) Line(params (double X, double Y)[] dots) => (false, [.. dots.Select(dot => new Dot(dot.X, dot.Y))]);
}
