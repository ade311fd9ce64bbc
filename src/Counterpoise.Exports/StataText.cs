using System.Text;

namespace Counterpoise.Exports;

/// <summary>Text as a format of Stata stores it: UTF-8 in 118; in 115, whose files say no encoding, ASCII.</summary>
internal sealed record StataText(bool IsAscii)
{
    /// <summary>Most characters of a label of a variable or a data set.</summary>
    public const int MostLabel = 80;

    private const string Marked =
        "\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd\u00ce\u00cf\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d8\u00d9\u00da\u00db\u00dc\u00dd"
        + "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00ff"
        + "\u2010\u2011\u2012\u2013\u2014\u2212\u2018\u2019\u201c\u201d";

    private const string Unmarked = "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy------''\"\"";

    // Stata's limits on a characteristic and on a value label, in bytes, the zero at the end included.
    private const int MostCharacteristic = 67_784;

    /// <summary>Most bytes of the text of a value label, the zero at the end not counted.</summary>
    public const int MostValueLabel = 32_000;

    /// <summary>Bytes of a text, cut to a number of characters, and never within one.</summary>
    public byte[] Bytes(string text, int mostCharacters, int mostBytes = MostCharacteristic - 1)
    {
        var bytes = new List<byte>();
        int characters = 0;
        Span<byte> utf8 = stackalloc byte[4];
        // Stata counts code points; a zero would end the text.
        foreach (var rune in (IsAscii ? Plain(text) : text).EnumerateRunes())
        {
            if (rune.Value == 0)
                continue;
            int length = rune.EncodeToUtf8(utf8);
            if (characters++ == mostCharacters || bytes.Count + length > mostBytes)
                break;
            bytes.AddRange(utf8[..length]);
        }
        return [.. bytes];
    }

    // Letters of Western Europe lose their marks, dashes and quotes become plain; anything else becomes a question mark. (The program runs
    // without tables of cultures, and so without Unicode's decompositions.)
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            int known = rune.IsBmp ? Marked.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
            plain.Append(
                rune.IsAscii ? (char)rune.Value
                : known >= 0 ? Unmarked[known]
                : '?'
            );
        }
        return plain.ToString();
    }
}
