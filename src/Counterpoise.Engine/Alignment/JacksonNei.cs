namespace Counterpoise.Alignment;

/// <summary>An attack that would succeed.</summary>
/// <param name="Victim">Place of the country attacked.</param>
/// <param name="Leader">Place of the country whose allies attack with it.</param>
/// <param name="Attackers">Places of all attackers, the leader among them, in order.</param>
public sealed record WinningAttack(int Victim, int Leader, IReadOnlyList<int> Attackers);

/// <summary>What keeps a network of pure alliances from being war-stable; nothing where all lists are empty.</summary>
/// <param name="Attacks">Winning attacks on vulnerable countries, one a country, in order (against condition S1).</param>
/// <param name="Provocations">Links whose making would let somebody win a war, with an attack (against S2), in order.</param>
/// <param name="IdleLinks">Links that could go without making either member vulnerable (against S3), in order.</param>
public sealed record WarStability(
    IReadOnlyList<WinningAttack> Attacks,
    IReadOnlyList<((int First, int Second) Link, WinningAttack Attack)> Provocations,
    IReadOnlyList<(int First, int Second)> IdleLinks
)
{
    /// <summary>Whether the network is war-stable.</summary>
    public bool IsWarStable => Attacks.Count == 0 && Provocations.Count == 0 && IdleLinks.Count == 0;
}

/// <summary>Networks of alliances without trade, in the terms of jackson2015: a teaching case, apart from the game of alignment.</summary>
/// <remarks>
/// <para>
/// Country i is vulnerable at a network when some country j and a set C of j and of allies of j, without i, are stronger than i with those
/// of its allies that are not in C: M(C) &gt; gamma M({i} and N_i outside C), where M sums strengths and gamma above 1 is an advantage
/// of defence, below 1 of offence. A network is war-stable when no country is vulnerable (S1); no link could be added that makes a
/// country vulnerable (S2); and every link serves, in that without it a member is vulnerable (S3). Their first theorem: no
/// network with links is war-stable.
/// </para>
/// <para>
/// The text of the article could not be had; its abstracts and summaries give S1 to S3 in words, the formula is restated from memory.
/// S3 is read weakly (one member, not both), so that more networks could be stable and the theorem is the stronger. Why it holds: let the
/// link jk serve j, and let C, led by i, defeat j without it. If k were in C, C would defeat j with it too, against S1. If k is not, C and
/// k would defeat j: at this network where i and k are allies (against S1), or after they have become so (against S2).
/// </para>
/// </remarks>
public static class JacksonNei
{
    /// <summary>Most countries whose networks are enumerated.</summary>
    public const int MostCountries = 6;

    /// <summary>Finds a winning attack on a country.</summary>
    /// <param name="network">The alliances.</param>
    /// <param name="strengths">Military strength M of each country, above 0 and finite. Shape [countries].</param>
    /// <param name="gamma">Advantage of defence, above 0 and finite.</param>
    /// <param name="country">Place of the country.</param>
    /// <returns>The attack by the first leader who can win, with all its allies but the victim, or null where none can.</returns>
    /// <exception cref="ArgumentException">Shapes disagree or a number is out of range.</exception>
    /// <remarks>
    /// A leader who wins with some of its allies wins with all: each adds to the attack, and leaves the defence if it was in it. So one
    /// set a leader is tried.
    /// </remarks>
    public static WinningAttack? AttackOn(
        AlignmentNetwork network,
        IReadOnlyList<double> strengths,
        double gamma,
        int country
    )
    {
        Check(network, strengths, gamma);
        ArgumentOutOfRangeException.ThrowIfNegative(country);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(country, network.States);
        return Attack(network, strengths, gamma, country);
    }

    /// <summary>Tells what keeps a network from being war-stable.</summary>
    /// <param name="network">The alliances.</param>
    /// <param name="strengths">Military strength M of each country, above 0 and finite. Shape [countries].</param>
    /// <param name="gamma">Advantage of defence, above 0 and finite.</param>
    /// <exception cref="ArgumentException">Shapes disagree or a number is out of range.</exception>
    public static WarStability StabilityOf(AlignmentNetwork network, IReadOnlyList<double> strengths, double gamma)
    {
        Check(network, strengths, gamma);
        var attacks = Attacks(network, strengths, gamma).ToArray();
        var provocations = new List<((int, int), WinningAttack)>();
        var idle = new List<(int, int)>();
        for (int i = 0; i < network.States; i++)
        {
            for (int j = i + 1; j < network.States; j++)
            {
                if (!network.Linked(i, j))
                {
                    var wider = AlignmentNetwork.Of(network.States, network.Links.Append((i, j)));
                    if (Attacks(wider, strengths, gamma).FirstOrDefault() is { } attack)
                        provocations.Add(((i, j), attack));
                    continue;
                }
                var link = (i, j);
                var without = AlignmentNetwork.Of(network.States, network.Links.Where(other => other != link));
                if (Attack(without, strengths, gamma, i) is null && Attack(without, strengths, gamma, j) is null)
                    idle.Add(link);
            }
        }
        return new(attacks, provocations, idle);
    }

    /// <summary>Every war-stable network, by enumeration.</summary>
    /// <param name="strengths">Military strength M of each country, above 0 and finite. Shape [countries], 1..6.</param>
    /// <param name="gamma">Advantage of defence, above 0 and finite.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are too many countries or a number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<AlignmentNetwork> WarStable(
        IReadOnlyList<double> strengths,
        double gamma,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(strengths);
        int n = strengths.Count;
        if (n > MostCountries)
        {
            throw new ArgumentException(
                $"{n} countries; networks of {MostCountries} at most are enumerated.",
                nameof(strengths)
            );
        }
        var pairs = new List<(int, int)>();
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
                pairs.Add((i, j));
        }
        var stable = new List<AlignmentNetwork>();
        for (int links = 0; links < 1 << pairs.Count; links++)
        {
            cancellation.ThrowIfCancellationRequested();
            int present = links;
            var network = AlignmentNetwork.Of(n, pairs.Where((_, at) => (present >> at & 1) != 0));
            // Most networks have a vulnerable country, which is seen soonest.
            if (links == 0)
                Check(network, strengths, gamma);
            if (!Attacks(network, strengths, gamma).Any() && StabilityOf(network, strengths, gamma).IsWarStable)
                stable.Add(network);
        }
        return stable;
    }

    private static IEnumerable<WinningAttack> Attacks(
        AlignmentNetwork network,
        IReadOnlyList<double> strengths,
        double gamma
    )
    {
        for (int i = 0; i < network.States; i++)
        {
            if (Attack(network, strengths, gamma, i) is { } attack)
                yield return attack;
        }
    }

    private static WinningAttack? Attack(
        AlignmentNetwork network,
        IReadOnlyList<double> strengths,
        double gamma,
        int victim
    )
    {
        for (int leader = 0; leader < network.States; leader++)
        {
            if (leader == victim)
                continue;
            double attack = 0;
            double defence = 0;
            for (int k = 0; k < network.States; k++)
            {
                if (k == victim)
                    defence += strengths[k];
                else if (k == leader || network.Linked(leader, k))
                    attack += strengths[k];
                else if (network.Linked(victim, k))
                    defence += strengths[k];
            }
            if (attack > gamma * defence)
            {
                int[] attackers = [.. network.Partners(leader).Where(k => k != victim).Append(leader).Order()];
                return new(victim, leader, attackers);
            }
        }
        return null;
    }

    private static void Check(AlignmentNetwork network, IReadOnlyList<double> strengths, double gamma)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(strengths);
        if (strengths.Count != network.States)
        {
            throw new ArgumentException(
                $"{strengths.Count} strengths for a network of {network.States} countries.",
                nameof(strengths)
            );
        }
        foreach (double strength in strengths)
        {
            if (!(strength > 0 && double.IsFinite(strength)))
                throw new ArgumentException($"A strength is {strength}; it is finite and above 0.", nameof(strengths));
        }
        if (!(gamma > 0 && double.IsFinite(gamma)))
            throw new ArgumentException($"Gamma is {gamma}; it is finite and above 0.", nameof(gamma));
    }
}
