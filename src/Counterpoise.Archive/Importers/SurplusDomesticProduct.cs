namespace Counterpoise.Archive.Importers;

/// <summary>
/// Anders, Fariss and Markowitz's estimates by COW code and year. The file has log(x + 1); the archive has x:
/// <c>gdp</c>, GDP in 2011 international dollars; <c>population</c>, people; <c>sdp</c>, surplus domestic product, what is left
/// of GDP above subsistence, in 2011 international dollars, zero where nothing is left; <c>gdp_per_capita</c>, 2011
/// international dollars a person. <c>implausible</c> is 1 where nobody could live on the figures, or next to nobody lives:
/// below 100 dollars a head, or 1,000 people; the limits are ours, and the figures stay.
/// </summary>
internal sealed class SurplusDomesticProduct : Importer
{
    // A quarter of a dollar a day; nobody lives on less.
    private const double LeastPerCapita = 100;
    private const double LeastPopulation = 1_000;

    private static readonly string[] Estimates = ["gdp", "population", "sdp", "gdp_per_capita"];

    private static readonly Quirk Logged = new("values stored as log(x + 1)", "turned into x, once, on import");

    private static readonly Quirk LastYearBlank = new("2016 without values", "kept missing");

    private static readonly Quirk Blank = new("state-year before 2016 without values", "kept missing");

    private static readonly Quirk TooPoor = new(
        "GDP per capita below 100 dollars a year (South Vietnam, German and Italian states ...)",
        "kept, and marked implausible"
    );

    private static readonly Quirk TooFew = new(
        "population below 1,000 (Papal States, Gran Colombia, Orange Free State ...)",
        "kept, and marked implausible"
    );

    private static readonly Quirk BeforeSystem = new(
        "year before 1816, before the state system",
        "kept; readers take those from 1816"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "surplus-product",
            Title = "Surplus domestic product, GDP and population (Anders, Fariss and Markowitz)",
            Publication = new(
                "anders2020",
                "article",
                "Anders, Therese and Fariss, Christopher J. and Markowitz, Jonathan N.",
                "Bread Before Guns or Butter: Introducing Surplus Domestic Product (SDP)",
                2020,
                "International Studies Quarterly 64(2)"
            ),
            Licence = Terms.Research,
            Retrospective = true,
            WhereToGet =
                "svmiller/svmiller.github.io on GitHub, R/peacesciencer/cow_sdp_gdp.rds; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule =
                "A state without a row or value is unknown. Rows outside the years of membership occur, for states and for territories; readers take those of members.",
            Editions = [new("2020", 27_753, new(1816, 2015))],
            Fields =
            [
                Field.Code("ccode"),
                Field.Integer("year", 1800, 2016).Always(),
                // Ranges of the logarithms: to 50 million million dollars, to 2 thousand million people.
                Field.Real("wbgdp2011est", 0, 31.5).As("gdp"),
                Field.Real("wbpopest", 0, 21.5).As("population"),
                Field.Real("sdpest", 0, 31.5).As("sdp"),
                Field.Real("wbgdppc2011est", 0, 12.5).As("gdp_per_capita"),
                Field.Integer("implausible", 0, 1).Derived(),
            ],
            Key = ["ccode", "year"],
            Quirks = [Logged, LastYearBlank, Blank, TooPoor, TooFew, BeforeSystem],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "year") < 1816)
                batch.Count(BeforeSystem, row);
            int known = Estimates.Count(estimate => !double.IsNaN(batch.Number(row, estimate)));
            if (known == 0)
            {
                batch.Count(batch.Number(row, "year") == 2016 ? LastYearBlank : Blank, row);
                continue;
            }
            if (known < Estimates.Length)
            {
                batch.Refuse(row, "some of the four values are empty; they come together; get the row again.");
                continue;
            }
            foreach (var estimate in Estimates)
                batch.Set(row, estimate, double.ExpM1(batch.Number(row, estimate)));
            batch.Count(Logged, row);
            if (batch.Number(row, "sdp") > batch.Number(row, "gdp"))
                batch.Refuse(row, "sdpest is above wbgdp2011est; a surplus is a part of GDP; correct one of the two.");
            bool tooFew = batch.Number(row, "population") < LeastPopulation;
            bool tooPoor = batch.Number(row, "gdp_per_capita") < LeastPerCapita;
            batch.Set(row, "implausible", tooFew || tooPoor ? 1 : 0);
            if (tooFew)
                batch.Count(TooFew, row);
            else if (tooPoor)
                batch.Count(TooPoor, row);
        }
    }
}
