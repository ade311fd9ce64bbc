using System.Diagnostics;

namespace Counterpoise;

/// <summary>A value read from the record: known with its source, or absent with the reason. Unknown is not zero.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public abstract record Reading<T>
{
    private Reading() { }

    /// <summary>The value is on the record.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Source">The data set it was read from.</param>
    public sealed record Known(T Value, Source Source) : Reading<T>;

    /// <summary>The record holds no value.</summary>
    /// <param name="Reason">Why, in a clause that a reader understands without the code.</param>
    public sealed record Absent(string Reason) : Reading<T>;

    /// <summary>Takes one path or the other.</summary>
    public TResult Match<TResult>(Func<T, Source, TResult> known, Func<string, TResult> absent) =>
        this switch
        {
            Known(var value, var source) => known(value, source),
            Absent(var reason) => absent(reason),
            _ => throw new UnreachableException(),
        };
}
