using System.Globalization;
using System.Text;

namespace Counterpoise.Figures;

/// <summary>Text as LaTeX may hold it under pdflatex with the stock fonts: nothing is dropped, nothing is a command.</summary>
internal static class LatexText
{
    // Words longer than this may break where a reader expects it, and after half as many characters where nothing helps.
    private const int LongWord = 24;

    /// <summary>
    /// Escapes what LaTeX would take as a command; line breaks become spaces. Characters outside the font are written by
    /// commands, else in Latin letters, else by their code point, as in <c>[U+97D3]</c>.
    /// </summary>
    public static string Escape(string text) =>
        string.Join(
            ' ',
            Words(text)
                .Select(word =>
                    string.Join(
                        "\\allowbreak{}",
                        Pieces(word).Select(piece => string.Concat(piece.Select(sign => sign.Tex)))
                    )
                )
        );

    /// <summary>Width of text as it is set, in ems; on the generous side.</summary>
    public static double Ems(string text) => Width(string.Join(' ', Words(text).Select(Seen)));

    /// <summary>Width of the longest piece that does not break, in ems; on the generous side.</summary>
    public static double LongestPieceEms(string text) =>
        Words(text).SelectMany(Pieces).Max(piece => Width(Seen(piece)));

    private static double Width(string seen) => 0.88 * SvgCanvas.TextWidth(seen, 1);

    private static string Seen(IEnumerable<Sign> signs) => string.Concat(signs.Select(sign => sign.Seen));

    private static IEnumerable<IReadOnlyList<Sign>> Words(string text) =>
        PlainText.Clean(text).Split(' ').Select(Signs);

    private static IReadOnlyList<IReadOnlyList<Sign>> Pieces(IReadOnlyList<Sign> word)
    {
        if (word.Sum(sign => sign.Seen.Length) <= LongWord)
            return [word];
        var pieces = new List<IReadOnlyList<Sign>>();
        var piece = new List<Sign>();
        foreach (var sign in word)
        {
            if (piece.Count > 0 && piece.Sum(one => one.Seen.Length) + sign.Seen.Length > LongWord / 2)
                Close();
            piece.Add(sign);
            if (
                sign.Seen[^1] is '/' or '-' or '_' or '.' or ',' or ';' or ':' or '=' or '&' or '?' or '|' or ')' or ']'
            )
                Close();
        }
        if (piece.Count > 0)
            Close();
        return pieces;

        void Close()
        {
            pieces.Add([.. piece]);
            piece.Clear();
        }
    }

    private static List<Sign> Signs(string word)
    {
        var runes = word.EnumerateRunes().ToArray();
        var signs = new List<Sign>(runes.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            var next = i + 1 < runes.Length ? runes[i + 1].Value : ' ';
            // A hyphen before a number is its sign, which is set as wide as a plus.
            if (i == 0 && runes[i].Value == '-' && next is >= '0' and <= '9')
                signs.Add(new("$-$", "+"));
            else if (runes[i].IsAscii)
                signs.Add(new(Ascii((char)runes[i].Value, next), runes[i].ToString()));
            else if (i > 0 && Rune.IsLetter(runes[i - 1]) && LatexAccents.OfMark(runes[i]) is { } accent)
                signs[^1] = signs[^1] with { Tex = LatexAccents.Set(accent, signs[^1].Tex) };
            else
                signs.Add(Beyond(runes[i]));
        }
        return signs;
    }

    private static string Ascii(char c, int next) =>
        c switch
        {
            '\\' => "\\textbackslash{}",
            '{' or '}' or '$' or '&' or '#' or '_' or '%' => $"\\{c}",
            '^' => "\\textasciicircum{}",
            '~' => "\\textasciitilde{}",
            '<' => "\\textless{}",
            '>' => "\\textgreater{}",
            '|' => "\\textbar{}",
            '"' => "\\textquotedbl{}",
            // Side by side, as in -- or ?`, these would join into another sign.
            '-' or '`' or '\'' or '?' or '!' or ',' when next == c || next == '`' => $"{c}{{}}",
            _ => c.ToString(),
        };

    private static Sign Beyond(Rune rune)
    {
        var wide = rune.Value is >= 0xFF01 and <= 0xFF5E;
        if (IsLetterOfTheFont(rune.Value))
            return new(rune.ToString(), rune.ToString());
        if (Command(rune.Value) is { } command)
            return new(command, "m");
        if (LatexAccents.Of(rune, bare => bare.IsAscii ? bare.ToString() : Beyond(bare).Tex) is { } letter)
            return new(letter, "m");
        // A wide letter is the same letter with more room around it.
        if (wide)
            return new(Ascii((char)(rune.Value - 0xFEE0), ' '), ((char)(rune.Value - 0xFEE0)).ToString());
        var seen = Transliteration.Of(rune) ?? $"[U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}]";
        return new(seen, seen);
    }

    /// <summary>One character: what LaTeX reads, and about what a reader sees.</summary>
    private sealed record Sign(string Tex, string Seen);

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

    private static string? Command(int code) =>
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
}
