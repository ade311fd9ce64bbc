using System.Runtime.ExceptionServices;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>Rows of a year that go together into one row group.</summary>
internal readonly record struct YearPart(PanelBatch Batch, int First, int Rows)
{
    /// <summary>Values of a column.</summary>
    public ReadOnlySpan<double> Column(int index) => Batch.Column(index).Slice(First, Rows);
}

/// <summary>Years of a panel, filled ahead on every thread and handed out in their order, in any number of rows.</summary>
internal sealed class YearQueue(IPanel panel, ParallelOptions parallel)
{
    // Empty years must not pile up buffers.
    private const int MostAtOnce = 256;

    private readonly Queue<PanelBatch> _filled = new();
    private readonly Stack<PanelBatch> _free = new();
    private int _released;

    /// <summary>Years filled so far.</summary>
    public int YearsFilled { get; private set; }

    /// <summary>Rows filled and not yet released.</summary>
    public int RowsWaiting { get; private set; }

    /// <summary>
    /// Fills years until so many rows wait, or none is left. How many are filled beyond that may depend on the threads; what they hold does
    /// not.
    /// </summary>
    public void FillTo(int rows)
    {
        while (RowsWaiting < rows && YearsFilled < panel.Layout.Years.Count)
            FillSome(rows);
    }

    /// <summary>The next rows, in parts of years.</summary>
    /// <param name="rows">At most so many.</param>
    public IReadOnlyList<YearPart> Waiting(int rows)
    {
        List<YearPart> parts = [];
        int first = _released;
        foreach (var batch in _filled)
        {
            int taken = Math.Min(rows, batch.Rows - first);
            if (taken > 0)
                parts.Add(new(batch, first, taken));
            rows -= taken;
            first = 0;
            if (rows == 0)
                break;
        }
        return parts;
    }

    /// <summary>Lets the next rows go; their buffers are filled again.</summary>
    public void Release(int rows)
    {
        RowsWaiting -= rows;
        _released += rows;
        while (_filled.TryPeek(out var batch) && _released >= batch.Rows)
        {
            _released -= batch.Rows;
            _free.Push(_filled.Dequeue());
        }
    }

    private void FillSome(int rows)
    {
        int first = YearsFilled;
        var filled = new PanelBatch?[Math.Min(MostAtOnce, panel.Layout.Years.Count - first)];
        var gate = new Lock();
        int taken = 0;
        (int Index, ExceptionDispatchInfo Error)? failure = null;
        OnThreads.Run(
            parallel,
            filled.Length,
            () =>
            {
                while (Claim() is var (index, batch))
                {
                    try
                    {
                        parallel.CancellationToken.ThrowIfCancellationRequested();
                        panel.Fill(panel.Layout.Years.First.Plus(first + index), batch);
                        BatchCheck.Check(panel.Layout, batch);
                        Keep(index, batch);
                    }
                    catch (Exception e)
                    {
                        // Rethrown below: the fault of the earliest year, whichever thread met one first.
                        Fail(index, e);
                    }
                }
            }
        );
        failure?.Error.Throw();
        YearsFilled += taken;
        foreach (var batch in filled.AsSpan(0, taken))
            _filled.Enqueue(batch!);

        (int Index, PanelBatch Batch)? Claim()
        {
            lock (gate)
            {
                if (failure is not null || RowsWaiting >= rows || taken == filled.Length)
                    return null;
                return (taken++, _free.TryPop(out var batch) ? batch : new(panel.Layout.Columns.Count));
            }
        }

        void Keep(int index, PanelBatch batch)
        {
            lock (gate)
            {
                filled[index] = batch;
                RowsWaiting += batch.Rows;
            }
        }

        void Fail(int index, Exception error)
        {
            lock (gate)
            {
                if (failure is not { } earlier || earlier.Index > index)
                    failure = (index, ExceptionDispatchInfo.Capture(error));
            }
        }
    }
}
