using System.Runtime.ExceptionServices;
using Counterpoise.Panels;
using ParquetSharp;
using ParquetSharp.IO;

namespace Counterpoise.Exports;

/// <summary>
/// Writes a panel as Parquet. Years are filled in parallel until there are rows for a row group; then its columns are encoded in parallel.
/// Where a row group ends depends on the number of rows alone, so that the bytes do not depend on the threads.
/// </summary>
internal sealed class ParquetPanel
{
    /// <summary>
    /// Rows of a row group. From 32,768 to 524,288 neither time nor size changes by more than a few in a hundred, and memory doubles.
    /// </summary>
    public const int GroupRows = 65_536;

    private readonly PanelLayout _layout;
    private readonly YearQueue _years;
    private readonly IReadOnlyDictionary<string, string> _remarks;
    private readonly ParallelOptions _parallel;

    /// <summary>A writer for one panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="remarks">What the file says of itself, by key.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="cancellation">Ends it early.</param>
    public ParquetPanel(
        IPanel panel,
        IReadOnlyDictionary<string, string> remarks,
        int threads,
        CancellationToken cancellation
    )
    {
        (_layout, _remarks) = (panel.Layout, remarks);
        _parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        _years = new(panel, _parallel);
    }

    /// <summary>Writes the file; gives the number of rows.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="onGroup">Told the number of years and rows so far.</param>
    public long Write(HashingStream stream, Action<int, long> onGroup)
    {
        try
        {
            return WriteAll(stream, onGroup);
        }
        catch (Exception e) when (e is not OperationCanceledException && stream.Failure is { } failure)
        {
            // The native writer keeps no more than the words of an error.
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
    }

    private long WriteAll(HashingStream stream, Action<int, long> onGroup)
    {
        long rows = 0;
        _years.FillTo(GroupRows);
        using var schema = ParquetSchema.Of(_layout);
        using var properties = ParquetSchema.Properties(_layout, _years.Waiting(GroupRows));
        using var output = new ManagedOutputStream(stream, leaveOpen: true);
        using var writer = new ParquetFileWriter(output, schema, properties, _remarks);
        for (; _years.RowsWaiting > 0; _years.FillTo(GroupRows))
        {
            int group = Math.Min(_years.RowsWaiting, GroupRows);
            WriteGroup(writer, _years.Waiting(group));
            _years.Release(group);
            rows += group;
            onGroup(_years.YearsFilled, rows);
        }
        writer.Close();
        return rows;
    }

    // The columns of a buffered row group are apart from one another until it is closed.
    private void WriteGroup(ParquetFileWriter file, IReadOnlyList<YearPart> parts)
    {
        int columns = _layout.Columns.Count;
        using var group = file.AppendBufferedRowGroup();
        var writers = Enumerable.Range(0, columns).Select(group.Column).ToArray();
        int next = -1;
        try
        {
            OnThreads.Run(
                _parallel,
                columns,
                () =>
                {
                    var encoder = new ParquetRows();
                    for (int c = Interlocked.Increment(ref next); c < columns; c = Interlocked.Increment(ref next))
                    {
                        _parallel.CancellationToken.ThrowIfCancellationRequested();
                        foreach (var part in parts)
                            encoder.Write(writers[c], _layout.Columns[c], part.Column(c));
                    }
                }
            );
        }
        finally
        {
            foreach (var writer in writers)
                writer.Dispose();
        }
        group.Close();
    }
}
