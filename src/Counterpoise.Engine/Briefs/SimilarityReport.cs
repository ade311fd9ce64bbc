using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Briefs;

/// <summary>The document of two states' similarity: every index of a year, and why one is absent.</summary>
public static class SimilarityReport
{
    private static readonly string[] Works =
    [
        "signorinoritter1999",
        "haege2011",
        "cohen1968",
        "scott1955",
        "kendall1945",
        "bailey2017",
        "singer1972",
    ];

    /// <summary>Writes the document.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="pair">The two states, in the order named; both held in the year.</param>
    /// <param name="year">The year.</param>
    /// <exception cref="ArgumentException">A state is not held in the year.</exception>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public static Document Of(Measurements measurements, (StateCode First, StateCode Second) pair, Year year)
    {
        var world = measurements.World;
        var slice = world.At(year);
        int first = slice.IndexOf(pair.First);
        int second = slice.IndexOf(pair.Second);
        if (first < 0 || second < 0)
            throw new ArgumentException(
                $"{(first < 0 ? pair.First : pair.Second)} is not held in {year}.",
                nameof(pair)
            );
        var similarity = Similarity.Of(measurements, year);
        string names = $"{world.Identity.NameOf(pair.First)} and {world.Identity.NameOf(pair.Second)}";
        var values = SimilarityIndex.All.Select(index => (Index: index, Cell: CellOf(index))).ToArray();
        List<Block> blocks =
        [
            Answer($"{names}, {year}", values),
            new ResultTable(
                [
                    Column.OfIntegers("year", "year").HiddenFromText(),
                    Column.OfIntegers("a_code", "A").HiddenFromText(),
                    Column.OfIntegers("b_code", "B").HiddenFromText(),
                    Column.OfText("measure", "measure"),
                    Column.OfText("distance", "distance"),
                    Column.OfText("weighted", "weighted"),
                    Column.OfNumbers("value", "value", NumberFormat.Decimals(3)),
                    Column.OfText("index", "index"),
                    Column.OfText("positions", "of"),
                    Column.OfText("reason", "reason").HiddenFromText(),
                ],
                [.. values.Select(v => Row(v.Index, v.Cell))]
            )
            {
                Notes =
                [
                    "1: the same positions. S falls to -1 where they are as far apart as they can be; kappa, pi and tau-b are 0 where "
                        + "no more agrees than chance gives. S counts two absent ties as agreement, so that it lies near 1 for most "
                        + "pairs of states (haege2011).",
                ],
            },
        ];
        if (!slice.HoldsWholeSystem)
        {
            blocks.Add(
                Note.Warning(
                    "A similarity needs the whole system; make an archive with 'counterpoise data add FOLDER', or name one with --archive."
                )
            );
        }
        blocks.AddRange(RestsOn(world, similarity));
        blocks.Add(new Sources([.. Works.Select(key => Bibliography.Of(key).Full)]));
        return new($"Similarity of {names}, {year}", blocks.Select(WrittenOut).ToArray());

        Cell CellOf(SimilarityIndex index)
        {
            double value = similarity.Matrix(index)[first * slice.Count + second];
            return double.IsNaN(value)
                ? new Cell.Missing(WhyMissing(world, similarity, index, pair, year))
                : Cell.Of(value);
        }

        Cell[] Row(SimilarityIndex index, Cell value) =>
            [
                Cell.Of(year.Value),
                Cell.Of(pair.First.Number),
                Cell.Of(pair.Second.Number),
                Cell.Of(Specification.NameOf(index.Measure)),
                Cell.Of(Specification.NameOf(index.Distance)),
                Cell.Of(index.Weighted ? "yes" : "no"),
                value,
                Cell.Of(index.Id),
                Cell.Of(Specification.NameOf(index.Positions).Replace('-', ' ')),
                value is Cell.Missing(var reason) ? Cell.Of(reason) : Cell.None,
            ];
    }

    private static AnswerLine Answer(string subject, (SimilarityIndex Index, Cell Cell)[] values)
    {
        List<string> told = [];
        Tell("S", SimilarityIndex.SAbsolute);
        Tell("kappa", SimilarityIndex.KappaSquared);
        Tell("S of ideal points", SimilarityIndex.SIdealPoints);
        return told.Count > 0
            ? new($"{subject}: {string.Join(", ", told)}")
            : new(
                $"{subject}: no data",
                string.Join("; ", values.Select(v => v.Cell).OfType<Cell.Missing>().Select(c => c.Reason).Distinct())
            );

        void Tell(string name, SimilarityIndex index)
        {
            if (values[index.Ordinal].Cell is Cell.Number value)
                told.Add($"{name} {NumberFormat.Decimals(2).Show(value.Value)}");
        }
    }

    private static string WhyMissing(
        World world,
        Similarity similarity,
        SimilarityIndex index,
        (StateCode First, StateCode Second) pair,
        Year year
    )
    {
        if (similarity.WhyAbsent(index) is { } absent)
            return absent;
        if (index.Positions == SimilarityPositions.IdealPoints)
        {
            return world.Read(Variables.IdealPoint, pair.First, year) is Reading<double>.Absent(var reason)
                ? reason
                : world.WhyMissing(Variables.IdealPoint, pair.Second, year);
        }
        if (AlliancePortfolios.Of(world, year) is Reading<AlliancePortfolios>.Known(var portfolios, var source))
        {
            var slice = world.At(year);
            foreach (var state in (StateCode[])[pair.First, pair.Second])
            {
                if (portfolios.Row(slice.IndexOf(state)).Contains(SimilarityKernel.Unknown))
                    return $"{source.Short} does not say what every treaty of {world.Identity.NameOf(state)} binds to in {year}";
            }
        }
        return "not defined: the ties do not differ between third states, so that no agreement is beyond chance";
    }

    private static IEnumerable<Note> RestsOn(World world, Similarity similarity)
    {
        List<string> parts = [];
        if (similarity.WhyAbsent(SimilarityIndex.SAbsolute) is null)
            parts.Add($"ties of alliance from {world.CoverageOf(Variables.Obligations)!.Source.Short}");
        if (similarity.WhyAbsent(SimilarityIndex.SAbsoluteWeighted) is null)
            parts.Add($"weights (CINC, recomputed) from {world.CoverageOf(Variables.MilitaryPersonnel)!.Source.Short}");
        if (similarity.WhyAbsent(SimilarityIndex.SIdealPoints) is null)
            parts.Add($"ideal points from {world.CoverageOf(Variables.IdealPoint)!.Source.Short}");
        if (parts.Count > 0)
            yield return Note.RestsOn(Standing.Computed, string.Join("; ", parts) + ".");
        yield return Note.RestsOn(
            Standing.Assumed,
            "the literature's conventions (signorinoritter1999): ties 0 none, 1 consultation, 2 neutrality or non-aggression, 3 "
                + "defence or offence, the higher of the two directions; a state has a tie of 3 with itself; the greatest "
                + "distance is that of the scale. A third state of unknown capability is left out of the weighted sums."
        );
        yield return Note.RestsOn(
            Standing.Assumed,
            "for ideal points, which have no greatest distance, the range of all states' points in the year (ours). Votes in the UN "
                + "General Assembly are not held themselves; the ideal points are estimated from them, after the fact."
        );
    }

    private static Block WrittenOut(Block block) =>
        block switch
        {
            Note note => note with { Text = Bibliography.WrittenOut(note.Text) },
            ResultTable table => table with { Notes = [.. table.Notes.Select(Bibliography.WrittenOut)] },
            _ => block,
        };
}
