using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>
/// Polity5 regimes by state-year. <c>polity_ccode</c> is Polity's own code; <c>ccode</c> is the COW code of the same state in
/// that year, whether or not it is a member of the system then, and missing where COW has no such state. Where a state changes
/// its Polity code within a year, two rows fall on one COW state-year: the row of the code that goes on has the COW code, for
/// it tells the regime at the end of the year; the other keeps only its Polity code. (Germany's 255, 260 and 265 are the same
/// codes in both lists, so that no two of its rows meet.) An interruption (-66), an interregnum (-77) or a transition (-88) is
/// missing in the scores and their components, and stands in <c>polity_special</c>; <c>polity2</c> has its own values there.
/// <c>prior</c>, <c>interim</c>, <c>post</c>, <c>change</c> and <c>regtrans</c> tell of a change and keep their codes.
/// </summary>
internal sealed class PolityRegimes : Importer
{
    private const int Interruption = -66;
    private const int Interregnum = -77;
    private const int Transition = -88;
    private const int MistypedYear = 3013;

    private static readonly string[] Coded =
    [
        "democ",
        "autoc",
        "polity",
        "xrreg",
        "xrcomp",
        "xropen",
        "xconst",
        "parreg",
        "parcomp",
        "exrec",
        "exconst",
        "polcomp",
    ];

    // Years of a Polity code that is no COW code, or that of another state. Polity: the names and years of its own file, and
    // for the states of the present p5n of countrycode 1.8.0. COW: State System Membership, v2016.
    private static readonly (int Polity, int First, int Last, int? Cow)[] Correspondence =
    [
        // United Provinces of Central America: in no year a COW member.
        (89, 1824, 1838, null),
        // Gran Colombia: no COW member; COW has Colombia (100) from 1831, Polity from 1832.
        (99, 1821, 1830, null),
        (99, 1831, 1831, 100),
        // Austria and, from 1867, the western half of Austria-Hungary: COW has Austria-Hungary (300) to November 1918, and
        // Austria (305) from 1919.
        (305, 1800, 1918, 300),
        // The eastern half: COW has Hungary (310) from November 1918.
        (310, 1867, 1917, null),
        // Sardinia: COW counts it as Italy (325) from 1816.
        (324, 1815, 1860, 325),
        // Kosovo: COW 347, from 2008.
        (341, 2008, 2018, 347),
        // Serbia before Yugoslavia and after Montenegro left: COW has Serbia and Yugoslavia under one code, 345.
        (342, 1830, 1920, 345),
        (342, 2006, 2018, 345),
        // Yugoslavia without its western republics, then Serbia and Montenegro: COW 345.
        (347, 1991, 2005, 345),
        // Montenegro: COW 341, from 2006.
        (348, 2006, 2018, 341),
        // The Soviet Union: COW counts it as Russia (365).
        (364, 1922, 1991, 365),
        // South Sudan: COW 626, from July 2011.
        (525, 2011, 2018, 626),
        // Ethiopia without Eritrea: COW keeps 530.
        (529, 1993, 2018, 530),
        // Orange Free State: in no year a COW member.
        (564, 1854, 1902, null),
        // Sudan without South Sudan: COW keeps 625.
        (626, 2011, 2018, 625),
        // Pakistan with Bangladesh: COW has one code, 770.
        (769, 1947, 1971, 770),
        // Vietnam united: COW keeps the code of the Democratic Republic, 816.
        (818, 1976, 2018, 816),
    ];

    // The last year of a Polity code, in which the code that goes on has a row too.
    private static readonly (int Polity, int Year)[] Superseded =
    [
        (99, 1832), // Colombia (100)
        (324, 1861), // Italy (325)
        (345, 1991), // Yugoslavia (347)
        (347, 2006), // Serbia (342)
        (365, 1922), // USSR (364)
        (530, 1993), // Ethiopia (529)
        (625, 2011), // Sudan (626)
        (816, 1976), // Vietnam (818)
    ];

    private static readonly Quirk Interrupted = Special(Interruption, "interruption");

    private static readonly Quirk Interregna = Special(Interregnum, "interregnum");

    private static readonly Quirk InTransition = Special(Transition, "transition");

    private static readonly Quirk OwnCode = new(
        "state under a code of Polity's own (USSR 364, Serbia 342, Vietnam 818 ...)",
        "ccode has the COW code"
    );

    private static readonly Quirk NoCowState = new(
        "polity that is no COW state (Orange Free State, Hungary to 1917 ...)",
        "kept without a COW code"
    );

    private static readonly Quirk CodeChanged = new(
        "two rows in the year in which Polity's code of a state changed",
        "the row of the code that goes on has the COW code, the other none"
    );

    private static readonly Quirk Mistyped = new("end year mistyped 3013", "read as 2013, the year of its row");

    private static readonly Quirk NoPrecision = new(
        "special code in the precision of the end date (South Sudan)",
        "stored as missing"
    );

    private static readonly Quirk Differs = new(
        "polity2 other than polity without a special code (Fiji 2018)",
        "kept as published"
    );

    private static readonly Quirk BeforeSystem = new(
        "year before 1816, before the state system",
        "kept; readers take those from 1816"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "polity",
            Title = "Polity5 regimes",
            Publication = new(
                "marshall2020",
                "misc",
                "Marshall, Monty G. and Gurr, Ted Robert",
                "Polity5: Political Regime Characteristics and Transitions, 1800-2018",
                2020,
                "Center for Systemic Peace"
            ),
            Licence = "CSP: free for non-commercial research",
            Restrictive = true,
            WhereToGet =
                "the Center for Systemic Peace, systemicpeace.org (Polity5): p5v2018.xls; save it as p5v2018.csv",
            CoverageRule =
                "A state without a row or value is unknown; states below half a million people are left out; only the United States goes on to 2020.",
            Editions = [new("2018", 17_574, new(1800, 2018))],
            Fields =
            [
                Field.Integer("p5", 0, 1).Always(),
                Field.Integer("cyear", 20_000, 9_999_999).Always(),
                Field.Code("ccode").As("polity_ccode"),
                Field.Integer("ccode", 2, 999).Derived(),
                Field.Text("scode").Always(),
                Field.Text("country").Always(),
                Field.Integer("year", 1776, 2020).Always(),
                Field.Integer("flag", 0, 2).Always(),
                Field.Integer("fragment", 0, 3),
                Score("democ", 10).Always(),
                Score("autoc", 10).Always(),
                Score("polity", 10).Always(),
                Field.Integer("polity_special", Transition, Interruption).Derived(),
                Field.Integer("polity2", -10, 10),
                Field.Integer("durable", 0, 245),
                Score("xrreg", 3),
                Score("xrcomp", 3),
                Score("xropen", 4),
                Score("xconst", 7),
                Score("parreg", 5),
                Score("parcomp", 5),
                Score("exrec", 8),
                Score("exconst", 7),
                Score("polcomp", 10),
                Field.Integer("prior", Transition, 99),
                Field.Integer("emonth", 1, 12),
                Field.Integer("eday", 1, 31),
                Field.Integer("eyear", 1776, MistypedYear),
                Field.Integer("eprec", 1, 9).Missing("-77", NoPrecision),
                Field.Integer("interim", Transition, 10),
                Field.Integer("bmonth", 1, 12),
                Field.Integer("bday", 1, 31),
                Field.Integer("byear", 1776, 2020),
                Field.Integer("bprec", 1, 9),
                Field.Integer("post", Transition, 10),
                Field.Integer("change", Transition, 99),
                Field.Integer("d5", 1, 1),
                Field.Integer("sf", 1, 1),
                Field.Integer("regtrans", Transition, 99),
            ],
            Key = ["polity_ccode", "year"],
            Quirks =
            [
                Interrupted,
                Interregna,
                InTransition,
                OwnCode,
                NoCowState,
                CodeChanged,
                Mistyped,
                NoPrecision,
                Differs,
                BeforeSystem,
            ],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "cyear") != batch.Number(row, "polity_ccode") * 10_000 + batch.Number(row, "year"))
                Refuse(batch, row, "cyear", "cyear is ccode followed by year");
            SetSpecial(batch, row);
            CheckScores(batch, row);
            CheckChange(batch, row);
            MendEndYear(batch, row);
            if (batch.Number(row, "year") < 1816)
                batch.Count(BeforeSystem, row);
            SetCowCode(batch, row);
        }
        RefuseSharedStateYears(batch);
    }

    private static void SetSpecial(Batch batch, int row)
    {
        double special = batch.Number(row, "polity");
        if (!IsSpecial(special))
        {
            foreach (var score in Coded)
            {
                // Only these: polity alone goes below zero, to -10.
                if (batch.Number(row, score) < (score == "polity" ? -10 : 0))
                    Refuse(batch, row, score, $"{score} is a score, or -66, -77 or -88 where polity is");
            }
            return;
        }
        foreach (var score in Coded)
        {
            double value = batch.Number(row, score);
            if (value != special && !double.IsNaN(value))
                Refuse(batch, row, score, $"{score} has the special code of polity");
            batch.Set(row, score, double.NaN);
        }
        batch.Set(row, "polity_special", special);
        batch.Count(
            special switch
            {
                Interruption => Interrupted,
                Interregnum => Interregna,
                _ => InTransition,
            },
            row
        );
    }

    private static void CheckScores(Batch batch, int row)
    {
        double polity = batch.Number(row, "polity");
        if (double.IsNaN(polity))
            return;
        if (polity != batch.Number(row, "democ") - batch.Number(row, "autoc"))
            Refuse(batch, row, "polity", "polity is democ less autoc");
        if (polity != batch.Number(row, "polity2"))
            batch.Count(Differs, row);
    }

    private static void CheckChange(Batch batch, int row)
    {
        Check("prior", -10, 10);
        Check("interim", -10, 10);
        Check("post", -10, 10);
        // 88 begins a transition; 96 to 99 are the end and the making of states.
        Check("change", -20, 20);
        Check("regtrans", -2, 3);

        void Check(string column, int least, int greatest)
        {
            double value = batch.Number(row, column);
            if (double.IsNaN(value) || IsSpecial(value) || (value >= least && value <= greatest))
                return;
            if (value is < 96 and not 88)
            {
                var range = string.Create(CultureInfo.InvariantCulture, $"{least}..{greatest}");
                Refuse(batch, row, column, $"{column} lies in {range}, or is -66, -77, -88, 88 or 96 to 99");
            }
        }
    }

    private static void MendEndYear(Batch batch, int row)
    {
        double end = batch.Number(row, "eyear");
        if (end == MistypedYear && batch.Number(row, "year") == 2013)
        {
            batch.Set(row, "eyear", 2013);
            batch.Count(Mistyped, row);
        }
        else if (end > batch.Number(row, "year"))
        {
            Refuse(batch, row, "eyear", "eyear, in which the regime before ended, is not after year");
        }
    }

    private static void SetCowCode(Batch batch, int row)
    {
        double polity = batch.Number(row, "polity_ccode");
        double year = batch.Number(row, "year");
        if (Superseded.Any(last => last.Polity == polity && last.Year == year))
        {
            batch.Count(CodeChanged, row);
            return;
        }
        foreach (var (code, first, last, cow) in Correspondence)
        {
            if (code != polity || year < first || year > last)
                continue;
            batch.Set(row, "ccode", cow ?? double.NaN);
            batch.Count(cow is null ? NoCowState : OwnCode, row);
            return;
        }
        batch.Set(row, "ccode", polity);
    }

    private static void RefuseSharedStateYears(Batch batch)
    {
        var first = new Dictionary<(double State, double Year), int>();
        for (int row = 0; row < batch.Rows; row++)
        {
            var (state, year) = (batch.Number(row, "ccode"), batch.Number(row, "year"));
            if (double.IsNaN(state) || first.TryAdd((state, year), row))
                continue;
            var line = batch.LineOf(first[(state, year)]).ToString(CultureInfo.InvariantCulture);
            Refuse(batch, row, "polity_ccode", $"COW's code of it in that year is already that of line {line}");
        }
    }

    private static void Refuse(Batch batch, int row, string column, string rule)
    {
        var shown = batch.Number(row, column).ToString(CultureInfo.InvariantCulture);
        var header = column == "polity_ccode" ? "ccode" : column;
        batch.Refuse(row, $"{header} '{shown}': {rule}; correct it at its source.");
    }

    private static bool IsSpecial(double value) => value is Interruption or Interregnum or Transition;

    private static Field Score(string header, int greatest) => Field.Integer(header, Transition, greatest);

    private static Quirk Special(int code, string meaning) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{meaning} coded {code}"),
            "scores stored as missing; the code is kept in polity_special"
        );
}
