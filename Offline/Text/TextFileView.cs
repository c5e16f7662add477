using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>A view over a text file, read anew by each cursor.</summary>
internal sealed class TextFileView : IDataView
{
    private readonly string _path;
    private readonly TextLoader.Options _options;
    private readonly LineSplitter _splitter;
    private readonly TextColumn[] _columns;

    public TextFileView(string path, TextLoader.Options options, bool nameSlots)
    {
        Guard.Param(options.MaxRows is not < 0, nameof(options.MaxRows), "The number of rows is not negative.");
        _path = path;
        _options = options;
        _splitter = new LineSplitter(options.Separators, options.AllowQuoting, options.TrimWhitespace);
        _columns = [.. options.Columns.Select(TextColumn.Of)];

        string header = nameSlots && options.HasHeader ? TextLines.Read(path).FirstOrDefault() : null;
        var names = new List<ReadOnlyMemory<char>>();
        if (header is not null)
            _splitter.Split(header, names);
        var schema = new DataViewSchema.Builder();
        foreach (TextColumn column in _columns)
            schema.AddColumn(column.Name, column.Type, SlotNames(column, names));
        Schema = schema.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(this, ColumnSet.Of(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static DataViewSchema.Annotations SlotNames(TextColumn column, List<ReadOnlyMemory<char>> names)
    {
        if (!column.IsVector || !column.Fields.Any(field => field < names.Count && names[field].Length > 0))
            return null;
        ReadOnlyMemory<char>[] slots = [.. column.Fields.Select(field => field < names.Count ? names[field].Trim() : default)];
        var buffer = new VBuffer<ReadOnlyMemory<char>>(slots.Length, slots);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, slots.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) => buffer.CopyTo(ref value));
        return annotations.ToAnnotations();
    }

    private sealed class Cursor : RootCursor
    {
        private readonly TextFileView _view;
        private readonly List<ReadOnlyMemory<char>> _fields = [];
        private readonly IEnumerator<string> _lines;
        private readonly TextPipe[] _pipes;

        public Cursor(TextFileView view, bool[] active)
            : base(view.Schema, active)
        {
            _view = view;
            _pipes = [.. view._columns.Select((column, i) => active[i] ? TextPipe.Create(column) : null)];
            IEnumerable<string> rows = TextLines.Read(view._path).Skip(view._options.HasHeader ? 1 : 0);
            _lines = rows.GetEnumerator();
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Guard.Param(column.Index < _pipes.Length, nameof(column), "The column is not one of this cursor's.");
            Guard.State(IsColumnActive(column), $"Column '{column.Name}' is not active.");
            ValueGetter<TValue> getter = Cast<TValue>(_pipes[column.Index].Getter, column);
            return (ref TValue value) =>
            {
                CheckOnRow();
                getter(ref value);
            };
        }

        protected override bool MoveNextCore()
        {
            if (Position + 1 >= (_view._options.MaxRows ?? long.MaxValue) || !_lines.MoveNext())
                return false;
            _view._splitter.Split(_lines.Current, _fields);
            foreach (TextPipe pipe in _pipes)
                pipe?.Read(_fields, Position + 1);
            return true;
        }

        protected override void Release() => _lines.Dispose();
    }
}
