using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>The headings of a document, as formats with an outline show them.</summary>
internal static class Outline
{
    /// <summary>
    /// The blocks, with headings that lie at most one level below the one before (the title counts as level 0), so that
    /// no reader of the outline meets a gap. The sources stand under a heading of level 1.
    /// </summary>
    public static IReadOnlyList<Block> Of(Document document)
    {
        var blocks = new List<Block>(document.Blocks.Count);
        var level = 0;
        foreach (var block in document.Blocks)
        {
            level = block switch
            {
                Heading heading => Math.Min(heading.Level, level + 1),
                Sources => 1,
                _ => level,
            };
            blocks.Add(block is Heading { Text: var text } ? new Heading(level, text) : block);
        }
        return blocks;
    }
}
