using Counterpoise.Measures;

namespace Counterpoise.Panels;

/// <summary>How threat is put together under a choice of measures, in sentences.</summary>
internal static class ThreatForms
{
    // parameters/standardisation.yaml says so at its head; a test holds the two together.
    private const string Scores =
        "Threat is put together from scores: a score is the log of a factor, not below a floor, less a mean and over a deviation. These are "
        + "frozen with the parameters; in the set that is shipped they are those of politically relevant pairs of 1950-2000, all pairs of "
        + "Japan and both Koreas held out.";

    /// <summary>Of the level of threat.</summary>
    public static IReadOnlyList<string> OfLevels(Specification specification) =>
        specification.Form switch
        {
            ThreatForm.Geometric =>
            [
                "The exponential of the mean of the four scores, times a constant by which the exponents of the raw factors that vary average 1.",
                Scores,
                "The level of any year, also of an earlier one, is thereby scaled by those years.",
            ],
            ThreatForm.WeakestLink =>
            [
                "The exponential of the least of the four scores, times a constant.",
                Scores,
                "The level of any year, also of an earlier one, is thereby scaled by those years, and so is which factor is the least.",
            ],
            _ => [RanksAlone],
        };

    /// <summary>Of ranks.</summary>
    public static IReadOnlyList<string> OfRanks(Specification specification) =>
        specification.Form switch
        {
            ThreatForm.Geometric => [Scores, MeansCancel],
            ThreatForm.WeakestLink => [Scores, BothCount],
            _ => [RanksAlone],
        };

    /// <summary>Of shares.</summary>
    public static IReadOnlyList<string> OfShares(Specification specification) => OfRanks(specification);

    /// <summary>Of perceived intent.</summary>
    public static IReadOnlyList<string> OfIntent(Specification specification)
    {
        if (specification.Intent == IntentMeasure.None)
            return ["Held at 1 for all, so that perception is taken out."];
        List<string> sentences =
        [
            specification.Concurrent
                ? "From dated events to the end of the year itself; each fades with the half-life of its kind."
                : "From dated events before the year; each fades with the half-life of its kind.",
        ];
        if (specification.Intent == IntentMeasure.Contemporaneous)
            sentences.Add("Rivalries and arms races, which are listed with hindsight, are left out.");
        sentences.Add(
            specification.Pledges
                ? "The rival's pledges count, and its pact with the state that ccode1 feared most a year before, by all four factors."
                : "Treaties are left out."
        );
        return sentences;
    }

    private const string MeansCancel =
        "A common scale changes no rank or share within a year, so that the means cancel out of them; the deviations do not, for they set "
        + "how much one factor weighs against another in every year.";

    private const string BothCount =
        "Which factor is the least rests on means and deviations in every year, and with it ranks and shares.";

    private const string RanksAlone =
        "The mean of the rival's ranks on the four factors, each as a part of the number of rivals known; no mean or deviation of other "
        + "years enters.";
}
