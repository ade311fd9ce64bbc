using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>Gathers a brief: asks every theory and measure, and computes nothing of its own.</summary>
public static class BriefWriter
{
    /// <summary>Writes the brief on a pair.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="theories">The theories to ask.</param>
    /// <param name="specification">The choice of measures; pledges are taken out of intent.</param>
    /// <param name="pair">The two states, in the order to show them.</param>
    /// <param name="year">The year.</param>
    /// <param name="caseId">Id of the case, or null.</param>
    /// <param name="threads">Threads to use, or -1 for as many as there are; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">A state is not held in the year, or the year lies outside the record.</exception>
    public static Brief Write(
        Measurements measurements,
        IReadOnlyList<Theory> theories,
        Specification specification,
        (StateCode First, StateCode Second) pair,
        Year year,
        string? caseId,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        var dyad = new Dyad(pair.First, pair.Second);
        var setting = Setting.Of(measurements, specification, dyad, year);
        var world = setting.World;
        var sweep = SpecificationSweep
            .Over(world, setting.Specification, SpecificationSweep.OfThreat)
            .Select(setting.Under)
            .ToArray();
        StateCode[] states = [pair.First, pair.Second];
        var fears = new FearLine[states.Length];
        // Each state's part is its own: the result does not depend on the order of work.
        Parallel.For(
            0,
            states.Length,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads },
            i => fears[i] = Fear(setting, sweep, states[i], cancellation)
        );
        var partners = PairAsPartners.Of(setting, pair);
        return new()
        {
            Case = caseId,
            Answers = DyadAnswers.Of(setting, theories, pair, threads, cancellation: cancellation),
            Fears = fears,
            Partners = partners,
            Evidence =
            [
                .. world.Evidence.Where(item =>
                    (item.Dyad == dyad.Forward || item.Dyad == dyad.Backward)
                    && item.IsKnownIn(year, specification.Concurrent)
                ),
            ],
            Agreement = CoderAgreement.Of(world.Evidence),
            Weights =
            [
                .. WeightOfEvidence
                    .PairsIn(world.Evidence)
                    .Select(asked => WeightOfEvidence.Of(world.Evidence, asked, year, specification.Concurrent)),
            ],
        };
    }

    private static FearLine Fear(Setting setting, Setting[] sweep, StateCode state, CancellationToken cancellation)
    {
        var profile = setting.Profile(state);
        var top = profile.Top?.Rival;
        int same = 0;
        int answered = 0;
        foreach (var other in sweep)
        {
            cancellation.ThrowIfCancellationRequested();
            // Where the rival has an unknown factor, the specification cannot say whether it comes first.
            if (top is not { } first || other.RankingThatAnswers(state) is not { } ranking)
                continue;
            answered++;
            same += ranking.IsFirst(first) ? 1 : 0;
        }
        List<YearOfFear> timeline = [];
        for (var year = setting.World.Years.First; year <= setting.World.Years.Last; year = year.Plus(1))
        {
            cancellation.ThrowIfCancellationRequested();
            var shares =
                setting.World.At(year).IndexOf(state) < 0
                    ? []
                    : setting.Threat.Ranking(state, year).Entries.ToDictionary(e => e.Rival, e => e.Share);
            timeline.Add(new(year, shares));
        }
        return new(
            profile,
            top is { } t ? setting.Sweep(state, setting.Weightings)?.ShareOf(t) : null,
            top is { } f ? setting.Sweep(state, setting.Floored)?.ShareOf(f) : null,
            answered == 0 ? null : (double)same / answered,
            profile.LeastOverturningChange(),
            timeline
        );
    }
}
