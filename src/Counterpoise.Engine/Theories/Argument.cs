namespace Counterpoise.Theories;

/// <summary>A premise of an argument: a statement with the figures and sources that carry it.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Figures">The figures, each known with its source or absent with the reason.</param>
/// <param name="Standing">What it rests on.</param>
public sealed record Premise(string Text, IReadOnlyList<NamedFigure> Figures, Standing Standing);

/// <summary>A figure with its name and unit.</summary>
/// <param name="Name">What it measures.</param>
/// <param name="Value">The value, or why there is none.</param>
/// <param name="Unit">The unit.</param>
public sealed record NamedFigure(string Name, Reading<double> Value, string Unit);

/// <summary>What would count against an argument, and how far it does here.</summary>
/// <param name="Objection">The objection.</param>
/// <param name="Answer">What the record says to it.</param>
public sealed record Rebuttal(string Objection, string Answer);

/// <summary>Why a theory concludes what it does of one dyad in one year.</summary>
/// <param name="Premises">Premises in order.</param>
/// <param name="Rebuttals">Objections with answers.</param>
/// <param name="Conclusion">The conclusion in a sentence.</param>
public sealed record Argument(IReadOnlyList<Premise> Premises, IReadOnlyList<Rebuttal> Rebuttals, string Conclusion)
{
    /// <summary>The argument of a theory that does not speak.</summary>
    public static Argument None(string reason) => new([], [], reason);
}

/// <summary>What a theory says of a dyad in a year, with its argument and its sureness over weightings.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Argument">Why.</param>
/// <param name="ShareOfWeightings">
/// Share of admissible weightings under which the verdict is the same, 0..1; null where the theory has no weights.
/// </param>
/// <param name="ShareOfWeightingsFloored">The same with every weight at least the floor.</param>
public sealed record Expectation(
    Verdict Verdict,
    Argument Argument,
    double? ShareOfWeightings = null,
    double? ShareOfWeightingsFloored = null
)
{
    /// <summary>The theory does not speak.</summary>
    public static Expectation Silent(string reason) => new(new Verdict.Silent(reason), Argument.None(reason));

    /// <summary>The theory speaks but expects no single stance: its premises still stand.</summary>
    /// <param name="verdict">Indeterminate, or no data.</param>
    /// <param name="premises">What could be read.</param>
    /// <exception cref="ArgumentException">The verdict is an expectation or silence.</exception>
    public static Expectation Without(Verdict verdict, IEnumerable<Premise> premises) =>
        new(
            verdict,
            new Argument(
                [.. premises],
                [],
                verdict switch
                {
                    Verdict.Indeterminate(var reason, _) => reason,
                    Verdict.NoData(var reason) => reason,
                    _ => throw new ArgumentException("An expectation needs its argument.", nameof(verdict)),
                }
            )
        );

    /// <summary>A figure is missing that decides.</summary>
    public static Expectation NoData(string reason) => new(new Verdict.NoData(reason), Argument.None(reason));
}
