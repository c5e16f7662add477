using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>How text files are read. Of ML.NET's loader this is the part that reads dense files of fixed fields.</summary>
public sealed class TextLoader
{
    private TextLoader()
    {
    }

    /// <summary>A column and the fields it is made of.</summary>
    public sealed class Column
    {
        /// <summary>The name.</summary>
        public string Name;

        /// <summary>The fields.</summary>
        public Range[] Source;

        /// <summary>The number of categories, for a key column.</summary>
        public KeyCount KeyCount;

        /// <summary>A column to be filled in: its values are numbers (Single) unless said otherwise.</summary>
        public Column()
        {
        }

        /// <summary>A scalar column.</summary>
        public Column(string name, DataKind dataKind, int index)
            : this(name, dataKind, [new Range(index)])
        {
        }

        /// <summary>A vector column.</summary>
        public Column(string name, DataKind dataKind, int minIndex, int maxIndex)
            : this(name, dataKind, [new Range(minIndex, maxIndex)])
        {
        }

        /// <summary>A column of several runs of fields.</summary>
        public Column(string name, DataKind dataKind, Range[] source, KeyCount keyCount = null)
        {
            Guard.NotNull(name, nameof(name));
            Guard.NotNull(source, nameof(source));
            Name = name;
            DataKind = dataKind;
            Source = source;
            KeyCount = keyCount;
        }

        /// <summary>The type of the values.</summary>
        public DataKind DataKind { get; set; } = DataKind.Single;
    }

    /// <summary>A run of fields.</summary>
    public sealed class Range
    {
        /// <summary>The first field.</summary>
        public int Min;

        /// <summary>The last field.</summary>
        public int? Max;

        /// <summary>Whether one field alone is a vector too.</summary>
        public bool ForceVector;

        /// <summary>A run to be filled in.</summary>
        public Range()
        {
        }

        /// <summary>One field.</summary>
        public Range(int index)
        {
            Guard.Param(index >= 0, nameof(index), "A field's index is not negative.");
            Min = index;
            Max = index;
        }

        /// <summary>A run of fields.</summary>
        public Range(int min, int? max)
        {
            Guard.Param(min >= 0, nameof(min), "A field's index is not negative.");
            Guard.Param(!(max < min), nameof(max), "A run does not end before it begins.");
            if (max is null)
                throw new NotSupportedException("The offline build does not find out how many fields a line has: give the last one.");
            Min = min;
            Max = max;
            ForceVector = true;
        }
    }

    /// <summary>How a file is read.</summary>
    public class Options
    {
        /// <summary>Whether quotes around a field hide separators in it. Default false.</summary>
        public bool AllowQuoting;

        /// <summary>What separates fields. Default a tab.</summary>
        public char[] Separators = ['\t'];

        /// <summary>The columns.</summary>
        public Column[] Columns;

        /// <summary>Whether white space at the end of a line is dropped. Default false.</summary>
        public bool TrimWhitespace;

        /// <summary>Whether the first line is a header, which names the slots of vectors. Default false.</summary>
        public bool HasHeader;

        /// <summary>How many rows are read at most. Default all.</summary>
        public long? MaxRows;
    }
}
