using MlMix.Demo.Images;
using MlMix.Demo.Results;
using MlMix.Demo.Sets;
using MlMix.Presentation;
using MlMix.Tool.Html;

namespace MlMix.Demo.Report;

/// <summary>The first pictures of each class of each source, with their labels.</summary>
internal static class SampleGrid
{
    public static string Render(DemoResult result)
    {
        var page = new Page();
        page.AddRaw("<section id=\"samples\"><h2>Samples</h2>")
            .AddRaw("<p>The first pictures of each class, with their labels in the mixed view.</p>");
        for (int i = 0; i < result.Sources.Count; i++)
        {
            int offset = result.Tutorial.After[i].LabelMin - result.Tutorial.Before[i].LabelMin;
            page.Add($"<h3 class=\"s{i}\">{result.Sources[i].Name}</h3>").AddRaw("<div class=\"grid\">");
            foreach (Sample sample in result.Tutorial.Samples.Where(sample => sample.Source == i))
                Add(page, sample, sample.Label + offset, NameOf(result.Sources[i], sample.Label));
            page.AddRaw("</div>");
        }

        return page.AddRaw("</section>").ToString();
    }

    private static void Add(Page page, Sample sample, int label, string name)
    {
        string png = Convert.ToBase64String(PngEncoder.Encode(sample.Pixels, sample.Width, sample.Height));
        string caption = name == label.ToString() ? "" : name;
        page.Add($"<figure><img src=\"data:image/png;base64,{png}\" width=\"{sample.Width}\" height=\"{sample.Height}\" alt=\"{name}\" />")
            .Add($"<figcaption><b>{label}</b> {caption}</figcaption></figure>");
    }

    private static string NameOf(ImageSet set, int label) =>
        label >= 0 && label < set.Classes.Count ? set.Classes[label] : $"class {label}";
}
