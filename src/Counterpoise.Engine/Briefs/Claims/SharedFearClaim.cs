using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>States whose profiles of threat differ do not ally.</summary>
public static class SharedFearClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "shared-fear",
            "Allied pairs have more similar profiles of threat than others: the sum over third states of the smaller share ranks them "
                + "above others in more than half of comparisons.",
            AlliedSample.Parameters,
            Find
        )
        {
            ReadsWholeRecord = true,
        };

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        if (claims.SampleOf(arguments) is not { } sample)
            return AlliedSample.TooFew;
        if (sample.Ranked(claims.Specification, ThreatFactors.EqualWeights, AlliedSample.Similarity) is not { } ranked)
            return ClaimFinding.NoData("too few profiles of the sample are known");
        var sorted = sample
            .Scores(claims.Specification, ThreatFactors.EqualWeights, AlliedSample.Similarity)
            .OrderBy(s => s.Score)
            .ToArray();
        int third = sorted.Length / 3;
        return claims.Judged(
            ranked,
            "AUC of similarity",
            ranked > 0.5,
            claims.ShareOfFewWeightings(weights => More(claims.Specification, weights)),
            claims.ShareOfSpecifications(AlliedSample.Swept, s => More(s, ThreatFactors.EqualWeights)),
            $"Of the third with the least similar profiles {Allied(sorted[..third])} are allied, of the middle third "
                + $"{Allied(sorted[third..^third])}, of the third with the most similar {Allied(sorted[^third..])}. {sample.Size}. {AlliedSample.Caution}",
            [Standing.Computed, Standing.Asserted, Standing.Assumed]
        ) with
        {
            IsFirstApproximation = true,
        };

        bool? More(Specification specification, IReadOnlyList<double> weights) =>
            sample.Ranked(specification, weights, AlliedSample.Similarity) is { } share ? share > 0.5 : null;

        static string Allied((double Score, bool Allied)[] part) =>
            Shown.Share((double)part.Count(p => p.Allied) / part.Length);
    }
}
