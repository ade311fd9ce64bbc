using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>ICOW claims over territory, rivers and maritime zones: a row for every claim, dyad and year.</summary>
internal sealed class TerritorialClaims : Importer
{
    private static readonly Quirk OutsideSystem = new(
        "claimant with a code above 999, no state of the system (dyad empty)",
        "kept; readers leave it out"
    );

    private static readonly Quirk SeveralClaims = new("directed dyad-year with several claims", "all kept");

    private static readonly Quirk MiddleEast = new("region 4 (Middle East)", "kept; the release is not whole there");

    private static readonly Quirk SummedHostility = new(
        "greatest hostility above 5, the levels of two disputes added up",
        "stored as missing; maxfatal of the row may be added up as well"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "icow-claims",
            Title = "ICOW territorial, river and maritime claims",
            Publication = new(
                "hensel2008",
                "article",
                "Hensel, Paul R. and Mitchell, Sara McLaughlin and Sowers, Thomas E. and Thyne, Clayton L.",
                "Bones of Contention: Comparing Territorial, Maritime, and River Issues",
                2008,
                "Journal of Conflict Resolution 52(1)"
            ),
            Licence = Terms.Research,
            WhereToGet =
                "the ICOW project, paulhensel.org (ICOW data), or jlehnersd/icow on GitHub, data/ICOWdyadyr.csv",
            CoverageRule =
                "Only the Americas (region 1), Western Europe (2) and, in part, the Middle East (4) are covered; anywhere "
                + "else, East Asia and Africa among it, a dyad without a row is unknown.",
            Editions = [new("1.1", 10_041, new(1816, 2001))],
            Fields =
            [
                .. Scales
                    .Codes(
                        ("issue", 1, 3),
                        ("terriss", 0, 1),
                        ("riveriss", 0, 1),
                        ("mariss", 0, 1),
                        ("region", 1, 4),
                        ("claimdy", 101, 999_999),
                        ("claim", 1, 9_999),
                        ("dyadnum", 1, 99),
                        ("chal", 2, 9_999),
                        ("tgt", 2, 9_999)
                    )
                    .Always(),
                Field.Integer("dyad", 2_000, 999_999),
                Field.Integer("year", 1816, 2001).Always(),
                Field.Real("icowsal", 0, 12).Always(),
                Field.Integer("icowsalc", 1, 3).Always(),
                Field.Real("salchal", 0, 6).Always(),
                Field.Real("saltgt", 0, 6).Always(),
                Field.Real("salold", 0, 12).Always(),
                Field.Integer("saltan", 0, 6).Always(),
                Field.Integer("salint", 0, 6).Always(),
                Field.Integer("salintc", 0, 3),
                Field.Integer("salintt", 0, 3),
                .. OfTerritory(),
                .. OfRivers(),
                .. OfSeas(),
                .. OfSettlement().Always(),
                .. OfTheRecentPast().Always(),
                // Treaties and rules that hold between the two; empty where they were not coded, mostly in wartime.
                .. Scales.Codes(("pacsett", 0, 11), ("tergen", 0, 4), ("terviol", 0, 4), ("tertot", 0, 8)),
                Field.Real("version", 1.1, 1.1).Always(),
            ],
            Key = ["claimdy", "year"],
            Quirks = [OutsideSystem, SeveralClaims, MiddleEast, SummedHostility],
        };

    protected override void Amend(Batch batch)
    {
        batch.CountRepeated(["chal", "tgt", "year"], SeveralClaims);
        for (int row = 0; row < batch.Rows; row++)
        {
            double challenger = batch.Number(row, "chal");
            double target = batch.Number(row, "tgt");
            if (challenger == target)
                batch.Refuse(row, "chal and tgt are the same; a claim has two sides; correct one of the two.");
            bool outside = challenger > 999 || target > 999;
            if (outside)
                batch.Count(OutsideSystem, row);
            double dyad = batch.Number(row, "dyad");
            if (
                double.IsNaN(dyad) != outside
                || dyad != Math.Min(challenger, target) * 1000 + Math.Max(challenger, target) && !outside
            )
            {
                batch.Refuse(
                    row,
                    "dyad is not made of chal and tgt; it is a thousand times the lower code plus the higher, and empty "
                        + "where one side is no state; correct one of the three."
                );
            }
            double issue = batch.Number(row, "issue");
            if (
                batch.Number(row, "terriss") != (issue == 1 ? 1 : 0)
                || batch.Number(row, "riveriss") != (issue == 2 ? 1 : 0)
                || batch.Number(row, "mariss") != (issue == 3 ? 1 : 0)
            )
            {
                batch.Refuse(
                    row,
                    "issue contradicts terriss, riveriss and mariss; issue 1 is territory, 2 a river, 3 the sea, and only "
                        + "the flag of that one is 1; correct the four."
                );
            }
            if (batch.Number(row, "region") == 4)
                batch.Count(MiddleEast, row);
            if (batch.Number(row, "maxhost") > 5)
            {
                if (batch.Number(row, "nmidiss") < 2)
                {
                    batch.Refuse(
                        row,
                        $"maxhost '{batch.Number(row, "maxhost").ToString(CultureInfo.InvariantCulture)}' with fewer than two disputes: hostility lies in 0..5; "
                            + "correct it at its source."
                    );
                }
                batch.Set(row, "maxhost", double.NaN);
                batch.Count(SummedHostility, row);
            }
        }
    }

    /// <summary>What a claim over territory is about; empty in the rows of other claims.</summary>
    private static IEnumerable<Field> OfTerritory() =>
        [
            .. Scales.Codes(
                ("tchomechal", 0, 1),
                ("tchometgt", 0, 1),
                ("tcpop", 1, 3),
                ("tcresource", 0, 1),
                ("tcstratloc", 0, 1),
                ("tcidenchal", 0, 1),
                ("tcidentgt", 0, 1),
                ("tchistchal", 0, 1),
                ("tchisttgt", 0, 1),
                ("tcoffshore", 0, 1),
                // Contiguity by the types of COW; 0 for none.
                ("tccontchal", 0, 5),
                ("tcconttgt", 0, 5),
                ("tcncontig", 0, 2),
                ("tcentirecl", 0, 1)
            ),
            Field.Real("tcarea", 0, 2e7),
            // Logarithm of the area plus one.
            Field.Real("tclnarea", 0, Math.Log(2e7 + 1)),
        ];

    /// <summary>What a claim over a river is about.</summary>
    private static IEnumerable<Field> OfRivers() =>
        [
            .. Scales.Codes(("rcquantcl", 0, 2), ("rcqualcl", 0, 2), ("rcnavcl", 0, 2)),
            // Types with subtypes, such as 3.1.
            Field.Real("rcrivtype", 0, 5),
            .. Scales.Codes(
                ("rchomechal", 0, 1),
                ("rchometgt", 0, 1),
                ("rcnavc", 0, 2),
                ("rcnavt", 0, 2),
                ("rcpopc", 0, 2),
                ("rcpopt", 0, 2),
                ("rcresourcc", 0, 2),
                ("rcresourct", 0, 2),
                ("rcpowerc", 0, 2),
                ("rcpowert", 0, 2),
                ("rcirrigc", 0, 2),
                ("rcirrigt", 0, 2),
                ("rcdamsc", 0, 9),
                ("rcdamst", 0, 9),
                ("rcterrclm", 0, 1),
                // Number of the territorial claim that goes with it.
                ("rcterrnum", 1, 9_999)
            ),
        ];

    /// <summary>What a claim over the sea is about.</summary>
    private static IEnumerable<Field> OfSeas() =>
        Scales.Codes(
            ("mchomechal", 0, 1),
            ("mchometgt", 0, 1),
            ("mcresource", 0, 1),
            ("mcstratloc", 0, 1),
            ("mcfishing", 0, 2),
            ("mcmigrate", 0, 1),
            ("mcoil", 0, 3),
            ("mcoffshore", 0, 1),
            ("mcterrclm", 0, 1),
            ("mcterrnum", 1, 9_999)
        );

    /// <summary>Attempts at settlement and disputes of the year.</summary>
    private static IEnumerable<Field> OfSettlement() =>
        Scales.Codes(
            ("nbilat", 0, 99),
            ("attbilat", 0, 1),
            ("n3non", 0, 99),
            ("att3non", 0, 1),
            ("n3bind", 0, 99),
            ("att3bind", 0, 1),
            ("att3rd", 0, 1),
            ("nmidiss", 0, 99),
            ("midissyr", 0, 1),
            // Up to 10, the sum of two disputes, which Amend takes out.
            ("maxhost", 0, 10),
            ("maxfatal", 0, 6),
            ("nfatal", 0, 99),
            ("midfatyr", 0, 1),
            ("nwar", 0, 99),
            ("waryr", 0, 1),
            ("attemptsp", 0, 99),
            ("attemptst", 0, 99),
            ("attanyp", 0, 1),
            ("attanyt", 0, 1),
            ("attmult", 0, 1),
            ("attnone", 0, 1)
        );

    /// <summary>Disputes, deaths, wars, failed and successful attempts of the last 5, 10 and 15 years, and weighted.</summary>
    private static IEnumerable<Field> OfTheRecentPast()
    {
        foreach (var what in (string[])["mid", "fat", "war", "no", "yes"])
        {
            foreach (var years in (string[])["5", "10", "15"])
                yield return Field.Integer($"rec{what}{years}", 0, 99);
            yield return Field.Real($"rec{what}wt", 0, 99);
        }
    }
}
