namespace Counterpoise.Archive.Importers;

/// <summary>
/// SIPRI military expenditure by country-year: <c>milex_constant2021_usd_m</c> in millions of dollars of 2021,
/// <c>milex_current_usd_m</c> in millions of current dollars, <c>milex_share_gdp</c> as a fraction of GDP (0.011 is 1.1%).
/// </summary>
internal sealed class MilitaryExpenditure : Importer
{
    private const double LeastShare = 1e-4;

    private static readonly Quirk NoCode = new(
        "empty ccode (European Union)",
        "kept without a code; belongs to no state"
    );

    private static readonly Quirk Unconfirmed = new(
        "zero in current dollars that the series in constant dollars does not confirm (DPRK, Albania, Taiwan ...)",
        "stored as missing: the amount is not known or too small to write after a change of currency"
    );

    private static readonly Quirk NoShare = new(
        "share of GDP below a ten-thousandth, of a state (DR Congo 1964-79, Tajikistan 1992-94 ...)",
        "stored as missing: one side of the division is in another currency"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "military-expenditure",
            Title = "SIPRI Military Expenditure Database",
            Publication = new(
                "sipri2023milex",
                "misc",
                "{Stockholm International Peace Research Institute}",
                "SIPRI Military Expenditure Database",
                2023,
                "SIPRI"
            ),
            Licence = Terms.Sipri,
            Restrictive = true,
            WhereToGet =
                "SIPRI, sipri.org (Military Expenditure Database): SIPRI-Milex-data-1949-2022.xlsx, three sheets in one long table with COW codes",
            CoverageRule =
                "A country without a row or value is unknown. In constant dollars the USSR has three years, China begins in 1989, the DPRK and Yugoslavia have none.",
            Editions = [new("2023", 8_500, new(1949, 2022))],
            Fields =
            [
                Field.Text("country").Always(),
                Field.Integer("ccode", 2, 999),
                Field.Integer("year", 1949, 2022).Always(),
                Field.Real("milex_constant2021_usd_m", 0, 1_000_000),
                Field.Real("milex_current_usd_m", 0, 1_000_000),
                // Kuwait in 1991 spent more than its GDP.
                Field.Real("milex_share_gdp", 0, 1.2),
            ],
            Key = ["country", "year"],
            Quirks = [NoCode, Unconfirmed, NoShare],
        };

    protected override void Amend(Batch batch)
    {
        var first = new Dictionary<(double State, double Year), int>();
        for (int row = 0; row < batch.Rows; row++)
        {
            bool isState = !double.IsNaN(batch.Number(row, "ccode"));
            if (!isState)
                batch.Count(NoCode, row);
            else if (!first.TryAdd((batch.Number(row, "ccode"), batch.Number(row, "year")), row))
                batch.Refuse(
                    row,
                    "ccode and year stand already under another name; a state has one row a year; remove one."
                );
            if (batch.Number(row, "milex_current_usd_m") == 0 && batch.Number(row, "milex_constant2021_usd_m") != 0)
            {
                batch.Set(row, "milex_current_usd_m", double.NaN);
                batch.Count(Unconfirmed, row);
            }
            if (isState && batch.Number(row, "milex_share_gdp") < LeastShare)
            {
                batch.Set(row, "milex_share_gdp", double.NaN);
                batch.Count(NoShare, row);
            }
        }
    }
}
