using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>What the two files of ATOP 4 have in common: a treaty's provisions, in the order of the codebook.</summary>
internal static class AllianceProvisions
{
    public const int FirstYear = 1815;

    public const int LastYear = 2016;

    public static Publication Article { get; } =
        new(
            "leeds2002",
            "article",
            "Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.",
            "Alliance Treaty Obligations and Provisions, 1815-1944",
            2002,
            "International Interactions 28(3)"
        );

    public static Quirk InForce { get; } =
        new("end year 0, which means in force at the end of the coverage", "stored as missing");

    public static Quirk InForceDay { get; } = new("end month or day 0 beside the year 0", "stored as missing");

    public static Quirk OutsideSystem { get; } =
        new("member with a code above 999, outside the state system", "kept; belongs to no state of the system");

    public static Quirk OutsideScale { get; } =
        new("natrefal 9, apart from its scale 0..3", "kept as coded; it is no step of the scale");

    /// <summary>Numbers of the treaty in ATOP and in the two numberings of COW.</summary>
    public static IEnumerable<Field> Numbers =>
        [
            Field.Integer("atopid", 1000, 9999).Always(),
            Field.Integer("cowid", 2000, 3999),
            Field.Integer("cow4id", 1, 414),
        ];

    /// <summary>How the treaty was made, how long it is to last, and how it ended.</summary>
    public static IEnumerable<Field> Formation =>
        [
            .. Scales.Codes(
                ("estmode", 0, 1),
                ("pubsecr", 0, 2),
                ("secrart", 0, 8),
                ("proadd", 0, 3),
                ("futmem", 0, 3),
                ("speclgth", 0, 3),
                // Months; 0 where no term is stated.
                ("length", 0, 600),
                ("renounce", 0, 4),
                ("proren", 0, 2),
                ("renewlgt", 0, 240)
            ),
            Field.Integer("term", 0, 3).Always(),
        ];

    /// <summary>What the members owe each other, and whether on conditions.</summary>
    public static IEnumerable<Field> Obligations =>
        Scales
            .Flags(
                "defense",
                "offense",
                "neutral",
                "nonagg",
                "consul",
                "active",
                "conditio",
                "defcon",
                "offcon",
                "neucon",
                "concon"
            )
            .Always();

    /// <summary>Further terms: aid, organisation, bases, trade, settlement of disputes.</summary>
    public static IEnumerable<Field> FurtherTerms =>
        Scales.Codes(
            ("notaiden", 0, 4),
            ("dipaid", 0, 1),
            ("terrres", 0, 1),
            ("seppeace", 0, 3),
            ("thirdcom", 0, 1),
            ("noothall", 0, 1),
            ("specthrt", 0, 6),
            ("statthr1", 0, 999),
            ("statthr2", 0, 999),
            ("conwtin", 0, 3),
            ("medarb", 0, 1),
            ("milcon", 0, 3),
            ("milaid", 0, 4),
            ("intcom", 0, 1),
            ("subord", 0, 2),
            ("organ1", 0, 3),
            ("orgpurp1", 0, 5),
            ("organ2", 0, 3),
            ("orgpurp2", 0, 5),
            ("base", 0, 3),
            ("contrib", 0, 1),
            ("armred", 0, 2),
            ("acqterr", 0, 2),
            ("divgains", 0, 1),
            ("demwith", 0, 1),
            ("reflnun", 0, 2),
            ("refothio", 0, 1),
            ("natrefal", 0, 9),
            ("compag", 0, 6),
            ("nomicoop", 0, 1),
            ("conres", 0, 2),
            ("agprois", 0, 5),
            ("conmen", 0, 1),
            ("ecaid", 0, 3),
            ("interv", 0, 4)
        );

    /// <summary>Whence the coding, and whether it is new or revised in version 4.</summary>
    public static IEnumerable<Field> Provenance =>
        [
            Field.Integer("source", 1, 2).Always(),
            Field.Integer("new4", 0, 1).Always(),
            Field.Integer("rev4", 0, 1).Always(),
            Field.Real("version", 4.01, 4.01).Always(),
        ];

    /// <summary>A year of the coverage, or 0 for what is still in force.</summary>
    public static Field EndYear(string header) => Field.Integer(header, FirstYear, LastYear).Missing("0", InForce);

    /// <summary>A month, or 0 for what is still in force.</summary>
    public static Field EndMonth(string header) => Field.Integer(header, 1, 12).Missing("0", InForceDay);

    /// <summary>A day, or 0 for what is still in force; empty where unknown.</summary>
    public static Field EndDay(string header) => Field.Integer(header, 1, 31).Missing("0", InForceDay);

    /// <summary>The rules that hold for both files.</summary>
    public static void Amend(Batch batch, SplitDate begin, SplitDate end)
    {
        begin.RefuseNoSuchDay(batch);
        end.RefuseNoSuchDay(batch);
        SplitDate.RefuseEndBeforeStart(batch, begin, end);
        for (int row = 0; row < batch.Rows; row++)
        {
            bool open = double.IsNaN(batch.Number(row, end.Year));
            if (
                open != double.IsNaN(batch.Number(row, end.Month))
                || (open && !double.IsNaN(batch.Number(row, end.Day)))
            )
            {
                batch.Refuse(
                    row,
                    $"{end.Year} and {end.Month} disagree on whether there is an end; both are 0 for what is in force, "
                        + "and neither otherwise; correct the end."
                );
            }
            if (open != (batch.Number(row, "ineffect") == 1))
            {
                batch.Refuse(
                    row,
                    $"ineffect contradicts {end.Year}; what is in effect has the end year 0, and nothing else has; "
                        + "correct one of the two."
                );
            }
            double reference = batch.Number(row, "natrefal");
            if (reference == 9)
                batch.Count(OutsideScale, row);
            else if (reference > 3)
                batch.Refuse(
                    row,
                    $"natrefal '{reference.ToString(CultureInfo.InvariantCulture)}': natrefal lies in 0..3, or is 9; correct it at its source."
                );
        }
    }
}
