using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>ATOP state-years: a state's own obligations and the alliances it belongs to.</summary>
internal sealed class AllianceStateYears : Importer
{
    private const int Alliances = 59;

    private static readonly Quirk BeforeSystem = new("year 1815, before the state system", "kept");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "atop-state-years",
            Title = "ATOP alliance obligations, state-years",
            Publication = new(
                "leeds2002",
                "article",
                "Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.",
                "Alliance Treaty Obligations and Provisions, 1815-1944",
                2002,
                "International Interactions 28(3)"
            ),
            Licence = Terms.Research,
            WhereToGet = "the ATOP project, atopdata.org: atop5_1sy.csv",
            CoverageRule = "A state without a row in a year has no alliance; the obligations are the state's own.",
            Editions = [new("5.1", 11_923, new(1815, 2018))],
            Fields =
            [
                Field.Code("state"),
                Field.Year("year"),
                Field.Integer("atopally", 0, 1).Always(),
                Field.Integer("defense", 0, 1).Always(),
                Field.Integer("offense", 0, 1).Always(),
                Field.Integer("neutral", 0, 1).Always(),
                Field.Integer("nonagg", 0, 1).Always(),
                Field.Integer("consul", 0, 1).Always(),
                Field.Integer("number", 1, Alliances).Always(),
                Field.Integer("transyr", 0, 1).Always(),
                .. Enumerable
                    .Range(1, Alliances)
                    .Select(i => Field.Integer("atopid" + i.ToString(CultureInfo.InvariantCulture), 1000, 9999)),
                Field.Real("version", 5.1, 5.1).Always(),
            ],
            Key = ["state", "year"],
            Quirks = [BeforeSystem],
        };

    protected override void Amend(Batch batch)
    {
        var ids = batch
            .Fields.Select(field => field.Column)
            .Where(column => column.StartsWith("atopid", StringComparison.Ordinal))
            .ToArray();
        for (int row = 0; row < batch.Rows; row++)
        {
            int told = ids.Count(id => !double.IsNaN(batch.Number(row, id)));
            if (told != batch.Number(row, "number"))
            {
                batch.Refuse(
                    row,
                    $"number '{batch.Number(row, "number")}': number counts the alliance ids of the row, here "
                        + $"{told.ToString(CultureInfo.InvariantCulture)}; correct it at its source."
                );
            }
            if (batch.Number(row, "year") == 1815)
                batch.Count(BeforeSystem, row);
        }
    }
}
