using Counterpoise.Alignment;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>A state makes no pact with those who fear a third state most.</summary>
public static class StaysOutClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "stays-out",
            "Of the states that fear the third most, none has a defence obligation with the state that was made after it came to do so; and "
                + "in the game of alignment the state stands in a tight alliance against the third in less than half of equilibria: linked to "
                + "two states that are linked with each other, each link against the third, since more of its risk than of anybody's is taken "
                + "away from the two.",
            [new("state", ClaimArgumentKind.State), new("against", ClaimArgumentKind.State)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var state = arguments.State("state");
        var against = arguments.State("against");
        int fewDraws = (int)claims.Parameters["claims.game-draws"];
        if (claims.World.CoverageOf(Variables.Obligations) is not { } treaties)
            return ClaimFinding.NoData("no treaty data on this record");
        if (Read(claims.Specification) is not { } read)
            return ClaimFinding.NoData($"no state is known to fear {claims.NameOf(against)} most in {claims.Year}");
        var game = Tight(claims.At(new(state, against)).Network);
        if (game is not { } tight)
            return ClaimFinding.NoData(
                $"the game of alignment of {claims.NameOf(state)} and {claims.NameOf(against)} cannot be played in {claims.Year}"
            );
        string carried =
            treaties.Years.Last < claims.Year ? $" {treaties.Source.Short} ends in {treaties.Years.Last}." : "";
        return claims.Judged(
            read.Joined.Length,
            $"of {read.Coalition.Length} states that fear {claims.NameOf(against)} most",
            read.Joined.Length == 0 && !tight.Share.IsStable,
            null,
            claims.ShareOfSpecifications(
                ClaimSetting.CoarseMeasures,
                s =>
                    Read(s) is not { } other ? null
                    : other.Joined.Length > 0 ? false
                    : Tight(DyadNetwork.Of(claims.At(new(state, against)).Under(s), fewDraws, claims.Cancellation))
                        is { } under
                        ? !under.Share.IsStable
                    : null
            ),
            $"{claims.NamesOf(read.Coalition)} fear {claims.NameOf(against)} most in {claims.Year}. Defence pacts of {claims.NameOf(state)} with them "
                + $"made since: {(read.Joined.Length == 0 ? "none" : claims.NamesOf(read.Joined))}; older: "
                + $"{(read.Older.Length == 0 ? "none" : claims.NamesOf(read.Older))}.{carried} A treaty is all that is counted: bases, "
                + $"exercises and arms are not. In the game of alignment of {tight.States} states it stands in a tight alliance against "
                + $"{claims.NameOf(against)} in {tight.Share.Text} of equilibria, and has some link against it in {tight.Some.Text}.",
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        );

        (GameShare Share, GameShare Some, int States)? Tight(Reading<DyadNetwork> played)
        {
            if (played is not Reading<DyadNetwork>.Known(var network, _))
                return null;
            int self = network.Find(state);
            int rival = network.Find(against);
            return
                GameShare.Of(
                    network.Shares(
                        (game, links) => AllianceAgainst.IsTight(game, links, self, rival),
                        claims.Cancellation
                    )
                )
                    is { } share
                && GameShare.Of(
                    network.Shares((game, links) => AllianceAgainst.Any(game, links, self, rival), claims.Cancellation)
                )
                    is { } some
                ? (share, some, network.States.Count)
                : null;
        }

        (StateCode[] Coalition, StateCode[] Joined, StateCode[] Older)? Read(Measures.Specification specification)
        {
            var threat = claims.ThreatUnder(specification);
            StateCode[] coalition =
            [
                .. claims
                    .World.At(claims.Year)
                    .States.ToArray()
                    .Where(s => s != state && s != against && Fears(threat, s, claims.Year)),
            ];
            if (coalition.Length == 0)
                return null;
            List<StateCode> joined = [];
            List<StateCode> older = [];
            foreach (var member in coalition.Where(m => Bound(m, claims.Year)))
            {
                // Who came first: the fear of its present spell, or the pact of its present spell?
                var fearSince = Since(year => Fears(threat, member, year));
                var pactSince = Since(year => Bound(member, year));
                (pactSince >= fearSince ? joined : older).Add(member);
            }
            return (coalition, [.. joined], [.. older]);
        }

        bool Fears(Measures.Threat threat, StateCode member, Year year) =>
            claims.World.At(year).IndexOf(member) >= 0 && threat.Ranking(member, year).IsFirst(against);

        bool Bound(StateCode member, Year year)
        {
            var slice = claims.World.Standing(Variables.Obligations, year).Slice;
            return (slice.Obligations(state, member) | slice.Obligations(member, state)).HasFlag(Obligations.Defence);
        }

        Year Since(Func<Year, bool> holds)
        {
            claims.Cancellation.ThrowIfCancellationRequested();
            var first = claims.Year;
            while (claims.World.Years.Contains(first.Plus(-1)) && holds(first.Plus(-1)))
                first = first.Plus(-1);
            return first;
        }
    }
}
