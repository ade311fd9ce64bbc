namespace Counterpoise;

/// <summary>Something wrong with a file or an argument: place, value, rule and repair in one sentence.</summary>
/// <param name="File">File or argument at fault, as the user named it.</param>
/// <param name="Line">Line, from 1, or row in a file that has no lines; 0 where neither has a meaning.</param>
/// <param name="Message">What is wrong, by which rule, and how to mend it.</param>
public sealed record Fault(string File, int Line, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}

/// <summary>Input cannot be used. Carries every fault found, not only the first.</summary>
public sealed class FaultyInputException : Exception
{
    /// <summary>Makes the exception for one fault or more.</summary>
    /// <exception cref="ArgumentException">No fault is given.</exception>
    public FaultyInputException(IReadOnlyList<Fault> faults, string consequence = "nothing was loaded")
        : base(Describe(faults, consequence)) => Faults = faults;

    /// <summary>Makes the exception for one fault.</summary>
    public FaultyInputException(string file, int line, string message, string consequence = "nothing was loaded")
        : this([new Fault(file, line, message)], consequence) { }

    /// <summary>The faults, in order of file and line.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    private static string Describe(IReadOnlyList<Fault> faults, string consequence)
    {
        if (faults.Count == 0)
            throw new ArgumentException("A faulty input has at least one fault.", nameof(faults));
        var count = faults.Count == 1 ? "1 fault" : $"{faults.Count} faults";
        return string.Join('\n', faults.Select(fault => fault.ToString())) + $"\n{count}; {consequence}.";
    }
}
