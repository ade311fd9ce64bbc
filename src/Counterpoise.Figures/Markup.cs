using System.Globalization;
using System.Text;

namespace Counterpoise.Figures;

/// <summary>Strings and numbers as they may stand in HTML and SVG.</summary>
internal static class Markup
{
    /// <summary>Escapes text for content and quoted attributes; what XML cannot hold becomes the replacement character.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        // Lone surrogates come out of the enumeration as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' or '\r' => escaped.Append(' '),
                _ => escaped.Append(IsAllowed(rune) ? rune.ToString() : "\uFFFD"),
            };
        }
        return escaped.ToString();
    }

    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string Px(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static bool IsAllowed(Rune rune) =>
        rune.Value is not ((< 0x20) or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF)
        // Direction overrides let a string disguise itself.
        && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));
}
