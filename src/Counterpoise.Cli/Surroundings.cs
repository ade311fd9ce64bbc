using Counterpoise.Archive;

namespace Counterpoise.Cli;

/// <summary>What the command may use of the machine it runs on; tests pass their own.</summary>
public sealed record Surroundings
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where notes, progress and faults go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Reads an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The archive where neither an option nor the environment names one; it need not exist.</summary>
    public string DefaultArchive { get; init; } = ArchiveStore.DefaultPath;

    /// <summary>Whether notes and progress go to a terminal, where a line can be written over.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Width of the terminal in characters.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Whether results go to a terminal that shows colour.</summary>
    public bool Colour { get; init; }
}
