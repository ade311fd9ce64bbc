using System.Globalization;

namespace Counterpoise.Theories;

/// <summary>What must hold of a dyad for a theory to speak about it: a variable within limits.</summary>
public sealed record ScopeCondition
{
    /// <summary>States a condition.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="atLeast">Least value that meets it; null for none.</param>
    /// <param name="atMost">Greatest value that meets it; null for none.</param>
    /// <param name="because">Why the theory is so limited, in a clause, such as <c>the theory speaks about neighbours</c>.</param>
    /// <exception cref="ArgumentException">There is no limit, a limit is no number, or the least is above the greatest.</exception>
    public ScopeCondition(DyadVariable variable, double? atLeast, double? atMost, string because)
    {
        if (atLeast is null && atMost is null)
            throw new ArgumentException("A condition has a limit.", nameof(atLeast));
        if (atLeast is double.NaN || atMost is double.NaN || atLeast > atMost)
            throw new ArgumentException("The least value is not above the greatest.", nameof(atMost));
        (Variable, AtLeast, AtMost, Because) = (variable, atLeast, atMost, because);
    }

    /// <summary>The variable.</summary>
    public DyadVariable Variable { get; }

    /// <summary>Least value that meets the condition; null for none.</summary>
    public double? AtLeast { get; }

    /// <summary>Greatest value that meets the condition; null for none.</summary>
    public double? AtMost { get; }

    /// <summary>Why the theory is so limited, in a clause.</summary>
    public string Because { get; }

    /// <summary>The limits in a clause, such as <c>contiguous is at least 1</c>.</summary>
    public string InWords =>
        (AtLeast, AtMost) switch
        {
            ({ } least, { } most) when least.Equals(most) => $"{Variable.Id} is {Plain(least)}",
            ({ } least, { } most) => $"{Variable.Id} is between {Plain(least)} and {Plain(most)}",
            ({ } least, null) => $"{Variable.Id} is at least {Plain(least)}",
            _ => $"{Variable.Id} is at most {Plain(AtMost!.Value)}",
        };

    /// <summary>Whether a reading meets the condition; null where what is unknown decides.</summary>
    public bool? IsMetBy(DyadReading reading)
    {
        var (low, high) = reading.Admissible;
        double least = AtLeast ?? double.NegativeInfinity;
        double most = AtMost ?? double.PositiveInfinity;
        return low >= least && high <= most ? true
            : high < least || low > most ? false
            : null;
    }

    /// <summary>The reason why the theory is silent where the condition fails.</summary>
    internal string Failing(DyadReading reading) => $"{Because} ({InWords}); here {Found(reading)}";

    /// <summary>The reason of no data where what is unknown decides.</summary>
    internal string Undecided(DyadReading reading) => $"whether {InWords} is unknown ({Because}); {Found(reading)}";

    /// <summary>The premise that the condition holds.</summary>
    internal Premise Met(DyadReading reading) =>
        new(
            $"Within scope: {Because} ({InWords}).",
            [new NamedFigure(Variable.Id, reading.Value, Variable.Unit)],
            Standing.Computed
        );

    private static string Plain(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Found(DyadReading reading)
    {
        var (low, high) = reading.Admissible;
        string range = reading.RestsOnGap ? $", {Plain(low)} to {Plain(high)} over what is unknown" : "";
        return reading.Value.Match(
            (value, source) => $"it is {Plain(value)} ({source.Short}){range}",
            reason => reason
        );
    }
}
