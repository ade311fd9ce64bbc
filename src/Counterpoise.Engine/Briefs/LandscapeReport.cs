using System.Globalization;
using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>The document of a landscape of two camps: every low point with its basin, beside what was observed.</summary>
public static class LandscapeReport
{
    private const int MinimaShown = 8;
    private const int MissesShown = 10;

    // Beyond this a table holds more than a reader or a spreadsheet takes; what is left out is said.
    private const int MostMinima = 20_000;

    /// <summary>Writes the document.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="states">The states, each once, all held in the year; at most 24.</param>
    /// <param name="year">The year.</param>
    /// <param name="threads">Most threads to work on, or -1 for as many as there are cores; the result is the same.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are too many states, one is given twice, or one is not held.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Document Of(
        Measurements measurements,
        Specification specification,
        IReadOnlyList<StateCode> states,
        Year year,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        var world = measurements.World;
        var found = LandscapeOfStates.Of(measurements, specification, states, year, threads, cancellation);
        string subject = $"Landscape of {Plural(found.States.Count, "state")}, {year}";
        List<Block> blocks = [];
        var minima = found.Landscape?.Minima ?? [];
        if (found.Landscape is { } landscape)
        {
            int lowest = minima.Count(minimum => minimum.IsGlobal);
            blocks.Add(
                new AnswerLine(
                    $"{subject}: {Plural(minima.Count, "low point")}, {(lowest == 1 ? "one" : $"{lowest}")} the lowest",
                    $"{Percent(minima.Where(minimum => minimum.IsGlobal).Sum(minimum => minimum.Basin))} of all divisions flow there"
                )
            );
            blocks.Add(new BulletList([.. minima.Take(MinimaShown).Select((m, at) => Sides(world, found, m, at + 1))]));
        }
        else
        {
            blocks.Add(new AnswerLine($"{subject}: no camps", "two states of known capability are needed to part"));
        }
        blocks.Add(Table(world, found, year));
        if (minima.Count > 0)
            blocks.AddRange(Compared(world, found, minima[0], year));
        blocks.AddRange(Notes(measurements, specification, found, year));
        blocks.Add(new Sources([Bibliography.Of("axelrod1993").Full]));
        return new(subject, blocks);
    }

    private static string Sides(World world, LandscapeOfStates found, LandscapeMinimum minimum, int number)
    {
        return $"{number}{(minimum.IsGlobal ? " (lowest)" : "")}, basin {Percent(minimum.Basin)}: {Camp(1)} against {Camp(2)}.";

        string Camp(int camp)
        {
            string[] names =
            [
                .. found.States.Where((_, k) => minimum.Camps.CampOf(k) == camp).Select(world.Identity.NameOf),
            ];
            return names.Length == 0 ? "nobody" : string.Join(", ", names);
        }
    }

    private static ResultTable Table(World world, LandscapeOfStates found, Year year)
    {
        List<IReadOnlyList<Cell>> rows = [];
        var minima = found.Landscape?.Minima ?? [];
        for (int at = 0; at < Math.Min(minima.Count, MostMinima); at++)
        {
            var minimum = minima[at];
            for (int k = 0; k < found.States.Count; k++)
            {
                rows.Add([
                    Cell.Of(at + 1),
                    Cell.Of(minimum.Energy),
                    Cell.Of(minimum.Basin),
                    Cell.Of(found.States[k].Number),
                    Cell.Of(minimum.Camps.CampOf(k)),
                    Cell.Of(world.Identity.NameOf(found.States[k])),
                    Cell.Of(found.Sizes[k].Value),
                    Cell.Of(minimum.IsGlobal ? "yes" : "no"),
                    Cell.Of(year.Value),
                ]);
            }
        }
        return new(
            [
                Column.OfIntegers("minimum", "low point"),
                Column.OfNumbers("energy", "energy", NumberFormat.Significant(3)),
                Column.OfNumbers("basin", "basin", NumberFormat.Percent()),
                Column.OfIntegers("state_code", "code").HiddenFromText(),
                Column.OfIntegers("camp", "camp"),
                Column.OfText("state", "state"),
                Column.OfNumbers("size", "size", NumberFormat.Percent(1)),
                Column.OfText("lowest", "lowest").HiddenFromText(),
                Column.OfIntegers("year", "year").HiddenFromText(),
            ],
            rows
        )
        {
            RowsInText = Math.Max(1, found.States.Count),
            Notes =
            [
                "Energy: size times size times propensity, summed over pairs in opposite camps; the lower, the less is at odds. Basin: share of "
                    + "all divisions that flow there, each step by the state that lowers energy most. The largest state is in camp 1.",
            ],
        };
    }

    private static IEnumerable<Block> Compared(World world, LandscapeOfStates found, LandscapeMinimum lowest, Year year)
    {
        int together = 0;
        int friends = 0;
        int foes = 0;
        int parted = 0;
        List<string> misses = [];
        for (int i = 1; i < found.States.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                var dyad = new Dyad(found.States[i], found.States[j]);
                if (ObservedStance.Of(world, dyad, year).Stance is not Reading<Stance>.Known(var stance, _))
                    continue;
                bool same = lowest.Camps.Together(i, j);
                if (stance == Stance.Alliance)
                {
                    friends++;
                    together += same ? 1 : 0;
                    if (!same)
                        misses.Add($"{Names(dyad)} are allied and parted");
                }
                else if (stance == Stance.Opposition)
                {
                    foes++;
                    parted += same ? 0 : 1;
                    if (same)
                        misses.Add($"{Names(dyad)} are opposed and in one camp");
                }
            }
        }
        if (friends + foes == 0)
            yield break;
        int pairs = found.States.Count * (found.States.Count - 1) / 2;
        int inOne = Enumerable
            .Range(1, found.States.Count - 1)
            .Sum(i => Enumerable.Range(0, i).Count(j => lowest.Camps.Together(i, j)));
        List<string> told =
        [
            $"The lowest division puts {together} of {Plural(friends, "allied pair")} in one camp and parts {parted} of "
                + $"{Plural(foes, "opposed pair")}; of all {pairs} pairs it puts {Percent((double)inOne / pairs)} in one camp.",
        ];
        if (misses.Count > 0)
        {
            told.Add(
                $"Misses ({misses.Count}): "
                    + string.Join("; ", misses.Take(MissesShown))
                    + (misses.Count > MissesShown ? $"; and {misses.Count - MissesShown} more." : ".")
            );
        }
        yield return new BulletList(told);

        string Names(Dyad dyad) => $"{world.Identity.NameOf(dyad.A)} and {world.Identity.NameOf(dyad.B)}";
    }

    private static IEnumerable<Note> Notes(
        Measurements measurements,
        Specification specification,
        LandscapeOfStates found,
        Year year
    )
    {
        var world = measurements.World;
        if (found.LeftOut.Count > 0)
        {
            yield return Note.Warning(
                "Left out for want of their capability: "
                    + string.Join("; ", found.LeftOut.Select(l => $"{world.Identity.NameOf(l.State)} ({l.Reason})"))
                    + "."
            );
        }
        string[] gaps =
        [
            .. found
                .States.Where((_, k) => k < found.Sizes.Count && found.Sizes[k].RestsOnGap)
                .Select(world.Identity.NameOf),
        ];
        if (gaps.Length > 0)
        {
            yield return Note.Warning(
                $"Components of the capability of {string.Join(", ", gaps)} are unknown; what is known stands for it."
            );
        }
        if (found.TermsWithout.Count > 0)
        {
            yield return Note.Warning(
                $"No pair has these terms of propensity in {year}: {string.Join(", ", found.TermsWithout)}."
            );
        }
        if (found.Unknown.Count > 0)
        {
            yield return Note.Warning(
                $"Left out of the sum where unknown, of {Plural(found.Pairs.Count, "pair")}: "
                    + string.Join(", ", found.Unknown.Select(term => $"{term.Term} ({term.Pairs})"))
                    + "."
            );
        }
        if (found.Landscape is { Minima.Count: > MostMinima } many)
        {
            yield return Note.Warning(
                $"The first {MostMinima.ToString(CultureInfo.InvariantCulture)} of {many.Minima.Count} low points are listed."
            );
        }
        if (found.Landscape is { Ties: > 0 } tied)
        {
            yield return Note.Warning(
                $"{tied.Ties.ToString(CultureInfo.InvariantCulture)} divisions could have moved in more than one way as steeply; there the "
                    + "larger state moved, and basins depend on that."
            );
        }
        yield return Note.RestsOn(
            Standing.Computed,
            $"sizes are shares of the system's capability ({Specification.NameOf(specification.Capability)}); terms of propensity: "
                + string.Join(", ", Propensity.Names.Except(found.TermsWithout))
                + "."
        );
        foreach (var carried in ThreatReport.CarriedOn(world, year))
            yield return Note.RestsOn(Standing.Computed, carried);
        yield return Note.RestsOn(
            Standing.Assumed,
            "weights and anchors of the terms: parameters theory.landscape.* of "
                + $"'{measurements.Parameters.Name}', of which --parameters FILE changes any. That camps are alliances is a reading of ours."
        );
    }

    private static string Percent(double share) => NumberFormat.Percent().Show(share);

    private static string Plural(int count, string noun) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
