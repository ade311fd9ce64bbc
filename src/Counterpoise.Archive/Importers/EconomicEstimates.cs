namespace Counterpoise.Archive.Importers;

/// <summary>Latent GDP and population estimates of Fariss et al. by COW state-year (isard).</summary>
internal sealed class EconomicEstimates : Importer
{
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
            CoverageRule = "A state without a row or value is unknown.",
            Editions = [new("2022", 16_536, new(1816, 2019))],
            Fields =
            [
                Field.Code("ccode"),
                Field.Year("year"),
                Field.Real("mrgdppc", 0),
                Field.Real("sd_mrgdppc", 0),
                Field.Real("pwtrgdp", 0),
                Field.Real("sd_pwtrgdp", 0),
                Field.Real("pwtpop", 0),
                Field.Real("sd_pwtpop", 0),
            ],
            Key = ["ccode", "year"],
        };
}
