using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>The expectation of a theory whose form is a weighted index, with its argument.</summary>
internal static class IndexArgument
{
    /// <summary>Reads an index.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="index">The index.</param>
    /// <param name="rebuttals">Objections with answers.</param>
    /// <param name="first">Premises that come before those of the index.</param>
    public static Expectation Expectation(
        Setting setting,
        WeightedIndex index,
        IReadOnlyList<Rebuttal> rebuttals,
        IReadOnlyList<Premise>? first = null
    )
    {
        Premise[] premises = [.. first ?? [], .. index.Premises()];
        if (index.Verdict is not Verdict.Expects(var stance, _, _))
            return Theories.Expectation.Without(index.Verdict, premises);
        return new(
            index.Verdict,
            new(premises, rebuttals, $"{index.Position()} {Sentence(stance)}"),
            index.ShareOfWeightings(stance, setting.Weightings.Draws, 0, setting.Weightings.Seed),
            index.ShareOfWeightings(stance, setting.Floored.Draws, setting.Floored.Floor, setting.Floored.Seed)
        );
    }

    private static string Sentence(Stance stance) =>
        $"{char.ToUpperInvariant(Specification.NameOf(stance)[0])}{Specification.NameOf(stance)[1..]} is expected.";
}
