namespace Counterpoise.Briefs.Claims;

/// <summary>What a test finds of a claim.</summary>
/// <param name="Figure">The figure that bears on it, or why there is none.</param>
/// <param name="Unit">Unit of the figure.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">What the figure says, in a sentence or two; for no data, what is missing.</param>
/// <param name="RestsOn">What it rests on, each once, in the order of <see cref="Standing"/>; empty for no data.</param>
public sealed record ClaimFinding(
    Reading<double> Figure,
    string Unit,
    ClaimVerdict Verdict,
    string Reason,
    IReadOnlyList<Standing> RestsOn
)
{
    /// <summary>Whether the claim is true under the default choices; null where that is not known, or not a matter of fact.</summary>
    public bool? IsTrueByDefault { get; init; }

    /// <summary>Share of weightings under which the claim is true, 0..1; null where none was asked.</summary>
    public double? ShareOfWeightings { get; init; }

    /// <summary>
    /// Share of the specifications that answer under which the claim is true, 0..1; null where none was asked.
    /// </summary>
    public double? ShareOfSpecifications { get; init; }

    /// <summary>Whether later work of this project is to put a better test in its place.</summary>
    public bool IsFirstApproximation { get; init; }

    /// <summary>The test cannot be made.</summary>
    /// <param name="reason">What is missing.</param>
    /// <param name="unit">Unit that the figure would have.</param>
    public static ClaimFinding NoData(string reason, string unit = "") =>
        new(new Reading<double>.Absent(reason), unit, ClaimVerdict.NoData, reason, []);

    /// <summary>
    /// A gap decides: the figure stands as the convention gives it, but some admissible value of what is unknown would turn the verdict.
    /// </summary>
    public ClaimFinding Undecided(string reason) =>
        this with
        {
            Verdict = ClaimVerdict.NoData,
            IsTrueByDefault = null,
            Reason = reason,
        };
}
