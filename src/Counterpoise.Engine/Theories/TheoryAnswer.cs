using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>What one theory says of a dyad in a year, and how far the choice of measures decides it.</summary>
/// <param name="Theory">The theory.</param>
/// <param name="Expectation">What it says.</param>
/// <param name="ShareOfSpecifications">
/// Share of the specifications that answer which give the same stance, 0..1; null where none does, no stance is expected or the
/// theory reads no measure of which there is a choice.
/// </param>
/// <param name="Specifications">Number of specifications that answer.</param>
/// <param name="Tried">
/// Number of specifications tried: every combination of the measures that the theory reads. One does not answer where a
/// figure that it needs is missing, or the theory is then silent.
/// </param>
/// <param name="OtherReadings">What contested readings of the same author say, labelled as such.</param>
public sealed record TheoryAnswer(
    Theory Theory,
    Expectation Expectation,
    double? ShareOfSpecifications,
    int Specifications,
    int Tried,
    IReadOnlyList<TheoryAnswer> OtherReadings
)
{
    /// <summary>Number of stances that the theory allows: one where it is determinate; null where it does not speak.</summary>
    public int? StancesAllowed =>
        Expectation.Verdict switch
        {
            Verdict.Expects => 1,
            Verdict.Indeterminate(_, var stances) => stances.Count,
            _ => null,
        };

    /// <summary>Asks a theory, and every other reading of it.</summary>
    /// <param name="theory">The theory.</param>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="cancellation">Stops the sweep.</param>
    public static TheoryAnswer Of(Theory theory, Setting setting, CancellationToken cancellation = default) =>
        Of(theory, setting, games: true, cancellation);

    /// <summary>Asks a theory.</summary>
    /// <param name="theory">The theory.</param>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="games">Whether other readings that play the game of alignment are asked: they cost seconds.</param>
    /// <param name="cancellation">Stops the sweep.</param>
    internal static TheoryAnswer Of(Theory theory, Setting setting, bool games, CancellationToken cancellation)
    {
        var expectation = theory.Read(setting);
        var others = theory
            .OtherReadings.Where(other => games || !other.PlaysGame)
            .Select(other => Of(other, setting, games, cancellation))
            .ToArray();
        if (expectation.Verdict is not Verdict.Expects(var expected, _, _) || theory.Measures.Count == 0)
            return new(theory, expectation, null, 0, 0, others);
        int same = 0;
        int answered = 0;
        int tried = 0;
        foreach (var specification in SpecificationSweep.Over(setting.World, setting.Specification, theory.Measures))
        {
            cancellation.ThrowIfCancellationRequested();
            tried++;
            // Weights are held equal here: choices of measure and choices of weight are never mixed.
            var verdict = theory.SketchOf(setting.Under(specification));
            if (verdict is Verdict.NoData or Verdict.Silent)
                continue;
            answered++;
            same += verdict is Verdict.Expects(var stance, _, _) && stance == expected ? 1 : 0;
        }
        return new(theory, expectation, answered == 0 ? null : (double)same / answered, answered, tried, others);
    }
}
