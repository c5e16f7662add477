using Microsoft.ML;
using MlMix.Mapping;
using MlMix.Mixing;

namespace MlMix.Exploring;

/// <summary>Reads a view once, in memory that does not grow with the rows.</summary>
internal static class Explorer
{
    private const int RowsBetweenReports = 1 << 12;

    public static Survey Read(IDataView view, ExploreOptions options)
    {
        SurveyPlan plan = SurveyPlan.Resolve(view, options);
        var rows = new long[plan.Sources.Length];
        var passes = new long[plan.Sources.Length];
        bool tellsPass;
        using (DataViewRowCursor cursor = Open(view, plan, options.Cancellation))
        {
            Func<int> source = SourceOf(cursor, plan);
            Func<long>? pass = PassOf(cursor, plan);
            tellsPass = pass is not null;
            foreach (ColumnSurvey column in plan.Columns)
                column.Open(cursor);
            plan.Labels?.Open(cursor);
            long read = 0;
            while (cursor.MoveNext())
            {
                options.Cancellation.ThrowIfCancellationRequested();
                int current = source();
                rows[current]++;
                if (pass is not null)
                    passes[current] = Math.Max(passes[current], pass() + 1);
                foreach (ColumnSurvey column in plan.Columns)
                    column.Add(current);
                plan.Labels?.Add(current);
                if (++read % RowsBetweenReports == 0)
                    options.Progress?.Report(read);
            }
            options.Progress?.Report(read);
        }
        return new Survey(
            plan.Sources, rows, tellsPass ? passes : null, WeightsOf(plan.Mix?.Plan), plan.Columns, plan.Labels, Again(plan.Mix, options));
    }

    // What is made of a mix is no mix, and tells sources by the column that the mix added.
    private static ExploreOptions Again(MixedDataView? mix, ExploreOptions options) => new()
    {
        SourceColumnName = options.SourceColumnName
            ?? mix?.Schema.Where(column => mix.Added(column) == MixColumns.SourceId).Select(column => column.Name).FirstOrDefault(),
        Columns = options.Columns,
        BySlot = options.BySlot,
        Cancellation = options.Cancellation,
        Progress = options.Progress,
    };

    private static DataViewRowCursor Open(IDataView view, SurveyPlan plan, CancellationToken cancellation)
    {
        IEnumerable<DataViewSchema.Column> columns = plan.Columns.Select(column => column.Column);
        if (plan.Labels is not null)
            columns = columns.Append(plan.Labels.Column);
        if (plan.Keys is not null)
            columns = columns.Append(plan.Keys.Column);
        if (plan.Pass is { } pass)
            columns = columns.Append(pass);
        if (plan.Mix is null)
            return view.GetRowCursor(columns);
        return (cancellation.CanBeCanceled ? plan.Mix.WithCancellation(cancellation) : plan.Mix).OpenCursor(columns);
    }

    private static Func<int> SourceOf(DataViewRowCursor cursor, SurveyPlan plan)
    {
        if (plan.Mix is not null)
        {
            var mix = (MixedCursor)cursor;
            return () => mix.Source;
        }
        // Key 0 is the missing source, which is the last one here.
        int missing = plan.Sources.Length - 1;
        ValueGetter<int> get = SourceReader.Create(cursor, plan.Keys!.Column, [missing, .. Enumerable.Range(0, missing)]);
        int source = 0;
        return () =>
        {
            get(ref source);
            return source < 0 ? missing : source;
        };
    }

    private static Func<long>? PassOf(DataViewRowCursor cursor, SurveyPlan plan)
    {
        if (plan.Mix is not null)
        {
            var mix = (MixedCursor)cursor;
            return () => mix.Pass;
        }
        if (plan.Pass is not { } column)
            return null;
        ValueGetter<int> get = cursor.GetGetter<int>(column);
        int pass = 0;
        return () =>
        {
            get(ref pass);
            return pass;
        };
    }

    private static double[]? WeightsOf(MixPlan? plan)
    {
        if (plan is null || plan.Schedule is not null)
            return null;
        double sum = plan.Sources.Sum(source => source.Weight);
        return sum > 0 ? [.. plan.Sources.Select(source => source.Weight / sum)] : null;
    }
}
