using System.Numerics;

namespace MlMix.Planning.Tests.Models;

/// <summary>
/// The rounding tree in its closed form, in big numbers and without state: a Huffman tree of which every node gives its left side
/// floor(k * left / all + 1/2) of its first k rows. Sources of weight 0 are not in it.
/// </summary>
internal sealed class SlowTree
{
    private readonly Node _root;
    private readonly Dictionary<Node, (BigInteger Weight, BigInteger Owed)> _state = [];
    private readonly int _sources;

    public SlowTree(params IEnumerable<BigInteger> weights)
    {
        BigInteger[] all = [.. weights];
        _sources = all.Length;
        var nodes = new List<Node>();
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i] > 0)
                nodes.Add(new Node(all[i], i, null, null));
        }
        while (nodes.Count > 1)
        {
            nodes = [.. nodes.OrderBy(node => node.Weight).ThenBy(node => node.First)];
            (Node left, Node right) = nodes[0].First < nodes[1].First ? (nodes[0], nodes[1]) : (nodes[1], nodes[0]);
            nodes.RemoveRange(0, 2);
            nodes.Add(new Node(left.Weight + right.Weight, left.First, left, right));
        }
        _root = nodes[0];
        Remember(_root);
    }

    /// <summary>Rows of each source among the first <paramref name="k"/>.</summary>
    public BigInteger[] Counts(BigInteger k)
    {
        var counts = new BigInteger[_sources];
        Divide(_root, k, counts);
        return counts;
    }

    /// <summary>The source at position <paramref name="k"/>.</summary>
    public int Pick(BigInteger k)
    {
        Node node = _root;
        while (node.Left is not null)
        {
            BigInteger before = ToLeft(node, k);
            bool left = ToLeft(node, k + 1) > before;
            k = left ? before : k - before;
            node = left ? node.Left : node.Right!;
        }
        return node.First;
    }

    /// <summary>
    /// The next source, one row at a time, where sources may have dropped out before: a node owes its left side a fraction of a row, which
    /// grows by the left side's share with every row that the node gets; a whole row is given. Units of 1 / (2 * weight of the node).
    /// </summary>
    public int Next()
    {
        Node node = _root;
        while (node.Left is not null)
        {
            (BigInteger weight, BigInteger owed) = _state[node];
            BigInteger due = owed + 2 * _state[node.Left].Weight;
            bool left = due >= 2 * weight;
            _state[node] = (weight, left ? due - 2 * weight : due);
            node = left ? node.Left : node.Right!;
        }
        return node.First;
    }

    /// <summary>Takes a source out; the nodes above it weigh less and owe the same fractions of a row, rounded down to a unit.</summary>
    public void Drop(int source)
    {
        BigInteger dropped = WeightOf(_root, source);
        Lighten(_root, source, dropped);
    }

    private static bool Holds(Node node, int source) =>
        node.Left is null ? node.First == source : Holds(node.Left, source) || Holds(node.Right!, source);

    private BigInteger WeightOf(Node node, int source) =>
        node.Left is null ? _state[node].Weight : WeightOf(Holds(node.Left, source) ? node.Left : node.Right!, source);

    private void Lighten(Node node, int source, BigInteger by)
    {
        if (!Holds(node, source))
            return;
        (BigInteger weight, BigInteger owed) = _state[node];
        _state[node] = (weight - by, owed * (weight - by) / weight);
        if (node.Left is null)
            return;
        Lighten(node.Left, source, by);
        Lighten(node.Right!, source, by);
    }

    private void Remember(Node node)
    {
        // Half a row owed at the start is what rounds half up.
        _state[node] = (node.Weight, node.Weight);
        if (node.Left is null)
            return;
        Remember(node.Left);
        Remember(node.Right!);
    }

    private static BigInteger ToLeft(Node node, BigInteger k) => (2 * k * node.Left!.Weight + node.Weight) / (2 * node.Weight);

    private static void Divide(Node node, BigInteger k, BigInteger[] counts)
    {
        if (node.Left is null)
        {
            counts[node.First] = k;
            return;
        }
        BigInteger left = ToLeft(node, k);
        Divide(node.Left, left, counts);
        Divide(node.Right!, k - left, counts);
    }

    // Equal only to itself, so that it can be a key.
    private sealed class Node(BigInteger weight, int first, Node? left, Node? right)
    {
        public BigInteger Weight { get; } = weight;

        public int First { get; } = first;

        public Node? Left { get; } = left;

        public Node? Right { get; } = right;
    }
}
