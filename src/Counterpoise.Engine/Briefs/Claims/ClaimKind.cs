namespace Counterpoise.Briefs.Claims;

/// <summary>A kind of test, that claims of any case may ask for by name. It names no state: its arguments do.</summary>
/// <param name="Name">Name in files, in lower case with hyphens.</param>
/// <param name="Meaning">What makes a claim of this kind true, in a sentence.</param>
/// <param name="Parameters">The arguments it takes.</param>
/// <param name="Find">Makes the test.</param>
public sealed record ClaimKind(
    string Name,
    string Meaning,
    IReadOnlyList<ClaimParameter> Parameters,
    Func<ClaimArguments, ClaimSetting, ClaimFinding> Find
)
{
    /// <summary>
    /// Whether it judges pairs of the whole system, of which a case holds a few: a finding made on the whole record then goes before
    /// one made on the case.
    /// </summary>
    public bool ReadsWholeRecord { get; init; }
}
