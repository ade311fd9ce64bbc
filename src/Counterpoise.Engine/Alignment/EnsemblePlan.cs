namespace Counterpoise.Alignment;

/// <summary>How the stable networks of a year are looked for over all that is not known for sure.</summary>
public sealed record EnsemblePlan
{
    /// <summary>Number of draws of parameters and of what is unknown, 0 or more; with 0, the parameters' own values alone answer.</summary>
    public int Draws { get; init; } = 400;

    /// <summary>Number of starts of the search in each draw, 1 or more; games of few links are enumerated instead.</summary>
    public int Starts { get; init; } = 40;

    /// <summary>Number of starts at the parameters' own values: as many times more.</summary>
    public const int CentralFactor = 10;

    /// <summary>Whose consent counts.</summary>
    public ConsentRule Rule { get; init; } = ConsentRule.Transfers;

    /// <summary>Whether networks must also withstand coalitions of three.</summary>
    public bool Threes { get; init; }

    /// <summary>Whether only politically relevant pairs may link.</summary>
    public bool RelevantOnly { get; init; }

    /// <summary>Seed of the draws, the starts and the orders.</summary>
    public ulong Seed { get; init; }

    /// <summary>Most threads to work on, or -1 for as many as there are cores; the result is the same.</summary>
    public int Threads { get; init; } = -1;
}
