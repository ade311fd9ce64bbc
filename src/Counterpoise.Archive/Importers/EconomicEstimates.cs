namespace Counterpoise.Archive.Importers;

/// <summary>
/// Latent GDP and population estimates of Fariss et al. by COW state-year (isard), each with its standard deviation:
/// <c>mrgdppc</c>, GDP per capita in 2011 international dollars, anchored to Maddison; <c>pwtrgdp</c>, GDP in millions of 2017
/// international dollars, and <c>pwtpop</c>, population in millions, anchored to the Penn World Table 10.
/// </summary>
internal sealed class EconomicEstimates : Importer
{
    private static readonly Quirk Empty = new("state-year without estimates", "kept missing");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "gdp-population",
            Title = "Fariss et al. latent GDP and population (isard cw_gdppop)",
            Publication = new(
                "fariss2022",
                "article",
                "Fariss, Christopher J. and Anders, Therese and Markowitz, Jonathan N. and Barnum, Miriam",
                "New Estimates of Over 500 Years of Historic GDP and Population Data",
                2022,
                "Journal of Conflict Resolution 66(3)"
            ),
            Licence = Terms.Gpl2Packaging,
            Retrospective = true,
            WhereToGet =
                "svmiller/isard on GitHub, data/cw_gdppop.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule =
                "A state without a row or value is unknown. The three have two anchors: GDP by population is not GDP per capita.",
            Editions = [new("2022", 16_536, new(1816, 2019))],
            Fields =
            [
                Field.Code("ccode"),
                Field.Year("year"),
                Field.Real("mrgdppc", 1, 200_000),
                Field.Real("sd_mrgdppc", 0, 200_000),
                Field.Real("pwtrgdp", 1, 5e7),
                Field.Real("sd_pwtrgdp", 0, 5e7),
                Field.Real("pwtpop", 0.001, 2_000),
                Field.Real("sd_pwtpop", 0, 2_000),
            ],
            Key = ["ccode", "year"],
            Quirks = [Empty],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (double.IsNaN(batch.Number(row, "mrgdppc")))
                batch.Count(Empty, row);
        }
    }
}
