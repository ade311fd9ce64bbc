using System.Globalization;
using System.Text;

namespace Counterpoise.Exports;

/// <summary>Text as a format of Stata stores it: UTF-8 in 118; in 115, whose files say no encoding, ASCII.</summary>
internal sealed record StataText(bool IsAscii)
{
    /// <summary>Most characters of a label of a variable or a data set.</summary>
    public const int MostLabel = 80;

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

    // Letters lose their marks; what has no letter below it becomes a question mark, dashes a hyphen.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (rune.IsAscii)
                plain.Append((char)rune.Value);
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation)
                plain.Append('-');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                plain.Append('?');
        }
        return plain.ToString();
    }
}
