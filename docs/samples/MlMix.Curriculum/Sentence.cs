namespace MlMix.Curriculum;

/// <summary>A sentence of a review, and whether it says something good.</summary>
internal sealed class Sentence
{
    public string Text { get; set; } = "";

    public bool Label { get; set; }
}
