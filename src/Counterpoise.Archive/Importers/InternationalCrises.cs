using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>International Crisis Behavior, system level: a row for every crisis. The actors are not listed.</summary>
internal sealed class InternationalCrises : Importer
{
    private static readonly Quirk Uncoded = new("crisis without any coding (Huthi rebellion)", "kept; all is unknown");

    private static readonly Quirk PartOfMonth = new(
        "day 66, 77 or 88, a code for a part of the month",
        "kept as coded; readers take the day for unknown"
    );

    private static readonly Quirk NoLength = new("999 days where the day of the end is unknown", "stored as missing");

    private static readonly Quirk OtherLength = new(
        "length that differs from the dates by more than a month",
        "kept as coded; readers take the dates"
    );

    private static readonly Quirk Nine = new("code 9, which the scale does not have", "stored as missing");

    private static readonly Quirk NoDate = new("-99 or 99 in a date of mediation", "stored as missing");

    private static readonly Quirk EndedBeforeStart = new("mediation that ended before it began", "kept as coded");

    private static readonly Quirk NoSuchDay = new(
        "day of a mediation that its month does not have (31 June)",
        "day stored as missing"
    );

    private static readonly SplitDate Trigger = new("yrtrig", "motrig", "datrig");

    private static readonly SplitDate Termination = new("yrterm", "moterm", "daterm");

    private static readonly SplitDate MediationStart = new("yrmedst", "momedst", "damedst");

    private static readonly SplitDate MediationEnd = new("yrmedend", "momedend", "damedend");

    private static readonly SplitDate MediationResumed = new("yrmedfin", "momedfin", "damedfin");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "icb-crises",
            Title = "International Crisis Behavior, crises",
            Publication = new(
                "brecher2020",
                "misc",
                "Brecher, Michael and Wilkenfeld, Jonathan and Beardsley, Kyle and James, Patrick and Quinn, David",
                "International Crisis Behavior Data Codebook, Version 13",
                2020,
                "International Crisis Behavior Project"
            ),
            Licence = Terms.Research,
            WhereToGet =
                "the International Crisis Behavior Project, sites.duke.edu/icbdata (system level, version 13): icb1v13.csv",
            CoverageRule =
                "What has no row inside the coverage was no international crisis; who took part is not told.",
            Editions = [new("13", 482, new(1918, 2016))],
            Fields =
            [
                Field.Text("icb1").Always(),
                Field.Integer("crisno", 1, 999).Always(),
                Field.Text("crisname").Always(),
                .. Scales.Codes(("break", 1, 9), ("trigent", 2, 997)),
                .. Date(Trigger, 1918, 2016),
                .. Date(Termination, 1918, 2020),
                Field.Integer("brexit", 1, 5_000).Missing("999", NoLength),
                .. Scales.Codes(
                    ("gravcr", 0, 7),
                    ("crismg", 1, 8),
                    ("cenviosy", 1, 4),
                    ("sevviosy", 1, 4),
                    ("viol", 1, 4),
                    ("timvio", 1, 4),
                    ("iwcmb", 1, 10),
                    ("noactr", 1, 99),
                    ("gpinv", 1, 7),
                    ("gpinvtp", 1, 5),
                    ("gpefcttp", 1, 7),
                    ("gpefactp", 1, 5),
                    ("gppacetp", 1, 5),
                    ("powinv", 1, 7),
                    ("usinv", 1, 4),
                    ("usefct", 1, 6),
                    ("usefac", 1, 5),
                    ("uspace", 1, 4),
                    ("usactor", 1, 2),
                    ("suinv", 1, 4),
                    ("suefct", 1, 6),
                    ("suefac", 1, 5),
                    ("supace", 1, 4),
                    ("suactor", 1, 2),
                    ("soglact", 0, 7),
                    ("globorg", 0, 10),
                    ("globactm", 0, 13),
                    ("globefct", 0, 6),
                    ("globefor", 0, 6),
                    ("globefac", 0, 14),
                    ("globpace", 0, 4),
                    ("soract", 0, 7),
                    ("regorg", 0, 15),
                    ("regactmb", 0, 13),
                    ("roefct", 0, 6),
                    ("robody", 0, 16),
                    ("roefac", 0, 13),
                    ("ropace", 0, 4),
                    ("subout", 1, 2),
                    ("forout", 1, 7),
                    ("exsat", 1, 7),
                    ("outesr", 1, 3),
                    ("cractr", 1, 7),
                    ("geostr", 1, 5),
                    ("hetero", 1, 5),
                    ("issues", 1, 5)
                ),
                .. Scales
                    .Codes(("chacts", 1, 5), ("chall", 1, 5), ("powch", 1, 5), ("rugach", 1, 5))
                    .Select(f => f.Missing("9", Nine)),
                .. Scales.Codes(
                    ("geog", 9, 43),
                    ("geogrel", 1, 3),
                    ("period", 1, 5),
                    ("syslevsy", 1, 4),
                    ("protrac", 1, 3),
                    ("pcid", 1, 99),
                    ("powdissy", 0, 179),
                    ("ethnic", 1, 3),
                    ("ethconf", 1, 4),
                    ("stressad", 2, 20),
                    ("sourdt", 1, 7),
                    ("mediate", 1, 4)
                ),
                Field.Integer("mednum", 1, 3).Missing("9", Nine),
                .. Scales.Codes(("medwho", 1, 7), ("medtime", 1, 3)),
                .. Date(MediationStart, 1918, 2020).Select(Undated),
                .. Date(MediationEnd, 1918, 2020).Select(Undated),
                .. Date(MediationResumed, 1918, 2020).Select(Undated),
                .. Scales.Codes(
                    ("medgoal", 1, 3),
                    ("medfacl", 1, 3),
                    ("medform", 1, 3),
                    ("medmanip", 1, 3),
                    ("medstyle", 1, 4),
                    ("medstefc", 1, 5),
                    ("medefct", 1, 6)
                ),
                Field.Integer("medpace", 1, 4).Missing("9", Nine),
            ],
            Key = ["crisno"],
            Quirks = [Uncoded, PartOfMonth, NoLength, OtherLength, Nine, NoDate, NoSuchDay, EndedBeforeStart],
        };

    protected override void Amend(Batch batch)
    {
        foreach (var date in (SplitDate[])[Trigger, Termination, MediationStart, MediationEnd, MediationResumed])
        {
            CountPartsOfMonths(batch, date.Day);
            if (date == Trigger || date == Termination)
                date.RefuseNoSuchDay(batch);
            else
                ForgetNoSuchDay(batch, date);
        }
        SplitDate.RefuseEndBeforeStart(batch, Trigger, Termination);
        for (int row = 0; row < batch.Rows; row++)
        {
            if (
                batch.Fields.All(f =>
                    f.Kind == FieldKind.Text || f.Column == "crisno" || double.IsNaN(batch.Number(row, f.Column))
                )
            )
                batch.Count(Uncoded, row);
            if (MediationStart.Follows(MediationEnd, batch, row))
                batch.Count(EndedBeforeStart, row);
            // The length counts the first day as well, so that it may exceed the difference by one.
            if (
                Trigger.On(batch, row) is { } begun
                && Termination.On(batch, row) is { } ended
                && Math.Abs(ended.DayNumber - begun.DayNumber + 1 - batch.Number(row, "brexit")) > 31
            )
                batch.Count(OtherLength, row);
        }
    }

    private static void ForgetNoSuchDay(Batch batch, SplitDate date)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (!date.HasNoSuchDay(batch, row))
                continue;
            batch.Set(row, date.Day, double.NaN);
            batch.Count(NoSuchDay, row);
        }
    }

    private static void CountPartsOfMonths(Batch batch, string column)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            double day = batch.Number(row, column);
            if (day is 66 or 77 or 88)
                batch.Count(PartOfMonth, row);
            else if (day > 31)
            {
                batch.Refuse(
                    row,
                    $"{column} '{day.ToString(CultureInfo.InvariantCulture)}': a day lies in 1..31, or is 66, 77 or 88 for a part of the month; correct it at its "
                        + "source."
                );
            }
        }
    }

    private static IEnumerable<Field> Date(SplitDate date, int first, int last) =>
        Scales.Codes((date.Year, first, last), (date.Month, 1, 12), (date.Day, 1, 88));

    private static Field Undated(Field field) => field.Missing("-99", NoDate).Missing("99", NoDate);
}
