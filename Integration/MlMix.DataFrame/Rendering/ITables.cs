namespace MlMix.Rendering;

/// <summary>What is shown as tables.</summary>
internal interface ITables
{
    string ToHtml();
}
