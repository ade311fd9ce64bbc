namespace Counterpoise.Archive.Storage;

/// <summary>Runs a sequence one item ahead of whoever consumes it, on another thread; the order stays.</summary>
internal static class ReadAhead
{
    /// <summary>The same items. At most two exist at a time: the one consumed, and the next.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source)
    {
        using var items = source.GetEnumerator();
        var next = Task.Run(items.MoveNext);
        try
        {
            while (next.GetAwaiter().GetResult())
            {
                var item = items.Current;
                next = Task.Run(items.MoveNext);
                yield return item;
            }
        }
        finally
        {
            // A consumer that stops early must not leave a thread behind that still reads.
            Task.WaitAny(next);
        }
    }
}
