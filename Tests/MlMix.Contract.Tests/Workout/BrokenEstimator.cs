using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contract.Tests.Conformance;
using MlMix.Testing;

namespace MlMix.Contract.Tests.Workout;

/// <summary>An estimator that breaks one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="How">How it breaks it; a name for the test.</param>
/// <param name="Make">Makes it.</param>
/// <param name="Also">Rules that cannot be kept then.</param>
internal sealed partial record BrokenEstimator(string Rule, string How, Func<BentEstimator> Make, params string[] Also)
{
    /// <summary>Rules that may not be kept then.</summary>
    public string[] MayAlso { get; init; } = [];

    /// <summary>All of this build.</summary>
    public static BrokenEstimator[] All { get; } = [.. Everywhere, .. OfMlNet];

    /// <summary>The data they are fitted on.</summary>
    public static FakeDataView Data { get; } = new(
        14,
        FakeColumn.Of("Number", NumberDataViewType.Single, row => row + 0.5f),
        FakeColumn.Of("Other", NumberDataViewType.Single, row => -row * 2f),
        FakeColumn.Key("Kind", row => (uint)(row % 3), "cat", "dog"));

    private static BrokenEstimator[] Everywhere =>
    [
        new(WorkoutRules.Refit, "each fitting adds to the copy", CountingFits),
        new(WorkoutRules.Arguments, "fits to nothing", () => new BentEstimator { Default = Data }),
        new(WorkoutRules.Promise, "promises a column more", () => new BentEstimator
        {
            Promised = shape => Support.Ml.Transforms.CopyColumns("Ghost", "Number").GetOutputSchema(shape),
        }),
        new(WorkoutRules.Delivery, "says another order of columns", () => Transformed(stock => new BentTransformer(stock) { Schema = Reversed })),
        new(WorkoutRules.Kept, "changes another column", () => Transformed(stock => new BentTransformer(stock) { Getter = Adding("Other", _ => 1) })),
        new(WorkoutRules.Kept, "gives rows other ids", () => Transformed(stock => new BentTransformer(stock)
        {
            View = view => new PassView(view) { Cursor = cursor => new BentCursor(cursor) { Id = (_, id) => Next(id) } },
            Mapper = mapper => new BentMapper(mapper) { Id = Next },
        })),
        new(WorkoutRules.Released, "leaves a cursor open", () => new BentEstimator { Fitting = data => data.GetRowCursor([]).MoveNext() }),
        new(WorkoutRules.Released, "hides a failure", () => new BentEstimator { Fitting = ReadAsFarAsItGoes }),
        new(WorkoutRules.Lazy, "opens a cursor when it transforms", () => Viewed(view =>
        {
            view.GetRowCursor([]).Dispose();
            return view;
        })),
        new(WorkoutRules.RowMapper, "mapped rows have other ids", () => Mapped(mapper => new BentMapper(mapper) { Id = Next })),
        new(WorkoutRules.Dependencies, "says that it needs nothing", () => Mapped(mapper => new BentMapper(mapper) { NeedsNothing = true })),
        new(WorkoutRules.Missing, "does not say which column is missing", () => new BentEstimator { Missing = "a column is missing" }),
        new(WorkoutRules.Missing, "reads before it looks", () => new BentEstimator { First = data => Read(data) }, WorkoutRules.Refused),
        new(WorkoutRules.Refused, "says one fault at a time", () => new BentEstimator { Told = faults => faults.Take(1) }),
        new(WorkoutRules.Refused, "takes a key that is none", () => new BentEstimator { Told = faults => faults.Where(fault => !fault.Contains("Kind")) }),
        new(WorkoutRules.Parallel, "the second cursor of a set gives other values", () => Viewed(view => new PassView(view)
        {
            Set = cursors => [.. cursors.Select((cursor, index) => index == 1 ? new BentCursor(cursor) { Getter = Adding("Copy", _ => 1) } : cursor)],
        }))
        {
            // ML.NET itself reads by sets of cursors where it has threads for them.
            MayAlso = [WorkoutRules.Chained, WorkoutRules.Cached, WorkoutRules.Trained],
        },
        new(WorkoutRules.Concurrent, "open cursors disturb each other", Disturbed),
        new(WorkoutRules.Chained, "depends on how many columns there are", () => Fitted(
            (data, stock) => new BentTransformer(stock) { Getter = Adding("Copy", _ => data.Schema.Count > Data.Schema.Count ? 1 : 0) })),
        new(WorkoutRules.Cached, "depends on whether the data can be shuffled", () => Fitted(
            (data, stock) => new BentTransformer(stock) { Getter = Adding("Copy", _ => data.CanShuffle ? 1 : 0) }), WorkoutRules.Chained),
    ];

    /// <summary>Adds to the values of a column of Single what a function makes of the row that is read.</summary>
    public static Func<DataViewRow, DataViewSchema.Column, Delegate, Delegate> Adding(string name, Func<DataViewRow, float> more) => (row, column, getter) =>
    {
        if (column.Name != name || getter is not ValueGetter<float> get)
            return getter;
        return (ValueGetter<float>)((ref float value) =>
        {
            get(ref value);
            value += more(row);
        });
    };

    public override string ToString() => $"{Rule}: {How}";

    private static BentEstimator Fitted(Func<IDataView, ITransformer, BentTransformer> make) => new() { Make = make };

    private static BentEstimator Transformed(Func<ITransformer, BentTransformer> make) => Fitted((_, stock) => make(stock));

    private static BentEstimator Viewed(Func<IDataView, IDataView> view) => Transformed(stock => new BentTransformer(stock) { View = view });

    private static BentEstimator Mapped(Func<IRowToRowMapper, IRowToRowMapper> mapper) => Transformed(stock => new BentTransformer(stock) { Mapper = mapper });

    private static BentEstimator CountingFits()
    {
        int fits = 0;
        return Transformed(stock =>
        {
            int fit = fits++;
            return new BentTransformer(stock) { Getter = Adding("Copy", _ => fit) };
        });
    }

    private static BentEstimator Disturbed()
    {
        int open = 0;
        return Viewed(view => new PassView(view)
        {
            Open = (columns, random) =>
            {
                int before = Interlocked.Increment(ref open) - 1;
                DataViewRowCursor cursor = view.GetRowCursor(columns, random);
                return new BentCursor(cursor)
                {
                    Getter = Adding("Copy", _ => before),
                    Disposal = inner =>
                    {
                        Interlocked.Decrement(ref open);
                        inner.Dispose();
                    },
                };
            },
        });
    }

    private static DataViewSchema Reversed(DataViewSchema schema)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema.Reverse());
        return builder.ToSchema();
    }

    private static DataViewRowId Next(DataViewRowId id) => new(id.Low + 1, id.High);

    private static int Read(IDataView data)
    {
        int rows = 0;
        using DataViewRowCursor cursor = data.GetRowCursor([]);
        while (cursor.MoveNext())
            rows++;
        return rows;
    }

    private static void ReadAsFarAsItGoes(IDataView data)
    {
        try
        {
            Read(data);
        }
        catch (InvalidDataException)
        {
            // As an estimator would that takes what it got.
        }
    }
}
