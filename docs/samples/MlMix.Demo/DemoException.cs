namespace MlMix.Demo;

/// <summary>Something the user can mend; the message is shown without a stack trace.</summary>
internal class DemoException(string message, Exception? inner = null) : Exception(message, inner);
