using System.Globalization;
using System.Text;

namespace Counterpoise.Figures;

/// <summary>Text on a grid of character cells: what a terminal shows, how wide it is, where it breaks.</summary>
internal static class PlainText
{
    /// <summary>
    /// One line of legible text: line breaks and tabs become spaces; control and direction characters, with which a
    /// string from a file could steer a terminal or disguise itself, become the replacement character.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
                continue;
            }
            clean.Append(IsHarmless(rune) ? rune.ToString() : "\uFFFD");
        }
        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>Width of clean text, in character cells.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Width(rune);
        return width;
    }

    /// <summary>Fills with spaces on the right up to a width.</summary>
    public static string PadRight(string text, int width) => text + Spaces(width - Width(text));

    /// <summary>Fills with spaces on the left up to a width.</summary>
    public static string PadLeft(string text, int width) => Spaces(width - Width(text)) + text;

    /// <summary>Width of the longest word.</summary>
    public static int LongestWord(string text) => text.Split(' ').Max(Width);

    /// <summary>Breaks clean text into lines, at spaces where it can, inside a word where it must.</summary>
    /// <param name="text">Clean text.</param>
    /// <param name="width">Cells in a line, at least 2.</param>
    /// <returns>At least one line; none ends in a space.</returns>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var wordWidth = Width(word);
            if (used > 0 && used + 1 + wordWidth > width)
                Break();
            if (used > 0)
            {
                line.Append(' ');
                used++;
            }
            if (wordWidth <= width)
            {
                line.Append(word);
                used += wordWidth;
                continue;
            }
            foreach (var rune in word.EnumerateRunes())
            {
                if (used + Width(rune) > width)
                    Break();
                line.Append(rune.ToString());
                used += Width(rune);
            }
        }
        if (used > 0 || lines.Count == 0)
            Break();
        return lines;

        void Break()
        {
            lines.Add(line.ToString());
            line.Clear();
            used = 0;
        }
    }

    public static string Spaces(int count) => new(' ', Math.Max(0, count));

    private static bool IsHarmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
            );

    private static int Width(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : IsWide(rune.Value) ? 2
        : 1;

    // East Asian Wide and Fullwidth blocks (Unicode Standard Annex 11).
    private static bool IsWide(int code) =>
        code
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0x303E)
                or (>= 0x3041 and <= 0xA4CF)
                or (>= 0xA960 and <= 0xA97F)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F)
                or (>= 0xFF01 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6)
                or (>= 0x1F300 and <= 0x1F64F)
                or (>= 0x1F900 and <= 0x1F9FF)
                or (>= 0x20000 and <= 0x3FFFD);
}
