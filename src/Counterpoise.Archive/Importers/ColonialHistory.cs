using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>ICOW Colonial History: main colonial ruler and independence, one row a state.</summary>
internal sealed class ColonialHistory : Importer
{
    private static readonly Quirk NotApplicable = new("not applicable coded -9", "stored as missing");

    private static readonly Quirk NoMonth = new("date known to the year only (month 00)", "kept as coded");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "icow-colonial",
            Title = "ICOW Colonial History",
            Publication = new(
                "hensel2018",
                "misc",
                "Hensel, Paul R.",
                "ICOW Colonial History Data Set, version 1.1",
                2018,
                "University of North Texas"
            ),
            Licence = Terms.Research,
            WhereToGet = "the ICOW project, paulhensel.org (colonial history): coldata110.csv",
            CoverageRule = "One main ruler a state; a state without one was no colony, or of a ruler outside the list.",
            Editions = [new("1.1", 217, new(1816, 2017))],
            Fields =
            [
                Field.Code("State").As("state"),
                Field.Text("Name").As("name").Always(),
                Ruler("ColRuler"),
                Ruler("IndFrom"),
                Month("IndDate"),
                Field.Integer("IndViol", 0, 1).Missing("-9", NotApplicable).As("indviol"),
                Field.Integer("IndType", 1, 4).Missing("-9", NotApplicable).As("indtype"),
                Ruler("SecFrom"),
                Month("SecDate"),
                Field.Integer("SecViol", 0, 1).Missing("-9", NotApplicable).As("secviol"),
                Ruler("Into"),
                Month("IntoDate"),
                Month("COWsys"),
                Month("GWsys"),
                Field.Text("Notes").Missing("-9", NotApplicable).As("notes"),
            ],
            Key = ["state"],
            Quirks = [NotApplicable, NoMonth],
        };

    protected override void Amend(Batch batch)
    {
        foreach (var date in (ReadOnlySpan<string>)["inddate", "secdate", "intodate", "cowsys", "gwsys"])
        {
            for (int row = 0; row < batch.Rows; row++)
            {
                double value = batch.Number(row, date);
                if (double.IsNaN(value))
                    continue;
                int month = (int)value % 100;
                if (month == 0)
                    batch.Count(NoMonth, row);
                else if (month > 12)
                {
                    var shown = value.ToString(CultureInfo.InvariantCulture);
                    batch.Refuse(
                        row,
                        $"{date} '{shown}': a date is year and month, as 191008; correct it at its source."
                    );
                }
            }
        }
    }

    private static Field Ruler(string header) =>
        Field.Integer(header, 2, 999).Missing("-9", NotApplicable).As(header.ToLowerInvariant());

    private static Field Month(string header) =>
        Field.Integer(header, 10_000, 210_012).Missing("-9", NotApplicable).As(header.ToLowerInvariant());
}
