using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Scenarios;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>As a state grows, and depending on what becomes of a neighbour, an alliance becomes stable.</summary>
public static class BecomesStableClaim
{
    private static readonly string[] Swept = ["capability", "intent"];

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "becomes-stable",
            "In the game of alignment of the year asked for, growth makes the link of the two stable: with some fate of the neighbour (it "
                + "continues, is without nuclear weapons, leaves the system or is taken into the state named) the link stands in less than half "
                + "of equilibria while the grower's resources are as they are, and with the same fate in more than half, by the lower end of "
                + "the 95% interval over draws, once they are multiplied by some factor above one. A fate that makes it stable without growth "
                + "does not count.",
            [
                new("between", ClaimArgumentKind.Pair),
                new("neighbour", ClaimArgumentKind.State),
                new("into", ClaimArgumentKind.State),
                new("grower", ClaimArgumentKind.State),
                new("factors", ClaimArgumentKind.Numbers) { Least = 1 },
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var dyad = arguments.Pair("between");
        var neighbour = arguments.State("neighbour");
        var into = arguments.State("into");
        var grower = arguments.State("grower");
        StateCode[] asked = [dyad.A, dyad.B, neighbour, into, grower];
        if (
            asked.Where(s => claims.World.At(claims.Year).IndexOf(s) < 0).Distinct().ToArray() is { Length: > 0 } absent
        )
            return ClaimFinding.NoData($"{claims.NamesOf(absent)} not held in {claims.Year}");
        double[] factors = [.. arguments.Numbers("factors").Append(1).Distinct().Order()];
        var cells = Worlds(claims, neighbour, into, grower, factors);
        var read = cells
            .Select(cell => (Cell: cell, Network: cell.Claims.At(dyad).Network))
            .Select(cell =>
                (
                    cell.Cell,
                    Share: cell.Network is Reading<DyadNetwork>.Known(var network, _)
                        ? GameShare.Of(network)
                        : (GameShare?)null,
                    Gain: cell.Network is Reading<DyadNetwork>.Known(var played, _)
                        ? played.Link.GainOfFirst + played.Link.GainOfSecond
                        : double.NaN,
                    Why: cell.Network is Reading<DyadNetwork>.Absent(var reason) ? reason : ""
                )
            )
            .ToArray();
        if (read.FirstOrDefault(cell => cell.Share is null) is { Cell: not null } unread)
            return ClaimFinding.NoData($"the game cannot be played where {unread.Cell.Name}: {unread.Why}");
        var shares = read.Select(cell => (cell.Cell.Factor, cell.Cell.Fate, Share: cell.Share!.Value)).ToArray();
        var unstable = Unstable(shares);
        var becoming = shares.Where(cell => Becomes(cell, unstable)).ToArray();
        var best = shares
            .Where(cell => cell.Factor > 1 && (unstable.Count == 0 || unstable.Contains(cell.Fate)))
            .DefaultIfEmpty(shares[0])
            .MaxBy(cell => cell.Share.Mean);
        string why =
            becoming.Length > 0
                ? "Growth makes the link stable where "
                    + string.Join(
                        "; ",
                        becoming
                            .GroupBy(cell => cell.Fate)
                            .Select(row =>
                                $"{Named(row.Key, claims, neighbour, into)}, at {string.Join(", ", row.Select(cell => $"x{Shown.Decimals(cell.Factor, 1)}"))}"
                            )
                    )
                    + ". "
            : unstable.Count == 0 ? "With no fate is the link below half of equilibria without growth. "
            : "With no fate that leaves the link below half of equilibria does growth lift it above half for sure. ";
        string[] told =
        [
            .. read.GroupBy(cell => cell.Cell.Fate)
                .Select(row =>
                    $"{Named(row.Key, claims, neighbour, into)}: "
                    + string.Join(
                        ", ",
                        row.Select(cell =>
                            $"x{Shown.Decimals(cell.Cell.Factor, 1)} {cell.Share!.Value.Text}, gain {Shown.Signed(cell.Gain)}"
                        )
                    )
                ),
        ];
        return claims.Judged(
            best.Share.Mean,
            unstable.Count == 0
                ? "share of equilibria, the greatest of any cell with growth"
                : "share of equilibria, the greatest with growth among fates below half without it",
            becoming.Length > 0,
            null,
            claims.ShareOfSpecifications(
                Swept,
                specification => UnderSpecification(dyad, claims, cells, specification)
            ),
            $"{why}Share of equilibria with the link (95% over draws), and what it brings the two together at the parameters' own values; {claims.NameOf(grower)}'s resources multiplied. {string.Join(". ", told)}. A "
                + $"difference of {claims.Year} alone, all else as it was; paths are for scenarios.",
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        );
    }

    // The fates with which the link does not stand while nobody grows.
    private static HashSet<Fate> Unstable(IEnumerable<(double Factor, Fate Fate, GameShare Share)> cells) =>
        [.. cells.Where(cell => cell.Factor.Equals(1) && !cell.Share.IsStable).Select(cell => cell.Fate)];

    private static bool Becomes((double Factor, Fate Fate, GameShare Share) cell, HashSet<Fate> unstable) =>
        cell.Factor > 1 && unstable.Contains(cell.Fate) && cell.Share.Low > 0.5;

    private static bool? UnderSpecification(
        Dyad dyad,
        ClaimSetting claims,
        IReadOnlyList<Cell> cells,
        Specification specification
    )
    {
        int draws = (int)claims.Parameters["claims.game-draws"];
        List<(double, Fate, GameShare)> shares = [];
        foreach (var cell in cells)
        {
            if (
                DyadNetwork.Of(cell.Claims.At(dyad).Under(specification), draws, claims.Cancellation)
                is not Reading<DyadNetwork>.Known
                (var network, _)
            )
                return null;
            shares.Add((cell.Factor, cell.Fate, GameShare.Of(network)));
        }
        var unstable = Unstable(shares);
        return shares.Any(cell => Becomes(cell, unstable));
    }

    private static List<Cell> Worlds(
        ClaimSetting claims,
        StateCode neighbour,
        StateCode into,
        StateCode grower,
        double[] factors
    )
    {
        List<Cell> cells = [];
        foreach (var fate in Enum.GetValues<Fate>())
        {
            foreach (double factor in factors)
            {
                claims.Cancellation.ThrowIfCancellationRequested();
                var difference = new RecordDifference(claims.Year)
                {
                    Scaled =
                    [
                        .. RecordDifference.Resources.Select(variable => new ScaledFigure(grower, variable, factor)),
                    ],
                    Replaced =
                        fate == Fate.Denuclearises
                            ? [new(neighbour, Variables.NuclearStatus, 0), new(neighbour, Variables.Warheads, 0)]
                            : [],
                    Removed = fate == Fate.Collapses ? [neighbour] : [],
                    United = fate == Fate.Unites ? [new(neighbour, into)] : [],
                };
                bool asItIs = fate == Fate.Continues && factor.Equals(1);
                cells.Add(
                    new(
                        fate,
                        factor,
                        $"{Named(fate, claims, neighbour, into)} and {claims.NameOf(grower)} has {Shown.Decimals(factor, 1)} times its resources",
                        asItIs ? claims : claims.On(difference.Applied(claims.World))
                    )
                );
            }
        }
        return cells;
    }

    private static string Named(Fate fate, ClaimSetting claims, StateCode neighbour, StateCode into) =>
        fate switch
        {
            Fate.Continues => $"{claims.NameOf(neighbour)} continues",
            Fate.Denuclearises => $"{claims.NameOf(neighbour)} gives up nuclear weapons",
            Fate.Collapses => $"{claims.NameOf(neighbour)} leaves the system",
            Fate.Unites => $"{claims.NameOf(neighbour)} unites with {claims.NameOf(into)}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    // What becomes of the neighbour.
    private enum Fate
    {
        Continues,
        Denuclearises,
        Collapses,
        Unites,
    }

    private sealed record Cell(Fate Fate, double Factor, string Name, ClaimSetting Claims);
}
