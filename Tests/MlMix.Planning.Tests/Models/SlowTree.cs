using System.Numerics;

namespace MlMix.Planning.Tests.Models;

/// <summary>
/// The rounding tree in its closed form, in big numbers and without state: a Huffman tree of which every node gives its left side
/// floor(k * left / all + 1/2) of its first k rows. Sources of weight 0 are not in it.
/// </summary>
internal sealed class SlowTree
{
    private readonly Node _root;
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

    private sealed record Node(BigInteger Weight, int First, Node? Left, Node? Right);
}
