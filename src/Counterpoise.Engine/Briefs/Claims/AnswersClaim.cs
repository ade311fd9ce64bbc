using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>One theory answers more questions of foreign policy than others do. A matter of purpose: no verdict of fact.</summary>
public static class AnswersClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "answers",
            "Conceptual: the share of pairs and years in which the theory names a stance, beside that of the others.",
            [
                new("theory", ClaimArgumentKind.Theories) { IsSingle = true },
                new("than", ClaimArgumentKind.Theories),
                new("states", ClaimArgumentKind.States),
                new("every", ClaimArgumentKind.Count),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var states = arguments.States("states");
        int every = (int)arguments.Number("every")!.Value;
        (Dyad Dyad, Year Year)[] sample =
        [
            .. claims
                .YearsOf()
                .Where(year => claims.Year.Since(year) % every == 0)
                .SelectMany(year =>
                    claims
                        .World.At(year)
                        .States.ToArray()
                        .SelectMany(_ => states, (other, state) => (other, state))
                        .Where(p => p.other != p.state && claims.World.At(year).IndexOf(p.state) >= 0)
                        .Select(p => (new Dyad(p.other, p.state), year))
                )
                .Distinct(),
        ];
        List<string> shares = [];
        foreach (var id in arguments.Words("than"))
            shares.Add($"{id} {(claims.TheoryOf(id) is { } other ? Part(other) : "not in this catalogue")}");
        string beside = string.Join(", ", shares);
        string what =
            $"{sample.Length} pairs and years that touch {claims.NamesOf(states)}, every {every} years to {claims.Year}";
        string caution =
            "Naming a stance is not naming the right one: whether the theory's filter improves the log score needs the trials.";
        string id0 = arguments.Word("theory");
        if (claims.TheoryOf(id0) is not { } theory)
            return ClaimFinding.NoData($"{ClaimSetting.WithoutTheory(id0)}. Over {what}: {beside}. {caution}");
        double named = Answers(theory);
        if (double.IsNaN(named))
            return ClaimFinding.NoData($"{theory.Id} has no data for any of {what}. {caution}");
        return new(
            new Reading<double>.Known(named, new Source("counterpoise", "claims")),
            "share of pairs and years",
            ClaimVerdict.Conceptual,
            $"Share of {what} in which a stance is named, of those with data: {theory.Id} {Shown.Share(named)}; {beside}. {caution}",
            [Standing.Computed, Standing.Assumed]
        )
        {
            IsFirstApproximation = true,
        };

        string Part(Theory asked) =>
            Answers(asked) is var share && double.IsNaN(share) ? "no data" : Shown.Share(share);

        // Of the members that the theory has data for, in how many it names a stance; NaN where it has none.
        double Answers(Theory asked)
        {
            int told = 0;
            int answered = 0;
            foreach (var (dyad, year) in sample)
            {
                claims.Cancellation.ThrowIfCancellationRequested();
                var verdict = asked.SketchOf(claims.At(dyad, year));
                told += verdict is Verdict.Expects ? 1 : 0;
                answered += verdict is Verdict.NoData ? 0 : 1;
            }
            return answered == 0 ? double.NaN : (double)told / answered;
        }
    }
}
