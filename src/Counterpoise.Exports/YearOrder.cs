using System.Runtime.ExceptionServices;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>Years computed and encoded on several threads, and written one after the other in their order.</summary>
internal static class YearOrder
{
    /// <summary>Runs through every year of a panel. As many years are in the making as there are threads.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="encoder">Makes, for a thread, what turns a year's rows into bytes.</param>
    /// <param name="write">Takes the bytes of the years in their order, with the number of rows; one at a time.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static void Run(
        IPanel panel,
        int threads,
        Func<Action<PanelBatch, RowBuffer>> encoder,
        Action<RowBuffer, int> write,
        CancellationToken cancellation
    )
    {
        var years = panel.Layout.Years;
        using var turn = new Turn(years.Count);
        int workers = Math.Min(threads, years.Count);
        if (workers == 1)
            Work(cancellation);
        else
        {
            var tasks = Enumerable
                .Range(0, workers)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () => Work(cancellation),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
                .ToArray();
            Task.WhenAll(tasks).GetAwaiter().GetResult();
        }
        turn.ThrowIfFailed();

        void Work(CancellationToken token)
        {
            var batch = new PanelBatch(panel.Layout.Columns.Count);
            var buffer = new RowBuffer();
            var encode = encoder();
            while (turn.Take() is { } index)
            {
                try
                {
                    token.ThrowIfCancellationRequested();
                    panel.Fill(years.First.Plus(index), batch);
                    buffer.Clear();
                    encode(batch, buffer);
                    if (!turn.Await(index))
                        return;
                    token.ThrowIfCancellationRequested();
                    write(buffer, batch.Rows);
                    turn.Pass();
                }
                catch (Exception e)
                {
                    // Rethrown by ThrowIfFailed: the fault of the earliest year, whichever thread met one first.
                    turn.Fail(index, e);
                    return;
                }
            }
        }
    }

    private sealed class Turn(int count) : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly ManualResetEventSlim[] _gates =
        [
            .. Enumerable.Range(0, count).Select(i => new ManualResetEventSlim(i == 0)),
        ];
        private int _taken;
        private int _written;
        private (int Index, ExceptionDispatchInfo Error)? _failure;

        public int? Take()
        {
            lock (_lock)
                return _failure is null && _taken < count ? _taken++ : null;
        }

        /// <summary>Waits until every earlier year is written; false where one failed.</summary>
        public bool Await(int index)
        {
            _gates[index].Wait();
            lock (_lock)
                return _failure is not { } failure || failure.Index > index;
        }

        public void Pass()
        {
            lock (_lock)
            {
                _written++;
                if (_written < count)
                    _gates[_written].Set();
            }
        }

        // Later years are let go; earlier ones go on, since theirs may be the first fault.
        public void Fail(int index, Exception error)
        {
            lock (_lock)
            {
                if (_failure is not { } failure || failure.Index > index)
                    _failure = (index, ExceptionDispatchInfo.Capture(error));
                for (int i = index + 1; i < count; i++)
                    _gates[i].Set();
            }
        }

        public void ThrowIfFailed() => _failure?.Error.Throw();

        public void Dispose()
        {
            foreach (var gate in _gates)
                gate.Dispose();
        }
    }
}
