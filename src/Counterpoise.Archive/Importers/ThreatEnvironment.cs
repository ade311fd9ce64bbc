namespace Counterpoise.Archive.Importers;

/// <summary>
/// Leeds and Savun's threat environment by COW state-year, 0 to 1: the sum of the shares of capability (CINC) of the states that
/// are a potential enemy, majors and neighbours with dissimilar alliances. It fails a check at face value (New Zealand in 1960
/// above South Korea in 1960); use it beside the latent territorial threat.
/// </summary>
internal sealed class ThreatEnvironment : Importer
{
    private static readonly Quirk NoCode = new(
        "empty ccode, threat of 0 (one row a year from 2009)",
        "kept without a code; belongs to no state"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "threat-environment",
            Title = "Leeds-Savun threat environment, extended",
            Publication = new(
                "leeds2007",
                "article",
                "Leeds, Brett Ashley and Savun, Burcu",
                "Terminating Alliances: Why Do States Abrogate Agreements?",
                2007,
                "Journal of Politics 69(4)"
            ),
            Licence = "no licence found; cite",
            // Without a licence nobody is known to allow it.
            Restrictive = true,
            WhereToGet = "joshuaalley/arms-allies on GitHub, data/leeds-savun-threat.csv",
            CoverageRule =
                "A state without a row is unknown; no state has one after 2008. Fails a check at face value: New Zealand above South Korea in 1960.",
            Editions = [new("extended", 14_400, new(1816, 2008))],
            Fields =
            [
                Field.Integer("ccode", 2, 999),
                Field.Integer("year", 1816, 2015).Always(),
                Field.Real("lsthreat", 0, 1).Always(),
            ],
            Key = ["ccode", "year"],
            Quirks = [NoCode],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (!double.IsNaN(batch.Number(row, "ccode")))
                continue;
            if (batch.Number(row, "year") >= 2009 && batch.Number(row, "lsthreat") == 0)
                batch.Count(NoCode, row);
            else
                batch.Refuse(row, "ccode '': a row with a threat belongs to a state; fill it in at its source.");
        }
    }
}
