#pragma warning disable CA1051, CA2211, CA1819, MA0069 // Planted faults: what these rules forbid is what our own must find.
namespace Counterpoise.Tests.Structure.Planted.Style;

public sealed class CapabilityManager;

public sealed class DyadHelper<T>
{
    public T? Held { get; init; }
}

// Ends in the letters of an empty name, but not in the word.
public sealed class Database;

public sealed class ThreatIndex
{
    public const int Factors = 4;

    public static readonly double MostFeared = 1;

    private static int _runs;

    public int Open;

    public static double[] Weights { get; } = [0.25, 0.25, 0.25, 0.25];

    public static IReadOnlyList<string> Names { get; } = ["capability", "proximity", "offense", "intent"];

    public static int Last { get; private set; }

    public int Init { get; init; }

    public int Set { get; set; }

    public int Kept { get; private set; }

    public Func<int> Run() =>
        () =>
        {
            Last = ++_runs;
            return Kept = Last;
        };
}
