using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>
/// Signorino and Ritter's worked example: what Germany and Russia owed every European state in 1914. A published check
/// of measures of similarity.
/// </summary>
internal sealed class AlliancePortfolios : Importer
{
    public override DataSet DataSet { get; } =
        new()
        {
            Id = "signorino-ritter",
            Title = "Signorino-Ritter alliance portfolios of Germany and Russia, 1914",
            Publication = new(
                "signorino1999",
                "article",
                "Signorino, Curtis S. and Ritter, Jeffrey M.",
                "Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions",
                1999,
                "International Studies Quarterly 43(1)"
            ),
            Licence = "GPL-3 packaging; a table of the article",
            WhereToGet =
                "jrnold/r-strat on GitHub, data/alliances1914.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "States outside Europe are left out; a state of the table with 0 has no alliance.",
            Editions = [new("1999", 20, new(1914, 1914))],
            Fields =
            [
                // The article's abbreviations, which are not all those of COW.
                Field.Text("nation").Always(),
                Field.Real("capability", 0, 1).Always(),
                // 3 defence, 2 neutrality or non-aggression, 1 entente, 0 none; 3 toward oneself.
                Field.Integer("germany", 0, 3).Always(),
                Field.Integer("russia", 0, 3).Always(),
            ],
            Key = ["nation"],
        };

    protected override void Amend(Batch batch)
    {
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
            total += batch.Number(row, "capability");
        // The table rounds to two places, half a hundredth for each state at most. The rule is one of the whole table: where a row
        // is refused, the sum lacks it and says nothing.
        if (batch.FaultCount == 0 && batch.Rows > 0 && Math.Abs(total - 1) > 0.005 * batch.Rows)
        {
            batch.RefuseAtLine(
                0,
                $"capability: the shares add up to {total.ToString("0.00", CultureInfo.InvariantCulture)}; shares of a system "
                    + "add up to 1; get the table again."
            );
        }
    }
}
