using System.Runtime.ExceptionServices;

namespace Counterpoise.Statistics;

/// <summary>
/// Rows in blocks whose bounds depend on their number alone: each block's sums stand apart until they are added in order, so that
/// the bits do not depend on the threads.
/// </summary>
internal static class RowBlocks
{
    /// <summary>Rows of a block.</summary>
    public const int Size = 8192;

    /// <summary>Number of blocks.</summary>
    public static int Count(int rows) => (rows + Size - 1) / Size;

    /// <summary>Runs work on every block, each thread with its own scratch.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="threads">Most threads; -1 for as many as there are.</param>
    /// <param name="scratch">Makes a thread's scratch.</param>
    /// <param name="work">Takes the scratch, the block's number, its first row and its length.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static void Run<TScratch>(
        int rows,
        int threads,
        Func<TScratch> scratch,
        Action<TScratch, int, int, int> work,
        CancellationToken cancellation
    )
    {
        int blocks = Count(rows);
        int used = Math.Min(blocks, threads > 0 ? threads : Environment.ProcessorCount);
        int next = -1;
        if (used <= 1)
            Work();
        else
        {
            try
            {
                Parallel.For(
                    0,
                    used,
                    new ParallelOptions { MaxDegreeOfParallelism = used, CancellationToken = cancellation },
                    _ => Work()
                );
            }
            catch (AggregateException e)
            {
                ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            }
        }

        void Work()
        {
            var own = scratch();
            for (int b; (b = Interlocked.Increment(ref next)) < blocks; )
            {
                cancellation.ThrowIfCancellationRequested();
                work(own, b, b * Size, Math.Min(Size, rows - b * Size));
            }
        }
    }

    /// <summary>Adds the blocks' sums in order, with compensated rounding.</summary>
    /// <param name="parts">Sums a block, all of one length.</param>
    public static double[] Add(double[][] parts)
    {
        if (parts.Length == 0)
            return [];
        var sums = new double[parts[0].Length];
        for (int i = 0; i < sums.Length; i++)
        {
            var sum = default(CompensatedSum);
            foreach (var part in parts)
                sum.Add(part[i]);
            sums[i] = sum.Value;
        }
        return sums;
    }
}
