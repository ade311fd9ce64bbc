using System.Text;

namespace Counterpoise.Figures;

/// <summary>
/// Other scripts and rare letters in plain Latin letters, where a letter stands for a sound: Cyrillic and Greek by common English usage, Korean
/// by the Revised Romanisation (letter by letter, without changes of sound between syllables).
/// </summary>
internal static class Transliteration
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;

    private static readonly string[] Cyrillic =
    [
        .. "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya".Split(' '),
    ];

    private static readonly string[] Greek = [.. "a v g d e z i th i k l m n x o p r s s t y f ch ps o".Split(' ')];

    private static readonly string[] Initials =
    [
        .. "g kk n d tt r m b pp s ss - j jj ch k t p h".Split(' ').Select(Spoken),
    ];

    private static readonly string[] Vowels =
    [
        .. "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".Split(' '),
    ];

    private static readonly string[] Finals =
    [
        .. "- k k ks n nj nh t l lk lm lb ls lt lp lh m p ps t t ng t t k t p t".Split(' ').Select(Spoken),
    ];

    /// <summary>The character in ASCII letters; null where its script is not spelt by sound, or not known here.</summary>
    public static string? Of(Rune rune) =>
        rune.Value switch
        {
            >= FirstSyllable and <= LastSyllable => Syllable(rune.Value - FirstSyllable),
            0x401 => "Yo",
            0x451 => "yo",
            0x404 => "Ye",
            0x454 => "ye",
            0x406 => "I",
            0x456 => "i",
            0x407 => "Yi",
            0x457 => "i",
            >= 0x410 and <= 0x42F => Capital(Cyrillic[rune.Value - 0x410]),
            >= 0x430 and <= 0x44F => Cyrillic[rune.Value - 0x430],
            >= 0x391 and <= 0x3A9 and not 0x3A2 => Capital(Greek[rune.Value - 0x391]),
            >= 0x3B1 and <= 0x3C9 => Greek[rune.Value - 0x3B1],
            _ => Single(rune.Value),
        };

    private static string? Single(int code) =>
        code switch
        {
            0x132 => "IJ",
            0x133 => "ij",
            0x13F => "L",
            0x140 => "l",
            0x14A => "Ng",
            0x14B => "ng",
            0x166 => "T",
            0x167 => "t",
            0x126 => "H",
            0x127 => "h",
            0x1A0 => "O",
            0x1A1 => "o",
            0x1AF => "U",
            0x1B0 => "u",
            0x18F => "A",
            0x259 => "a",
            0x1C4 or 0x1C5 => "Dz",
            0x1C6 => "dz",
            0x386 => "A",
            0x388 => "E",
            0x389 or 0x38A or 0x3AA => "I",
            0x38C or 0x38F => "O",
            0x38E or 0x3AB => "Y",
            0x3AC => "a",
            0x3AD => "e",
            0x3AE or 0x3AF or 0x3CA or 0x390 => "i",
            0x3CC or 0x3CE => "o",
            0x3CD or 0x3CB or 0x3B0 => "y",
            0x490 => "G",
            0x491 => "g",
            0x2BE or 0x2BF => "'",
            0xFB00 => "ff",
            0xFB01 => "fi",
            0xFB02 => "fl",
            0xFB03 => "ffi",
            0xFB04 => "ffl",
            0xFB05 or 0xFB06 => "st",
            _ => null,
        };

    // Syllables stand in the order of their initial, vowel and final.
    private static string Syllable(int position)
    {
        var final = position % Finals.Length;
        var vowel = position / Finals.Length % Vowels.Length;
        return Initials[position / Finals.Length / Vowels.Length] + Vowels[vowel] + Finals[final];
    }

    private static string Spoken(string letter) => letter == "-" ? "" : letter;

    private static string Capital(string letters) =>
        letters.Length > 0 && char.IsAsciiLetterLower(letters[0])
            ? char.ToUpperInvariant(letters[0]) + letters[1..]
            : letters;
}
