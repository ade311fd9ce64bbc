using Counterpoise.Record;

namespace Counterpoise.Briefs.Claims;

/// <summary>A state makes no pact with those who fear a third state most.</summary>
public static class StaysOutClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "stays-out",
            "Of the states that fear the third most, none has a defence obligation with the state that was made after it came to do so.",
            [new("state", ClaimArgumentKind.State), new("against", ClaimArgumentKind.State)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var state = arguments.State("state");
        var against = arguments.State("against");
        if (claims.World.CoverageOf(Variables.Obligations) is not { } treaties)
            return ClaimFinding.NoData("no treaty data on this record");
        if (Read(claims.Specification) is not { } read)
            return ClaimFinding.NoData($"no state is known to fear {claims.NameOf(against)} most in {claims.Year}");
        string carried =
            treaties.Years.Last < claims.Year ? $" {treaties.Source.Short} ends in {treaties.Years.Last}." : "";
        return claims.Judged(
            read.Joined.Length,
            $"of {read.Coalition.Length} states that fear {claims.NameOf(against)} most",
            read.Joined.Length == 0,
            null,
            claims.ShareOfSpecifications(
                ClaimSetting.CoarseMeasures,
                s => Read(s) is { } other ? other.Joined.Length == 0 : null
            ),
            $"{claims.NamesOf(read.Coalition)} fear {claims.NameOf(against)} most in {claims.Year}. Defence pacts of {claims.NameOf(state)} with them "
                + $"made since: {(read.Joined.Length == 0 ? "none" : claims.NamesOf(read.Joined))}; older: "
                + $"{(read.Older.Length == 0 ? "none" : claims.NamesOf(read.Older))}.{carried} A treaty is all that is counted: bases, "
                + "exercises and arms are not.",
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        ) with
        {
            IsFirstApproximation = true,
        };

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
