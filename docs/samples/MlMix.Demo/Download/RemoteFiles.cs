namespace MlMix.Demo.Download;

/// <summary>
/// The test sets of MNIST and Fashion-MNIST, 10,000 pictures each. The first address of each file is where its keepers point to today,
/// the second a mirror. One of them has no HTTPS, so nothing is believed before its SHA-256 is right.
/// </summary>
internal static class RemoteFiles
{
    private static readonly string[] Mnist =
        ["https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"];

    private static readonly string[] Fashion =
    [
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
    ];

    public static IReadOnlyList<RemoteFile> All { get; } =
    [
        Images("mnist-t10k", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6", Mnist),
        Labels("mnist-t10k", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6", Mnist),
        Images("fashion-mnist-t10k", 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073", Fashion),
        Labels("fashion-mnist-t10k", 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5", Fashion),
    ];

    private static RemoteFile Images(string folder, long length, string sha256, string[] homes) =>
        File(folder, "images-idx3-ubyte.gz", length, sha256, homes);

    private static RemoteFile Labels(string folder, long length, string sha256, string[] homes) =>
        File(folder, "labels-idx1-ubyte.gz", length, sha256, homes);

    private static RemoteFile File(string folder, string name, long length, string sha256, string[] homes) =>
        new($"{folder}/{name}", length, sha256, [.. homes.Select(home => new Uri($"{home}t10k-{name}"))]);
}
