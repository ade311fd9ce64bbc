using System.Runtime.ExceptionServices;

namespace Counterpoise.Exports;

/// <summary>The same work on several threads at once.</summary>
internal static class OnThreads
{
    /// <summary>Runs work on each thread, at most as many as there are pieces, and rethrows the first error as it was.</summary>
    public static void Run(ParallelOptions options, int pieces, Action work)
    {
        int threads = Math.Min(options.MaxDegreeOfParallelism, pieces);
        if (threads <= 1)
        {
            work();
            return;
        }
        try
        {
            Parallel.For(0, threads, options, _ => work());
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
