namespace Counterpoise.Archive.Importers;

/// <summary>
/// COW Trade: dyadic imports by year, one row a pair (peacesciencer), in millions of current dollars, rounded to whole ones:
/// <c>flow1</c> what the first state imports from the second, <c>flow2</c> the reverse.
/// </summary>
internal sealed class Trade : Importer
{
    private static readonly Quirk OneFlow = new(
        "one of the two flows empty (-9 at the source)",
        "kept missing; not zero"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "trade",
            Title = "COW Trade, dyadic",
            Publication = new(
                "barbieri2009",
                "article",
                "Barbieri, Katherine and Keshk, Omar M. G. and Pollins, Brian M.",
                "Trading Data: Evaluating Our Assumptions and Coding Rules",
                2009,
                "Conflict Management and Peace Science 26(5)"
            ),
            Licence = Terms.Cow,
            WhereToGet =
                "the Correlates of War Project, correlatesofwar.org (Trade); read here as ccode1, ccode2, year, flow1, flow2 of cow_trade_ddy of svmiller.com/peacesciencer, pairs once",
            CoverageRule = "A dyad without a row or flow is unknown: dyad-years with both missing were dropped.",
            Editions = [new("4.0", 673_654, new(1870, 2014))],
            Fields =
            [
                Field.Code("ccode1"),
                Field.Code("ccode2"),
                Field.Year("year"),
                Field.Real("flow1", 0, 1e6),
                Field.Real("flow2", 0, 1e6),
                Field.Real("smoothflow1", 0, 1e6),
                Field.Real("smoothflow2", 0, 1e6),
            ],
            Key = ["ccode1", "ccode2", "year"],
            Quirks = [OneFlow],
        };

    protected override void Amend(Batch batch)
    {
        UndirectedDyads.RefuseReversed(batch);
        for (int row = 0; row < batch.Rows; row++)
        {
            if (double.IsNaN(batch.Number(row, "flow1")) != double.IsNaN(batch.Number(row, "flow2")))
                batch.Count(OneFlow, row);
        }
    }
}
