namespace MlMix.Demo.Results;

internal sealed record SourceAccuracy(string Source, long TestRows, double Mixed, double Alone);
