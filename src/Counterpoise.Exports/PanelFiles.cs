using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>Writes panels into files, with what a reader needs beside them.</summary>
public static class PanelFiles
{
    /// <summary>The format that the ending of a file name asks for; null where it asks for none.</summary>
    /// <param name="path">Name of a file; <c>.dta</c> asks for the format of Stata 14.</param>
    public static PanelFormat? FormatOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => PanelFormat.Csv,
            ".parquet" => PanelFormat.Parquet,
            ".dta" => PanelFormat.Stata14,
            _ => null,
        };

    /// <summary>The files that are written beside a data file, in the order in which they are written.</summary>
    /// <param name="path">The data file.</param>
    public static IReadOnlyList<string> Beside(string path) =>
        [.. Companions.Endings.Select(ending => Path.ChangeExtension(path, null) + ending)];

    /// <summary>
    /// Writes a panel and, beside it, codebook, loaders, citations and manifest. All of them appear, or none: after an error or an
    /// interruption the old files are as they were. No more years are in memory at a time than there are threads, and a row group of a
    /// Parquet file.
    /// </summary>
    /// <param name="panel">The panel.</param>
    /// <param name="path">The data file; files that exist are replaced.</param>
    /// <param name="format">Its format.</param>
    /// <param name="options">What else there is to know.</param>
    /// <param name="progress">Told after every year, or row group of a Parquet file; on the threads that write.</param>
    /// <param name="cancellation">Ends it early; nothing is written then.</param>
    /// <exception cref="FaultyInputException">
    /// A place cannot be written, a column's name cannot be used in every program, or Stata cannot hold a value.
    /// </exception>
    /// <exception cref="ArgumentException">The panel breaks its own layout, or the number of threads is not positive.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static WrittenPanel Write(
        IPanel panel,
        string path,
        PanelFormat format,
        ExportOptions options,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        if (options.Threads < 1)
            throw new ArgumentException("A panel is written on one thread or more.", nameof(options));
        LayoutRules.Check(panel.Layout);
        var beside = Beside(path);
        FileSet.Check(path, [path, .. beside]);
        if (Companions.Endings.FirstOrDefault(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } taken)
        {
            throw new FaultyInputException(
                path,
                0,
                $"ends in {taken}, as what stands beside a panel does; choose another name.",
                "nothing was written"
            );
        }
        using var files = new FileSet();
        long rows = 0;
        files.Add(
            path,
            stream =>
            {
                (rows, var hash) = WriteRows(panel, stream, format, options, progress, cancellation);
                return hash;
            }
        );
        var companions = new Companions(panel.Layout, path, format, options);
        foreach (var (target, text) in beside.Zip(companions.Texts(rows, files.Written[0])))
            files.Add(target, text);
        files.Add(beside[^1], companions.Manifest(rows, files.Written));
        cancellation.ThrowIfCancellationRequested();
        files.Commit();
        return new(rows, files.Written[0].Bytes, files.Written);
    }

    /// <summary>Writes a panel as CSV into a stream, as to standard output, with nothing beside it.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="stream">Where to; it is not closed.</param>
    /// <param name="threads">Threads that compute and encode, at least one.</param>
    /// <param name="progress">Told after every year, on the threads that write.</param>
    /// <param name="cancellation">Ends it early; what was written stays.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="FaultyInputException">A column's name cannot be used in every program.</exception>
    /// <exception cref="ArgumentException">The panel breaks its own layout, or the number of threads is not positive.</exception>
    /// <exception cref="IOException">The stream takes no more.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static long WriteCsv(
        IPanel panel,
        Stream stream,
        int threads = 1,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        LayoutRules.Check(panel.Layout);
        stream.Write(CsvRows.Header(panel.Layout));
        return InOrder(panel, stream, threads, () => new CsvRows(panel.Layout).Encode, progress, cancellation);
    }

    private static (long Rows, string Sha256) WriteRows(
        IPanel panel,
        FileStream stream,
        PanelFormat format,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellation
    )
    {
        if (format is PanelFormat.Stata12 or PanelFormat.Stata14)
        {
            long observations = 0;
            var stata = new StataFile(panel.Layout, options, format == PanelFormat.Stata12);
            var sha256 = stata.Write(
                stream,
                to =>
                    observations = InOrder(
                        panel,
                        to,
                        options.Threads,
                        () => new StataRows(panel.Layout).Encode,
                        progress,
                        cancellation
                    ),
                cancellation
            );
            return (observations, sha256);
        }
        using var hashing = new HashingStream(stream);
        long rows =
            format == PanelFormat.Csv
                ? WriteCsv(panel, hashing, options.Threads, progress, cancellation)
                : new ParquetPanel(
                    panel,
                    Companions.Remarks(panel.Layout, options),
                    options.Threads,
                    cancellation
                ).Write(hashing, (years, written) => progress?.Report(new(years, panel.Layout.Years.Count, written)));
        return (rows, hashing.Sha256());
    }

    private static long InOrder(
        IPanel panel,
        Stream stream,
        int threads,
        Func<Action<PanelBatch, RowBuffer>> encoder,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellation
    )
    {
        long rows = 0;
        int years = 0;
        YearOrder.Run(
            panel,
            threads,
            encoder,
            (buffer, added) =>
            {
                buffer.CopyTo(stream);
                rows += added;
                progress?.Report(new(++years, panel.Layout.Years.Count, rows));
            },
            cancellation
        );
        return rows;
    }
}
