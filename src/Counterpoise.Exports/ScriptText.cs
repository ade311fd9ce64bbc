using System.Globalization;
using System.Text;

namespace Counterpoise.Exports;

/// <summary>Text inside scripts.</summary>
internal static class ScriptText
{
    /// <summary>A string in double quotes as R and Python both read it, in ASCII.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                quoted.Append('\\').Append((char)rune.Value);
            else if (rune.Value < ' ')
                quoted.Append(' ');
            else if (rune.IsAscii)
                quoted.Append((char)rune.Value);
            else if (rune.IsBmp)
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>
    /// A string in Stata's compound quotes. A dollar sign would begin a macro and is escaped; quotes that would open or close one become
    /// apostrophes.
    /// </summary>
    public static string Stata(string text)
    {
        var quoted = new StringBuilder("`\"");
        foreach (char c in text)
        {
            if (c == '$')
                quoted.Append("\\$");
            else
                quoted.Append(
                    c is '`' or '"' ? '\''
                    : c < ' ' ? ' '
                    : c
                );
        }
        return quoted.Append("\"'").ToString();
    }

    /// <summary>Text in a comment of one line.</summary>
    public static string Comment(string text) => string.Concat(text.Select(c => c < ' ' ? ' ' : c));
}
