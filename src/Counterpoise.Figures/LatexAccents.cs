using System.Text;

namespace Counterpoise.Figures;

/// <summary>Latin letters with accents, as LaTeX builds them from a letter and the command of an accent.</summary>
internal static class LatexAccents
{
    // Each row: the command, letters that carry the accent, and the same letters without it. A letter with two accents
    // leads to one with a single accent.
    private static readonly (char Command, string Letters, string Without)[] Rows =
    [
        ('`', "ǛǜǸǹḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳ", "ÜüNnĒēŌōWwÂâĂăÊêÔôƠơƯưYy"),
        (
            '\'',
            "ĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứ",
            "CcLlNnRrSsZzÜüGgÅåÆæØøÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯư"
        ),
        ('^', "ĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ", "CcGgHhJjSsWwYyZzẠạẸẹỌọ"),
        ('~', "ĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ", "IiUuVvÂâĂăEeÊêÔôƠơƯưYy"),
        ('=', "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳḠḡḸḹṜṝ", "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyGgḶḷṚṛ"),
        ('u', "ĂăĔĕĞğĬĭŎŏŬŭḜḝẶặ", "AaEeGgIiOoUuȨȩẠạ"),
        ('.', "ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎẏẛ", "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYyſ"),
        ('"', "ŸḦḧṎṏṺṻẄẅẌẍẗ", "YHhÕõŪūWwXxt"),
        ('r', "Ůůẘẙ", "Uuwy"),
        ('H', "ŐőŰű", "OoUu"),
        ('v', "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ", "CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh"),
        ('d', "ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ", "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy"),
        ('c', "ĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ", "GgKkLlNnRrSsTtEeDdHh"),
        ('k', "ĄąĘęĮįŲųǪǫ", "AaEeIiUuOo"),
        ('b', "ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ", "BbDdKkLlNnRrTtZzh"),
    ];

    private static readonly Dictionary<char, (char Command, char Without)> Letters = Rows.SelectMany(row =>
            row.Letters.Zip(row.Without, (letter, without) => (letter, row.Command, without))
        )
        .ToDictionary(entry => entry.letter, entry => (entry.Command, entry.without));

    /// <summary>The command of a letter's accent, and the letter without it; null where it is no such letter.</summary>
    public static (char Command, Rune Without)? Of(Rune letter) =>
        letter.IsBmp && Letters.TryGetValue((char)letter.Value, out var found)
            ? (found.Command, new Rune(found.Without))
            : null;

    /// <summary>The command of an accent that follows its letter; null where LaTeX has none.</summary>
    public static char? OfMark(Rune mark) =>
        mark.Value switch
        {
            0x300 => '`',
            0x301 => '\'',
            0x302 => '^',
            0x303 => '~',
            0x304 => '=',
            0x306 => 'u',
            0x307 => '.',
            0x308 => '"',
            0x30A => 'r',
            0x30B => 'H',
            0x30C => 'v',
            0x323 => 'd',
            0x327 => 'c',
            0x328 => 'k',
            0x331 => 'b',
            _ => null,
        };

    /// <summary>Sets an accent on a letter.</summary>
    public static string Set(char command, string letter) =>
        // The dot of i and j gives way to an accent above, not to one below.
        letter is "i" or "j"
        && command is not ('d' or 'c' or 'k' or 'b')
            ? $"\\{command}{{\\{letter}}}"
            : $"\\{command}{{{letter}}}";
}
