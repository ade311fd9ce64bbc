using System.Buffers;
using System.Numerics;

namespace Counterpoise.Statistics;

/// <summary>How much of what a coalition is worth each player brings: its mean contribution over all orders of joining.</summary>
/// <remarks>
/// shapley1953, eq. 13. The values sum to the worth of all players less the worth of none; players who contribute alike to every
/// coalition have like values; one who contributes nothing to any has exactly 0.
/// </remarks>
public static class Shapley
{
    /// <summary>Most players for whom every coalition is visited.</summary>
    public const int MostPlayers = 20;

    /// <summary>Computes the values exactly, from the worth of every coalition.</summary>
    /// <param name="worth">
    /// Worth of each coalition, indexed by its members: bit i of the index is set when player i belongs. Any unit; NaN in any
    /// makes every value NaN, since each rests on all coalitions. Shape [2^players].
    /// </param>
    /// <param name="values">Receives the value of each player, in the unit of worth. Shape [players], 1..20.</param>
    /// <exception cref="ArgumentException">The shapes disagree, or there are no players or too many.</exception>
    public static void Values(ReadOnlySpan<double> worth, Span<double> values)
    {
        var players = Counted(values);
        if (worth.Length != 1 << players)
        {
            throw new ArgumentException(
                $"{players} players form {1 << players} coalitions, not {worth.Length}; give the worth of each, the empty one too.",
                nameof(worth)
            );
        }
        for (var player = 0; player < players; player++)
            values[player] = ValueOf(player, players, worth);
    }

    /// <summary>Computes the values exactly, asking once for the worth of every coalition.</summary>
    /// <param name="worth">Gives the worth of a coalition; bit i of its argument is set when player i belongs.</param>
    /// <param name="values">Receives the value of each player, in the unit of worth. Shape [players], 1..20.</param>
    /// <exception cref="ArgumentException">There are no players or too many.</exception>
    public static void Values(Func<uint, double> worth, Span<double> values)
    {
        var coalitions = 1 << Counted(values);
        var rented = ArrayPool<double>.Shared.Rent(coalitions);
        try
        {
            for (var coalition = 0; coalition < coalitions; coalition++)
                rented[coalition] = worth((uint)coalition);
            Values(rented.AsSpan(0, coalitions), values);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static int Counted(Span<double> values)
    {
        if (values.Length is < 1 or > MostPlayers)
            throw new ArgumentException(
                $"{values.Length} players; exact values take 1..{MostPlayers}.",
                nameof(values)
            );
        return values.Length;
    }

    private static double ValueOf(int player, int players, ReadOnlySpan<double> worth)
    {
        // Contributions to coalitions of one size weigh alike, so they are summed before they are weighed.
        Span<CompensatedSum> contributions = stackalloc CompensatedSum[players];
        contributions.Clear();
        var member = 1 << player;
        for (var others = 0; others < worth.Length; others++)
        {
            if ((others & member) == 0)
                contributions[BitOperations.PopCount((uint)others)].Add(worth[others | member] - worth[others]);
        }
        var value = default(CompensatedSum);
        var coalitionsOfSize = 1.0;
        for (var size = 0; size < players; size++)
        {
            value.Add(contributions[size].Value / (players * coalitionsOfSize));
            coalitionsOfSize = coalitionsOfSize * (players - 1 - size) / (size + 1);
        }
        return value.Value;
    }
}
