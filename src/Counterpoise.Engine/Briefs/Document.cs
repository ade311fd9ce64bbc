namespace Counterpoise.Briefs;

/// <summary>What is said, apart from how it is shown: a title and blocks in reading order. Immutable.</summary>
/// <remarks>
/// Where the first block is an <see cref="AnswerLine"/> that repeats the title, the two are shown as one line, so that
/// the answer comes first in every format.
/// </remarks>
/// <param name="Title">Title on one line.</param>
/// <param name="Blocks">Blocks in reading order.</param>
public sealed record Document(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>The table that machine formats (CSV, JSON) hold: the first one; null where there is none.</summary>
    public ResultTable? Result => Blocks.OfType<ResultTable>().FirstOrDefault();
}
