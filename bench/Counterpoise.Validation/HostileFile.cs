using Counterpoise.Archive;

namespace Counterpoise.Validation;

/// <summary>What must become of a made input.</summary>
public enum Expectation
{
    /// <summary>Any outcome with its reason; only no crash.</summary>
    AnyOutcome,

    /// <summary>No fault but that the rows are not those of a whole edition.</summary>
    Sound,

    /// <summary>Exactly the planted faults, each at its line or row.</summary>
    Planted,
}

/// <summary>An input made to try an importer.</summary>
/// <param name="Kind">What was done to it, in words.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Expectation">What must become of it.</param>
/// <param name="Lines">Lines or rows of the planted faults, in order.</param>
public sealed record HostileFile(string Kind, byte[] Content, Expectation Expectation, IReadOnlyList<int> Lines)
{
    /// <summary>An input of which only an answer is expected.</summary>
    public HostileFile(string kind, byte[] content)
        : this(kind, content, Expectation.AnyOutcome, []) { }

    /// <summary>The data set that a sound input holds rows of; null where that is not to be judged.</summary>
    public DataSet? DataSet { get; init; }

    /// <summary>Number of rows that a sound input holds.</summary>
    public int Rows { get; init; }
}
