using System.Globalization;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>The document of one threat profile: whom a state fears in a year, why, and how sure that is.</summary>
public static class ThreatReport
{
    // Terms that would read as 0.0 are left out of running text; json holds what they add up to.
    private const double LeastTermShown = 0.05;

    /// <summary>Writes the document.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="perceiver">The perceiver; held in the year.</param>
    /// <param name="year">The year.</param>
    /// <param name="rowsInText">Rivals that a table shows; every rival stands in csv and json.</param>
    /// <param name="seed">Seed of the weightings.</param>
    /// <param name="most">Rivals that csv and json hold; null for all.</param>
    public static Document Of(
        Measurements measurements,
        Specification specification,
        StateCode perceiver,
        Year year,
        int rowsInText,
        ulong seed,
        int? most = null
    )
    {
        var world = measurements.World;
        var threat = new Threat(measurements, specification);
        var profile = threat.Profile(perceiver, year);
        int draws = (int)measurements.Parameters["weightings.draws"];
        var weightings = AdmissibleWeightings.Draw(draws, 0, seed);
        var floored = AdmissibleWeightings.Draw(draws, Setting.WeightFloor, seed);
        var sweep = WeightingSweep.Over(profile.Row, weightings, specification.Form);
        var flooredSweep = WeightingSweep.Over(profile.Row, floored, specification.Form);
        string name = world.Identity.NameOf(perceiver);
        List<Block> blocks = [];
        if (profile.Top is { } top)
        {
            string sure = sweep is null
                ? ""
                : $"first in {Percent(sweep.ShareOf(top.Rival))} of weightings, "
                    + $"{Percent(flooredSweep!.ShareOf(top.Rival))} with every weight at least {Percent(Setting.WeightFloor)}";
            blocks.Add(
                new AnswerLine(
                    $"{name} {year}: most threatened by {world.Identity.NameOf(top.Rival)}{Unless(world, profile)}",
                    sure
                )
            );
        }
        else
        {
            blocks.Add(new AnswerLine($"{name} {year}: no data", "no rival has all four factors on this record"));
        }
        blocks.Add(Table(world, threat, profile, sweep, rowsInText, most));
        blocks.AddRange(Explain(measurements, profile, specification.Intent));
        blocks.AddRange(RestsOn(measurements, specification, [profile]));
        return new($"Threats to {name}, {year}", blocks);
    }

    /// <summary>Why the profile is what it is: contributions, the terms of intent, and gaps.</summary>
    internal static IEnumerable<Block> Explain(Measurements measurements, ThreatProfile profile, IntentMeasure measure)
    {
        var world = measurements.World;
        List<string> why = [];
        foreach (var entry in profile.Entries.Take(2))
            why.Add(Why(measurements, profile, entry, measure));
        if (profile.LeastOverturningChange() is { } change)
            why.Add(Overturning(world, profile, change));
        else if (profile.Top is not null && profile.Form != ThreatForm.WeakestLink)
            why.Add("No change of weights alone puts another rival first.");
        if (why.Count > 0)
            yield return new BulletList(why);
        foreach (var gap in Gaps(world, profile))
            yield return Note.Warning(gap);
    }

    /// <summary>What is unknown about the rivals that stand high enough to matter, with its effect.</summary>
    internal static IEnumerable<string> Gaps(World world, ThreatProfile profile)
    {
        foreach (var entry in profile.Entries.Where(e => !e.Bounds.IsExact))
        {
            var missing = profile.Row.Missing.Where(m => m.State == entry.Rival).ToArray();
            if (missing.Length == 0 || (entry.Rank > 5 && entry.Bounds.High < 0.05))
                continue;
            yield return $"{string.Join("; ", missing.Select(m => m.Reason).Distinct())}: its share lies between "
                + $"{Percent(entry.Bounds.Low)} and {Percent(entry.Bounds.High)} over all admissible values.";
        }
        var absent = profile.Absent.Where(a => a.Bounds is not { High: < 0.01 }).ToArray();
        if (absent.Length > 0)
        {
            yield return "Not ranked, for want of a factor: "
                + string.Join(
                    "; ",
                    absent
                        .Take(8)
                        .Select(a =>
                            world.Identity.NameOf(a.Rival)
                            + (a.Bounds is { } b ? $" ({Percent(b.Low)} to {Percent(b.High)})" : " (unbounded)")
                        )
                )
                + (absent.Length > 8 ? $"; and {absent.Length - 8} more." : ".");
        }
        if (CouldBeFirst(profile) is { Count: > 0 } others)
        {
            yield return "What is unknown could put another rival first: "
                + string.Join(", ", others.Select(world.Identity.NameOf))
                + ".";
        }
    }

    private static string Unless(World world, ThreatProfile profile) =>
        CouldBeFirst(profile) switch
        {
            [] => "",
            [var other] => $", unless by {world.Identity.NameOf(other)}",
            var others => $", unless by one of {others.Count} others",
        };

    private static List<StateCode> CouldBeFirst(ThreatProfile profile) =>
        profile.Top is { } top && !profile.TopStands
            ? [.. profile.FeasibleOrders().Select(o => o.Top).Distinct().Where(t => t != top.Rival)]
            : [];

    private static ResultTable Table(
        World world,
        Threat threat,
        ThreatProfile profile,
        WeightingSweep? sweep,
        int rowsInText,
        int? most
    )
    {
        var row = profile.Row;
        double mean = threat.SystemMean(row.Year);
        var share = NumberFormat.Percent();
        var factor = NumberFormat.Significant(2);
        Column[] columns =
        [
            Column.OfIntegers("year", "year").HiddenFromText(),
            Column.OfIntegers("perceiver_code", "perceiver code").HiddenFromText(),
            Column.OfText("perceiver", "perceiver").HiddenFromText(),
            Column.OfIntegers("rank", "rank"),
            Column.OfIntegers("rival_code", "code").HiddenFromText(),
            Column.OfText("rival", "rival"),
            Column.OfNumbers("share", "share", share),
            Column.OfNumbers("threat", "threat", factor, "means").HiddenFromText(),
            Column.OfNumbers("capability", "capability", factor),
            Column.OfNumbers("proximity", "proximity", factor),
            Column.OfNumbers("offense", "offense", factor),
            Column.OfNumbers("intent", "intent", factor),
            Column.OfNumbers("share_low", "low", share),
            Column.OfNumbers("share_high", "high", share),
            Column.OfNumbers("share_of_weightings", "first in", share),
        ];
        List<IReadOnlyList<Cell>> rows = [];
        foreach (var entry in profile.Entries)
        {
            rows.Add(
                Row(
                    entry.Rival,
                    entry.Index,
                    Cell.Of(entry.Rank),
                    Cell.Of(entry.Share),
                    Cell.Of(entry.Threat / mean, "no mean"),
                    Cell.Of(entry.Bounds.Low),
                    Cell.Of(entry.Bounds.High),
                    sweep is null ? Cell.None : Cell.Of(sweep.ShareOf(entry.Rival))
                )
            );
        }
        foreach (var absent in profile.Absent)
        {
            var missing = new Cell.Missing(WhyAbsent(row, absent));
            rows.Add(
                Row(
                    absent.Rival,
                    absent.Index,
                    missing,
                    missing,
                    missing,
                    absent.Bounds is { } low ? Cell.Of(low.Low) : missing,
                    absent.Bounds is { } high ? Cell.Of(high.High) : missing,
                    Cell.None
                )
            );
        }
        return new(columns, [.. rows.Take(most ?? rows.Count)])
        {
            RowsInText = rowsInText,
            Notes =
            [
                $"Share: of the known threat from the {row.Rivals.Count} other states on this record. Low, high: over every "
                    + "admissible value of what is unknown.",
                "First in: share of admissible weightings under which the rival is the greatest threat.",
            ],
        };

        Cell[] Row(
            StateCode rival,
            int index,
            Cell rank,
            Cell shareCell,
            Cell threatCell,
            Cell low,
            Cell high,
            Cell first
        )
        {
            Cell Factor(ThreatFactor f) =>
                Cell.Of(row.Value(f, index), $"{ThreatFactors.NameOf(f)} of {world.Identity.NameOf(rival)} is unknown");
            return
            [
                Cell.Of(row.Year.Value),
                Cell.Of(row.Perceiver.Number),
                Cell.Of(world.Identity.NameOf(row.Perceiver)),
                rank,
                Cell.Of(rival.Number),
                Cell.Of(world.Identity.NameOf(rival)),
                shareCell,
                threatCell,
                Factor(ThreatFactor.Capability),
                Factor(ThreatFactor.Proximity),
                Factor(ThreatFactor.Offense),
                Factor(ThreatFactor.Intent),
                low,
                high,
                first,
            ];
        }
    }

    // Distance and intent have no components: where they are what is unknown, that is said.
    private static string WhyAbsent(ThreatRow row, AbsentRival absent)
    {
        var reasons = absent.Reasons.Select(r => r.Reason);
        if (reasons.Any())
            return string.Join("; ", reasons.Distinct());
        var unknown = ThreatFactors
            .All.Where(f => double.IsNaN(row.Value(f, absent.Index)))
            .Select(ThreatFactors.NameOf);
        return $"the record does not give {string.Join(" and ", unknown)}";
    }

    private static string Why(
        Measurements measurements,
        ThreatProfile profile,
        ThreatEntry entry,
        IntentMeasure measure
    )
    {
        var world = measurements.World;
        var contributions = profile.Contributions(entry.Index);
        string factors = string.Join(
            ", ",
            ThreatFactors
                .All.OrderByDescending(f => contributions[(int)f])
                .Select(f => $"{ThreatFactors.NameOf(f)} {Points(contributions[(int)f])}")
        );
        var terms = profile.Row.Intent.Terms.Where(t => t.Rival == entry.Rival).ToArray();
        string past = string.Join(
            ", ",
            terms
                .GroupBy(t => (t.Kind, t.Standing))
                .Select(g => (g.Key, Sum: g.Sum(t => t.Contribution), Count: g.Count()))
                .Where(g => Math.Abs(g.Sum) >= LeastTermShown)
                .OrderByDescending(g => Math.Abs(g.Sum))
                .Select(g =>
                    $"{Plural(g.Count, Specification.NameOf(g.Key.Kind).Replace('-', ' '))} {Signed(g.Sum)} ({Specification.NameOf(g.Key.Standing)})"
                )
        );
        string intent =
            terms.Length == 0
                ? "nothing on the record beyond the base"
                : $"log odds {Signed(new IntentParameters(measurements.Parameters, measure).Base)} at the start ({(measure == IntentMeasure.Assumed ? "assumed" : "estimated")}), {past}";
        return $"{world.Identity.NameOf(entry.Rival)}, {Percent(entry.Share)}: beyond an even split: {factors} points. "
            + $"Intent: {intent}.";
    }

    private static string Overturning(World world, ThreatProfile profile, OverturningChange change)
    {
        var moved = ThreatFactors.All.Select(f =>
            $"{ThreatFactors.NameOf(f)} {change.Weights[(int)f].ToString("0.00", CultureInfo.InvariantCulture)}"
        );
        return $"{world.Identity.NameOf(change.Challenger)} would draw level with "
            + $"{world.Identity.NameOf(profile.Top!.Rival)} at weights {string.Join(", ", moved)} "
            + $"(a change of {change.Distance.ToString("0.00", CultureInfo.InvariantCulture)} in all, from 0.25 each).";
    }

    /// <summary>What profiles rest on: data sets, evidence entered by hand, parameters of ours.</summary>
    internal static IEnumerable<Note> RestsOn(
        Measurements measurements,
        Specification specification,
        IReadOnlyList<ThreatProfile> profiles
    )
    {
        var world = measurements.World;
        var terms = profiles.SelectMany(p => p.Row.Intent.Terms).ToArray();
        List<Variable> read = [Variables.MilitaryExpenditure, Variables.CapitalLatitude, Variables.Contiguity];
        if (specification.Capability is CapabilityMeasure.NetResources or CapabilityMeasure.Surplus)
            read.Add(Variables.Gdp);
        if (specification.Nuclear != NuclearAdjustment.None)
            read.Add(Variables.NuclearStatus);
        if (specification.Nuclear == NuclearAdjustment.Warheads)
            read.Add(Variables.Warheads);
        if (specification.Pledges || specification.Reach == ReachMeasure.Basing)
            read.Add(Variables.Obligations);
        var sources = read.Select(v => world.CoverageOf(v)?.Source.Short)
            .Concat(terms.Where(t => t.Standing == Standing.Computed).Select(t => t.Origin))
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal);
        yield return Note.RestsOn(
            Standing.Computed,
            "capability, proximity and offense, and the events behind intent, from " + string.Join(", ", sources) + "."
        );
        foreach (var carried in CarriedOn(world, profiles[0].Row.Year))
            yield return Note.RestsOn(Standing.Computed, carried);
        int items = terms.Where(t => t.Standing == Standing.Asserted).Select(t => t.Origin).Distinct().Count();
        if (items > 0)
        {
            yield return Note.RestsOn(
                Standing.Asserted,
                $"{items} of {world.Evidence.Count} evidence items enter the intentions perceived by "
                    + string.Join(" and ", profiles.Select(p => world.Identity.NameOf(p.Row.Perceiver)))
                    + "."
            );
        }
        bool isEstimated = specification.Intent is IntentMeasure.Estimated or IntentMeasure.Contemporaneous;
        if (isEstimated)
        {
            yield return Note.RestsOn(
                Standing.Computed,
                "weights and half-lives of the events that data sets tell of, estimated from disputes of the record, all dyads of Japan and of "
                    + "both Koreas left out ('estimate willingness')."
            );
        }
        yield return Note.RestsOn(
            Standing.Assumed,
            $"weights and half-lives of {(isEstimated ? "evidence" : "events")}, reach and the product form: parameters '{measurements.Parameters.Name}' "
                + $"of {measurements.Parameters.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; measures "
                + string.Join(", ", specification.Describe().Select(d => $"{d.Measure}={d.Option}"))
                + (specification.Pledges ? "." : "; pledges and pacts left out of intent.")
        );
    }

    /// <summary>Which data sets end before the year, so that their last year is carried on or nothing more is known.</summary>
    internal static IEnumerable<string> CarriedOn(World world, Year year)
    {
        foreach (var variable in (Variable[])[Variables.Contiguity, Variables.Obligations, Variables.Troops])
        {
            if (world.CoverageOf(variable) is { } coverage && coverage.Years.Last < year.Plus(-1))
                yield return $"{coverage.Source.Short} ends in {coverage.Years.Last}; {variable.Meaning} carried on from then.";
        }
        if (world.CoverageOf(EventList.Rivalries) is { } rivalries && rivalries.Years.Last < year.Plus(-1))
            yield return $"{rivalries.Source.Short} ends in {rivalries.Years.Last}; rivalries then open are carried on.";
        foreach (var list in (EventList[])[EventList.Disputes, EventList.Wars])
        {
            if (world.CoverageOf(list) is { } coverage && coverage.Years.Last < year.Plus(-1))
            {
                var parts = coverage.Source.Parts;
                yield return $"{parts[0].Short} ends in {coverage.Years.Last}; "
                    + (
                        parts.Count == 1
                            ? $"{Specification.NameOf(list)} after that are not known."
                            : $"of {Specification.NameOf(list)} after that only the armed conflicts of {parts[1].Short} are known."
                    );
            }
        }
    }

    internal static string Percent(double share) => NumberFormat.Percent().Show(share);

    private static string Points(double share) => (100 * share).ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Plural(int count, string noun) =>
        count == 1
            ? $"1 {noun}"
            : $"{count.ToString(CultureInfo.InvariantCulture)} {(noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s")}";
}
