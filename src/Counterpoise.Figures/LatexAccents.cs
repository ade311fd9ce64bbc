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
        // Comma below: a cedilla is the sign that the encoding holds.
        ('c', "ȘșȚț", "SsTt"),
    ];

    private static readonly Dictionary<char, (char Command, char Without)> Letters = Rows.SelectMany(row =>
            row.Letters.Zip(row.Without, (letter, without) => (letter, row.Command, without))
        )
        .ToDictionary(entry => entry.letter, entry => (entry.Command, entry.without));

    /// <summary>A letter with its accents by commands; null where it is no letter with accents.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="written">Writes the letter that is left without the accents; it may lie beyond ASCII.</param>
    public static string? Of(Rune letter, Func<Rune, string> written)
    {
        if (!letter.IsBmp || !Letters.ContainsKey((char)letter.Value))
            return null;
        var bare = (char)letter.Value;
        var commands = new List<char>();
        while (Letters.TryGetValue(bare, out var found))
        {
            commands.Insert(0, found.Command);
            bare = found.Without;
        }
        // Accents above are set on the letter itself, those below on whatever stands there.
        return commands.OrderBy(IsBelow).Aggregate(written(new Rune(bare)), (tex, command) => Set(command, tex));
    }

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
            0x326 or 0x327 => 'c',
            0x328 => 'k',
            0x331 => 'b',
            _ => null,
        };

    /// <summary>Sets an accent on a letter.</summary>
    public static string Set(char command, string letter) =>
        // The dot of i and j gives way to an accent above, not to one below.
        letter is "i" or "j"
        && !IsBelow(command)
            ? $"\\{command}{{\\{letter}}}"
            : $"\\{command}{{{letter}}}";

    private static bool IsBelow(char command) => command is 'd' or 'c' or 'k' or 'b';
}
