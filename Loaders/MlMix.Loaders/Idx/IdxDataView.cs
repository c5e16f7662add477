using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Cursors;

namespace MlMix.Idx;

/// <summary>A view over one IDX file, or over two that belong together row by row: data and labels.</summary>
internal sealed partial class IdxDataView : IDataView
{
    private readonly Column[] _columns;
    private readonly int _rowCount;

    public IdxDataView(string dataPath, string? labelsPath, IdxOptions options)
    {
        Check(dataPath, labelsPath, options);
        var data = IdxFile.Load(new IdxSource("data file", Path.GetFullPath(dataPath)));
        _rowCount = data.Header.Rows;
        _columns = [new Column(options.FeatureColumnName, data, options.Scale, IsLabel: false)];
        if (labelsPath is not null)
        {
            var labels = IdxFile.Load(new IdxSource("labels file", Path.GetFullPath(labelsPath)));
            CheckRanks(data, labels);
            CheckCounts(data, labels);
            _columns = [_columns[0], new Column(options.LabelColumnName, labels, Scale: 1, IsLabel: true)];
        }
        var schema = new DataViewSchema.Builder();
        foreach (var column in _columns)
            schema.AddColumn(column.Name, TypeOf(column.File.Header));
        Schema = schema.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, new ActiveColumns(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private static DataViewType TypeOf(IdxHeader header) => header.IsScalar
        ? NumberDataViewType.Single
        : new VectorDataViewType(NumberDataViewType.Single, header.RowDimensions());

    private static void Check(string dataPath, string? labelsPath, IdxOptions options)
    {
        var faults = new Faults("LoadFromIdx");
        if (dataPath.Length == 0)
            faults.Add("The path of the data file is empty. Give the path of an IDX file, plain or gzipped.");
        else if (Directory.Exists(dataPath))
        {
            faults.Add($"The path of the data file, '{Path.GetFullPath(dataPath)}', is a folder. Give the path of an IDX file, plain or "
                + $"gzipped.");
        }
        if (labelsPath is { Length: 0 })
            faults.Add("The path of the labels file is empty. Give the path of an IDX file, or null if there are no labels.");
        else if (Directory.Exists(labelsPath))
        {
            faults.Add($"The path of the labels file, '{Path.GetFullPath(labelsPath)}', is a folder. Give the path of an IDX file, or null "
                + $"if there are no labels.");
        }
        else if (labelsPath is not null && AreSame(dataPath, labelsPath))
        {
            faults.Add($"The data file and the labels file are both '{Path.GetFullPath(labelsPath)}'. Give each its own path, or null for "
                + $"the labels if there are none.");
        }
        if (string.IsNullOrEmpty(options.FeatureColumnName))
            faults.Add("IdxOptions.FeatureColumnName is empty. Give the column a name.");
        if (string.IsNullOrEmpty(options.LabelColumnName))
            faults.Add("IdxOptions.LabelColumnName is empty. Give the column a name.");
        else if (options.LabelColumnName == options.FeatureColumnName)
            faults.Add($"IdxOptions names both columns '{options.LabelColumnName}'. Give each a name of its own.");
        if (!float.IsFinite(options.Scale) || options.Scale == 0)
            faults.Add($"IdxOptions.Scale is {options.Scale}; values are multiplied by it, so it is finite and not 0.");
        faults.ThrowIfAny();
    }

    private static bool AreSame(string dataPath, string labelsPath) => dataPath.Length > 0 && string.Equals(
        Path.GetFullPath(dataPath), Path.GetFullPath(labelsPath),
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    // Labels of a higher rank are legal (one-hot, say), but not for single numbers.
    private static void CheckRanks(IdxFile data, IdxFile labels)
    {
        if (data.Header.IsScalar && !labels.Header.IsScalar)
        {
            throw labels.Source.Fault($"holds {labels.Header}, an array for each row, but the data file '{data.Source.Path}' holds "
                + $"{data.Header}, a number for each row. Are the paths swapped? The data come first.");
        }
    }

    private static void CheckCounts(IdxFile data, IdxFile labels)
    {
        if (data.Header.Rows != labels.Header.Rows)
        {
            throw labels.Source.Fault($"holds {Amount.Of(labels.Header.Rows, "row")}, but the data file '{data.Source.Path}' holds "
                + $"{data.Header.Rows}; they must belong together row by row.");
        }
    }

    private sealed record Column(string Name, IdxFile File, float Scale, bool IsLabel);
}
