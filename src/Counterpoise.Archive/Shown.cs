using System.Text;

namespace Counterpoise.Archive;

/// <summary>Content of a file as a message quotes it: short, on one line, and without what would steer a terminal.</summary>
internal static class Shown
{
    /// <summary>Quotes text.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="longest">Characters after which it is cut, with three dots.</param>
    public static string Text(ReadOnlySpan<char> text, int longest = 40)
    {
        if (text.Length <= longest && !text.ContainsAnyExceptInRange(' ', '~'))
            return text.ToString();
        var shown = new StringBuilder(Math.Min(text.Length, longest) + 3);
        foreach (var rune in text[..Math.Min(text.Length, longest)].EnumerateRunes())
        {
            bool harmless =
                !Rune.IsControl(rune)
                && rune.Value is not (0xfffd or 0xfffe or 0xffff)
                && Rune.GetUnicodeCategory(rune)
                    is not (
                        System.Globalization.UnicodeCategory.Format
                        or System.Globalization.UnicodeCategory.LineSeparator
                        or System.Globalization.UnicodeCategory.ParagraphSeparator
                    );
            shown.Append(harmless ? rune.ToString() : "?");
        }
        return text.Length > longest ? shown.Append("...").ToString() : shown.ToString();
    }
}
