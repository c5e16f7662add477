using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.TorchTraining;

/// <summary>A net of one hidden layer, and one step of its training.</summary>
internal sealed class Net : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _layers;
    private readonly nn.Module<Tensor, Tensor, Tensor> _rowLoss = nn.CrossEntropyLoss(reduction: nn.Reduction.None);
    private readonly optim.Optimizer _optimizer;

    public Net(Domains domains)
    {
        _layers = nn.Sequential(nn.Linear(domains.Slots, 32), nn.ReLU(), nn.Linear(32, domains.Classes));
        _optimizer = optim.Adam(_layers.parameters(), lr: 0.003);
    }

    #region torch-step
    /// <summary>Gives the loss of each row, before the step that it takes by their mean.</summary>
    public Tensor Step(Tensor features, Tensor classes)
    {
        Tensor losses = _rowLoss.call(_layers.call(features), classes);
        _optimizer.zero_grad();
        losses.mean().backward();
        _optimizer.step();
        return losses;
    }
    #endregion

    /// <summary>Gives the loss of each row, and learns nothing.</summary>
    public Tensor Losses(Tensor features, Tensor classes)
    {
        using IDisposable quiet = no_grad();
        return _rowLoss.call(_layers.call(features), classes);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _rowLoss.Dispose();
        _layers.Dispose();
    }
}
