using MlMix.Demo.Images;
using MlMix.Demo.Results;
using MlMix.Demo.Sets;
using MlMix.Presentation;

namespace MlMix.Demo.Report;

/// <summary>The page that shows what the demo did: one file that loads nothing, needs no script, and prints.</summary>
internal sealed class ReportPage
{
    private readonly DemoResult _result;
    private readonly Page _page = new();

    private ReportPage(DemoResult result) => _result = result;

    public static void Write(DemoResult result, string path) => Files.WriteBeside(path, Render(result));

    public static string Render(DemoResult result) => new ReportPage(result).Render();

    private string Render()
    {
        _page.AddRaw("<!DOCTYPE html>").AddRaw("<html lang=\"en\">").AddRaw("<head>")
            .AddRaw("<meta charset=\"utf-8\" />")
            .AddRaw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />")
            .AddRaw("<meta name=\"color-scheme\" content=\"light dark\" />")
            .Add($"<title>MlMix demo: {_result.Sets.Digits.Name} and {_result.Sets.Clothes.Name} as one training view</title>")
            .AddRaw("<style>").AddRaw(Style()).AddRaw("</style>").AddRaw("</head>").AddRaw("<body>").AddRaw("<main>");
        AddHeader();
        AddSettings();
        _page.AddRaw(SampleGrid.Render(_result)).AddRaw(NormalizationTable.Render(_result));
        AddBatches();
        AddEven();
        AddTraining();
        _page.AddRaw("</main>").AddRaw("</body>").AddRaw("</html>");
        return _page.ToString();
    }

    private void AddHeader()
    {
        _page.AddRaw("<header>")
            .AddRaw("<h1>Two image sets, one training view</h1>")
            .Add($"<p>{_result.Sets.Digits.Name} and {_result.Sets.Clothes.Name}, mixed by MlMix: each source normalized with its own")
            .AddRaw("mean and standard deviation, the labels of the second moved behind those of the first, every row marked with its")
            .AddRaw("source.</p>");
        if (_result.Sets.Hint is { } hint)
            _page.Add($"<p class=\"hint\">{hint}</p>");
        _page.AddRaw("</header>");
    }

    private void AddSettings()
    {
        Open("settings", "Settings");
        _page.AddRaw("<table class=\"pairs\"><tbody>");
        Row("Build", Build.Name == "nuget" ? "nuget (Microsoft.ML from the package feed)" : "offline (contracts in Offline/, no trainers)");
        Row("Data", _result.Sets.Origin);
        Row("Main mix", $"Selection.RoundRobin({Tutorial.BatchSize}), StopRule.AllOnce: a batch from each source in turn, every row once");
        Row("Second mix", $"Selection.Even, weights {string.Join(" / ", _result.Tutorial.EvenWeights.Select(w => w.ToString("0.##")))}, "
            + $"{_result.Tutorial.EvenSources.Count:N0} rows");
        Row("Transforms", "NormalizeBySource(\"Features\"), fitted; OffsetLabels(\"Label\")");
        Row("Seed", _result.Options.Seed.ToString());
        _page.AddRaw("</tbody></table>");
        Close();

        void Row(string name, string value) => _page.Add($"<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>");
    }

    private void AddBatches()
    {
        Open("batches", $"The first {_result.Tutorial.Batches.Count} batches");
        int all = _result.Tutorial.Batches.Sum(batch => batch.Labels.Length);
        _page.AddRaw("<figure>").AddRaw(BatchStrip.Render(_result)).Add($"<figcaption>")
            .AddRaw(Legend(i => $"{_result.Tutorial.Delivered(i)} of {all} rows")).AddRaw("</figcaption></figure>")
            .AddRaw("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Batch</th><th scope=\"col\">Source</th>")
            .AddRaw("<th scope=\"col\">Shape</th><th scope=\"col\">Labels</th></tr></thead><tbody>");
        foreach (Batch batch in _result.Tutorial.Batches)
        {
            _page.Add($"<tr><td>{batch.Index}</td><td><span class=\"key s{batch.Sources[0]}\"></span>{_result.NamesOf(batch)}</td>")
                .Add($"<td>({string.Join(", ", batch.Shape)})</td><td class=\"list\">{string.Join(" ", batch.Labels)}</td></tr>");
        }

        _page.AddRaw("</tbody></table></div>");
        Close();
    }

    private void AddEven()
    {
        Open("even", $"Even, {string.Join(" / ", _result.Tutorial.EvenWeights.Select(weight => weight.ToString("P0")))}");
        int rows = _result.Tutorial.EvenSources.Count;
        _page.Add($"<figure>").AddRaw(EvenPicture.Total(_result)).AddRaw("<figcaption>")
            .AddRaw(Legend(i => $"{_result.Tutorial.EvenDelivered(i):N0} of {rows:N0} rows")).AddRaw("</figcaption></figure>")
            .AddRaw("<figure>").AddRaw(EvenPicture.Start(_result))
            .Add($"<figcaption>The first {EvenPicture.StartRows} rows, one cell each: no randomness, no clumps.</figcaption></figure>")
            .AddRaw("<figure>").AddRaw(EvenPicture.RunningShare(_result))
            .AddRaw("<figcaption>Share of each source up to a row (logarithmic); dashed: the weights.</figcaption></figure>");
        Close();
    }

    private void AddTraining()
    {
        Open("training", "Training");
        if (_result.Training is not { } training)
        {
            _page.AddRaw("<p>Training was left out: this is the offline build, which has no trainers. With Microsoft.ML in the package")
                .AddRaw("feed the demo also trains a classifier on the mix, saves it, loads it again and predicts with it.</p>");
        }
        else
        {
            _page.Add($"<p>SdcaMaximumEntropy on {training.TrainingRows:N0} rows: 80 % of each source, split before mixing.")
                .AddRaw("Accuracy on the rest.</p>")
                .AddRaw("<div class=\"wide\"><table class=\"numbers\"><thead><tr><th scope=\"col\">Source</th>")
                .AddRaw("<th scope=\"col\">Test rows</th>")
                .AddRaw("<th scope=\"col\">One model on the mix</th><th scope=\"col\">A model per source</th></tr></thead><tbody>");
            for (int i = 0; i < training.Sources.Count; i++)
            {
                SourceAccuracy source = training.Sources[i];
                _page.Add($"<tr><th scope=\"row\"><span class=\"key s{i}\"></span>{source.Source}</th><td>{source.TestRows:N0}</td>")
                    .Add($"<td>{source.Mixed:P1}</td><td>{source.Alone:P1}</td></tr>");
            }

            _page.Add($"<tr class=\"sum\"><th scope=\"row\">Overall</th><td>{training.Sources.Sum(source => source.TestRows):N0}</td>")
                .Add($"<td>{training.Overall:P1}</td><td>{training.OverallAlone:P1}</td></tr></tbody></table></div>")
                .AddRaw("<p>The model was saved, loaded in a fresh MLContext, and gave the same prediction for every test row.</p>");
        }

        Close();
    }

    private string Legend(Func<int, string> text)
    {
        var legend = new Page();
        for (int i = 0; i < _result.Sources.Count; i++)
            legend.Add($"<span class=\"legend\"><span class=\"key s{i}\"></span>{_result.Sources[i].Name}: {text(i)}</span>");
        return legend.ToString();
    }

    private void Open(string id, string heading) => _page.Add($"<section id=\"{id}\"><h2>{heading}</h2>");

    private void Close() => _page.AddRaw("</section>");

    private static string Style()
    {
        using Stream css = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(css);
        return reader.ReadToEnd();
    }
}
