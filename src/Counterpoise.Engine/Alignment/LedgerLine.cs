namespace Counterpoise.Alignment;

/// <summary>One line of a partner ledger: what a state lacks against a rival, what a partner offers of it, or what stands between them.</summary>
/// <param name="Item">What is weighed.</param>
/// <param name="Against">The rival that the line is about; null for a line about the pair.</param>
/// <param name="Figure">The figure, or why there is none.</param>
/// <param name="Standing">What it rests on.</param>
/// <param name="Note">What the figure says, in a sentence.</param>
/// <param name="Bounds">Admissible figures where something is unknown; null where the figure is exact, or nothing bounds it.</param>
public sealed record LedgerLine(
    LedgerItem Item,
    StateCode? Against,
    Reading<double> Figure,
    Standing Standing,
    string Note,
    Bounds? Bounds = null
)
{
    /// <summary>Unit of the figure.</summary>
    public string Unit => LedgerItems.UnitOf(Item);

    /// <summary>The line's name for a reader.</summary>
    public string Name => LedgerItems.NameOf(Item);

    /// <summary>The part of the ledger that the line stands in.</summary>
    public LedgerSubject Subject => LedgerItems.SubjectOf(Item);
}
