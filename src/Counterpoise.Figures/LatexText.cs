using System.Globalization;
using System.Text;

namespace Counterpoise.Figures;

/// <summary>Text as LaTeX may hold it under pdflatex with the stock fonts: nothing is dropped, nothing is a command.</summary>
internal static class LatexText
{
    // Words longer than this may break where a reader expects it, and after so many characters where nothing helps.
    private const int LongWord = 24;

    /// <summary>
    /// Escapes what LaTeX would take as a command; line breaks become spaces. Characters outside the font are written by
    /// commands, else in Latin letters, else by their code point, as in <c>[U+97D3]</c>.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var words = Clean(text).Split(' ');
        for (var w = 0; w < words.Length; w++)
        {
            if (w > 0)
                escaped.Append(' ');
            var pieces = Pieces(words[w]);
            for (var p = 0; p < pieces.Count; p++)
            {
                if (p > 0)
                    escaped.Append("\\allowbreak{}");
                Escape(escaped, pieces[p]);
            }
        }
        return escaped.ToString();
    }

    /// <summary>Width of text as it is set, in ems; on the generous side.</summary>
    public static double Ems(string text) => 0.88 * SvgCanvas.TextWidth(Clean(text), 1);

    /// <summary>Width of the longest piece that does not break, in ems; on the generous side.</summary>
    public static double LongestPieceEms(string text) =>
        Clean(text).Split(' ').SelectMany(Pieces).Max(piece => 0.88 * SvgCanvas.TextWidth(piece, 1));

    // Characters that are one letter with its accents become one, where there is such a one.
    private static string Clean(string text) => PlainText.Clean(text).Normalize();

    private static List<string> Pieces(string word)
    {
        if (word.Length <= LongWord)
            return [word];
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            if (piece.Length >= LongWord / 2 && !IsMark(rune))
                Close();
            piece.Append(rune.ToString());
            if (rune.Value is '/' or '-' or '_' or '.' or ',' or ';' or ':' or '=' or '&' or '?' or '|' or ')')
                Close();
        }
        Close();
        return pieces;

        void Close()
        {
            if (piece.Length > 0)
                pieces.Add(piece.ToString());
            piece.Clear();
        }
    }

    private static void Escape(StringBuilder escaped, string piece)
    {
        var runes = piece.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            if (runes[i].IsAscii)
                Ascii(escaped, (char)runes[i].Value, i + 1 < runes.Length ? runes[i + 1].Value : ' ');
            else
                escaped.Append(Beyond(runes[i]));
        }
    }

    private static void Ascii(StringBuilder escaped, char c, int next) =>
        _ = c switch
        {
            '\\' => escaped.Append("\\textbackslash{}"),
            '{' or '}' or '$' or '&' or '#' or '_' or '%' => escaped.Append('\\').Append(c),
            '^' => escaped.Append("\\textasciicircum{}"),
            '~' => escaped.Append("\\textasciitilde{}"),
            '<' => escaped.Append("\\textless{}"),
            '>' => escaped.Append("\\textgreater{}"),
            '|' => escaped.Append("\\textbar{}"),
            '"' => escaped.Append("\\textquotedbl{}"),
            // Side by side, as in -- or ?`, these would join into another sign.
            '-' or '`' or '\'' or '?' or '!' or ',' => escaped.Append(c).Append(next == c || next == '`' ? "{}" : ""),
            _ => escaped.Append(c),
        };

    private static string Beyond(Rune rune) =>
        IsLetterOfTheFont(rune.Value) ? rune.ToString()
        : Sign(rune.Value) is { } sign ? sign
        : Accented(rune) is { } accented ? accented
        : Transliteration.Of(rune) is { } latin ? latin
        : Compatible(rune) is { } compatible ? Escape(compatible)
        : $"[U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}]";

    // Letters of Latin-1, and those of Latin Extended-A that the encoding T1 holds.
    private static bool IsLetterOfTheFont(int code) =>
        code
            is (>= 0xC0 and <= 0xFF and not (0xD7 or 0xF7))
                or (>= 0x102 and <= 0x107)
                or (>= 0x10C and <= 0x111)
                or (>= 0x118 and <= 0x11B)
                or 0x11E
                or 0x11F
                or 0x130
                or 0x131
                or 0x139
                or 0x13A
                or (>= 0x13D and <= 0x13E)
                or (>= 0x141 and <= 0x144)
                or 0x147
                or 0x148
                or (>= 0x150 and <= 0x155)
                or (>= 0x158 and <= 0x15B)
                or (>= 0x15E and <= 0x165)
                or (>= 0x16E and <= 0x171)
                or (>= 0x178 and <= 0x17E);

    private static string? Sign(int code) =>
        code switch
        {
            0xA1 => "\\textexclamdown{}",
            0xA2 => "\\textcent{}",
            0xA3 => "\\textsterling{}",
            0xA5 => "\\textyen{}",
            0xA7 => "\\S{}",
            0xA9 => "\\textcopyright{}",
            0xAB => "\\guillemotleft{}",
            0xAC => "$\\neg$",
            0xAE => "\\textregistered{}",
            0xB0 => "\\textdegree{}",
            0xB1 => "$\\pm$",
            0xB2 => "\\textsuperscript{2}",
            0xB3 => "\\textsuperscript{3}",
            0xB5 or 0x3BC => "\\textmu{}",
            0xB6 => "\\P{}",
            0xB7 or 0x30FB => "\\textperiodcentered{}",
            0xB9 => "\\textsuperscript{1}",
            0xBB => "\\guillemotright{}",
            0xBC => "\\textonequarter{}",
            0xBD => "\\textonehalf{}",
            0xBE => "\\textthreequarters{}",
            0xBF => "\\textquestiondown{}",
            0xD7 => "$\\times$",
            0xF7 => "$\\div$",
            0x2BB or 0x2018 => "\\textquoteleft{}",
            0x2B9 or 0x2BC or 0x2019 or 0x2032 => "\\textquoteright{}",
            0x2010 or 0x2011 => "-",
            0x2012 or 0x2013 => "\\textendash{}",
            0x2014 or 0x2015 => "\\textemdash{}",
            0x2016 => "$\\Vert$",
            0x201A => "\\quotesinglbase{}",
            0x201C => "\\textquotedblleft{}",
            0x201D or 0x2033 => "\\textquotedblright{}",
            0x201E => "\\quotedblbase{}",
            0x2020 => "\\dag{}",
            0x2021 => "\\ddag{}",
            0x2022 => "\\textbullet{}",
            0x2026 => "\\dots{}",
            0x2030 => "\\textperthousand{}",
            0x2039 => "\\guilsinglleft{}",
            0x203A => "\\guilsinglright{}",
            0x20AC => "\\texteuro{}",
            0x2116 => "No.",
            0x2122 => "\\texttrademark{}",
            0x2190 => "$\\leftarrow$",
            0x2191 => "$\\uparrow$",
            0x2192 => "$\\rightarrow$",
            0x2193 => "$\\downarrow$",
            0x2194 => "$\\leftrightarrow$",
            0x21D2 => "$\\Rightarrow$",
            0x2208 => "$\\in$",
            0x2211 => "$\\sum$",
            0x2212 => "$-$",
            0x221A => "$\\surd$",
            0x221E => "$\\infty$",
            0x2227 => "$\\wedge$",
            0x2228 => "$\\vee$",
            0x2248 => "$\\approx$",
            0x2260 => "$\\neq$",
            0x2261 => "$\\equiv$",
            0x2264 => "$\\leq$",
            0x2265 => "$\\geq$",
            0x22C5 => "$\\cdot$",
            0x2500 or 0x2501 => "\\textendash{}",
            0x2502 or 0x2503 => "\\textbar{}",
            // Bars: blocks that fill an eighth to eight eighths of a cell, from the left or from below.
            >= 0x2589 and <= 0x258F => Rule((0x2590 - code) / 8.0, 1),
            >= 0x2581 and <= 0x2587 => Rule(1, (code - 0x2580) / 8.0),
            0x2588 => Rule(1, 1),
            0x2591 or 0x2592 or 0x2593 => $"{{\\color[gray]{{0.7}}{Rule(1, 1)}}}",
            0x25A0 or 0x25AA => Rule(1, 0.8),
            0x25CF => "$\\bullet$",
            0x25CB => "$\\circ$",
            0x2713 or 0x2714 => "$\\surd$",
            0x2717 or 0x2718 => "$\\times$",
            _ => null,
        };

    private static string Rule(double width, double height) =>
        string.Create(CultureInfo.InvariantCulture, $"\\rule{{{width * 0.5:0.####}em}}{{{height * 0.7:0.####}em}}");

    /// <summary>A Latin letter with accents, by commands; an accent that the font cannot set is left off.</summary>
    private static string? Accented(Rune rune)
    {
        var parts = rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes().ToArray();
        if (parts.Length < 2 || !char.IsAsciiLetter((char)Math.Min(parts[0].Value, 0xFFFF)))
            return null;
        var tex = parts[0].ToString();
        foreach (var mark in parts[1..])
        {
            if (!IsMark(mark))
                return null;
            if (Accent(mark.Value) is { } accent)
                tex =
                    $"\\{accent}{{{(tex is "i" or "j" && accent is not ("d" or "c" or "k" or "b") ? $"\\{tex}" : tex)}}}";
        }
        return tex;
    }

    private static string? Accent(int mark) =>
        mark switch
        {
            0x300 => "`",
            0x301 => "'",
            0x302 => "^",
            0x303 => "~",
            0x304 => "=",
            0x306 => "u",
            0x307 => ".",
            0x308 => "\"",
            0x30A => "r",
            0x30B => "H",
            0x30C => "v",
            0x323 => "d",
            0x327 => "c",
            0x328 => "k",
            0x331 => "b",
            _ => null,
        };

    /// <summary>What a character stands for, such as the letters of a ligature or the ASCII form of a wide letter.</summary>
    private static string? Compatible(Rune rune)
    {
        var plain = rune.ToString().Normalize(NormalizationForm.FormKC);
        return plain.All(char.IsAscii) ? plain : null;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;
}
