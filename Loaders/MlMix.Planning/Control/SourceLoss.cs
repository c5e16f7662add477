namespace MlMix;

/// <summary>How a model did on the rows of one source, over a round of training.</summary>
/// <param name="Mean">
/// Mean loss of the rows, in the unit of the loss; or the mean of any other number that is the higher the more the source is to be seen. Without rows it is
/// not looked at.
/// </param>
/// <param name="Rows">Number of the rows, 0 or more.</param>
public readonly record struct SourceLoss(double Mean, long Rows);
