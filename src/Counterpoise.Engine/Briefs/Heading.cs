namespace Counterpoise.Briefs;

/// <summary>A heading below the title.</summary>
public sealed record Heading : Block
{
    /// <summary>Makes a heading.</summary>
    /// <param name="level">1 for a section, 2 for a part of one, 3 for a part of that.</param>
    /// <param name="text">Text on one line.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1, 2 or 3.</exception>
    public Heading(int level, string text)
    {
        if (level is < 1 or > 3)
            throw new ArgumentOutOfRangeException(nameof(level), level, "A heading has level 1, 2 or 3.");
        Level = level;
        Text = text;
    }

    /// <summary>1 for a section, 2 for a part of one, 3 for a part of that.</summary>
    public int Level { get; }

    /// <summary>Text on one line.</summary>
    public string Text { get; }
}
