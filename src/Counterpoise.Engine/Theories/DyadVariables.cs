using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>The variables that theories may read, by id.</summary>
public static class DyadVariables
{
    private static readonly Bounds ZeroToOne = new(0, 1);
    private static readonly Bounds ZeroUp = new(0, double.PositiveInfinity);

    // Estimated ideal points lie well within these ends (bailey2017).
    private static readonly Bounds IdealPoints = new(-5, 5);

    // Kinds of event that nations remember as wrongs, apart from the quarrels of the day.
    private static readonly IntentTermKind[] Wrongs =
    [
        IntentTermKind.Conquest,
        IntentTermKind.ColonialRule,
        IntentTermKind.Occupation,
        IntentTermKind.War,
        IntentTermKind.Retraction,
    ];

    /// <summary>Share of system capability of the weaker of the two, 0..1.</summary>
    public static DyadVariable WeakerCapability { get; } =
        new(
            "weaker-capability",
            LevelOfAnalysis.Structural,
            "share",
            "share of the system's capability that the weaker holds",
            ZeroToOne
        )
        {
            Measures = ["capability"],
            Read = s => DyadReading.Combined(s.Capability(s.Dyad.A), s.Capability(s.Dyad.B), Math.Min),
        };

    /// <summary>Share of system capability of the stronger of the two, 0..1.</summary>
    public static DyadVariable StrongerCapability { get; } =
        new(
            "stronger-capability",
            LevelOfAnalysis.Structural,
            "share",
            "share of the system's capability that the stronger holds",
            ZeroToOne
        )
        {
            Measures = ["capability"],
            Read = s => DyadReading.Combined(s.Capability(s.Dyad.A), s.Capability(s.Dyad.B), Math.Max),
        };

    /// <summary>Great-circle distance between the capitals, km.</summary>
    public static DyadVariable CapitalDistance { get; } =
        new("distance", LevelOfAnalysis.Structural, "km", "great-circle distance between the two capitals", ZeroUp)
        {
            Read = ReadDistance,
        };

    /// <summary>Whether the two are directly contiguous, by land or up to 400 miles of water, 0 or 1.</summary>
    public static DyadVariable Contiguous { get; } =
        new(
            "contiguous",
            LevelOfAnalysis.Structural,
            "0 or 1",
            "direct contiguity by land or up to 400 miles of water",
            ZeroToOne
        )
        {
            Read = s => ContiguityOf(s, s.Dyad),
        };

    /// <summary>What of each state's power reaches the other, geometric mean, 0..1.</summary>
    public static DyadVariable Interaction { get; } =
        new(
            "interaction",
            LevelOfAnalysis.Structural,
            "share of power",
            "what of each state's power reaches the other, as the geometric mean",
            ZeroToOne
        )
        {
            Measures = ["capability", "proximity", "distance", "reach", "offense", "nuclear"],
            Read = s =>
                DyadReading.Combined(
                    s.PowerArriving(s.Dyad.A, s.Dyad.B),
                    s.PowerArriving(s.Dyad.B, s.Dyad.A),
                    (a, b) => Math.Sqrt(a * b)
                ),
        };

    /// <summary>How many of the two are poles, 0..2.</summary>
    public static DyadVariable PolesAmong { get; } =
        new(
            "poles",
            LevelOfAnalysis.Structural,
            "states",
            "how many of the two are poles of the system",
            new Bounds(0, 2)
        )
        {
            Measures = ["poles", "capability"],
            Read = s =>
                s.Poles.Match(
                    (poles, source) =>
                        DyadReading.Exactly(
                            (poles.Include(s.Dyad.A) ? 1 : 0) + (poles.Include(s.Dyad.B) ? 1 : 0),
                            source
                        ),
                    reason => DyadReading.Absent(reason, new Bounds(0, 2))
                ),
        };

    /// <summary>Fear that the two share of third states, perception included, 0..1.</summary>
    public static DyadVariable CommonThreat { get; } =
        new(
            "common-threat",
            LevelOfAnalysis.Unit,
            "share",
            "sum over third states of the smaller share that each has in the two states' threat",
            ZeroToOne
        )
        {
            Measures = SpecificationSweep.OfThreat,
            ReadsDisputes = true,
            Read = s => Fears(s, Overlap),
        };

    /// <summary>Fear that the two share of third states by structure alone, 0..1.</summary>
    public static DyadVariable StructuralCommonThreat { get; } =
        new(
            "structural-common-threat",
            LevelOfAnalysis.Structural,
            "share",
            "the same with perceived intent taken out of threat",
            ZeroToOne
        )
        {
            Measures = SpecificationSweep.OfStructure,
            Read = s => Fears(s.Structure, Overlap),
        };

    /// <summary>The larger share that the two have in each other's threat, 0..1.</summary>
    public static DyadVariable MutualThreat { get; } =
        new(
            "mutual-threat",
            LevelOfAnalysis.Unit,
            "share",
            "the larger of the shares that the two have in each other's threat",
            ZeroToOne
        )
        {
            Measures = SpecificationSweep.OfThreat,
            ReadsDisputes = true,
            Read = s => Fears(s, Mutual),
        };

    /// <summary>The greater of the two beliefs that the other would use force, 0..1.</summary>
    public static DyadVariable PerceivedIntent { get; } =
        new(
            "perceived-intent",
            LevelOfAnalysis.Unit,
            "probability",
            "the greater of the two states' beliefs that the other would use force",
            ZeroToOne
        )
        {
            Measures = ["intent"],
            ReadsDisputes = true,
            Read = s => Greater(s, ZeroToOne, (_, logit) => IntentParameters.Probability(logit)),
        };

    /// <summary>The lesser of the two states' democracy scores, 0..1 (the weak link of Oneal and Russett 1997).</summary>
    public static DyadVariable JointDemocracy { get; } =
        new(
            "joint-democracy",
            LevelOfAnalysis.Unit,
            "scale 0..1",
            "the democracy of the less democratic of the two (oneal1997, p. 273)",
            ZeroToOne
        )
        {
            Measures = ["democracy"],
            Read = s => DyadReading.Combined(Democracy(s, s.Dyad.A), Democracy(s, s.Dyad.B), Math.Min),
        };

    /// <summary>One less the difference of the two states' democracy scores, 0..1.</summary>
    public static DyadVariable RegimeLikeness { get; } =
        new(
            "regime-likeness",
            LevelOfAnalysis.Unit,
            "scale 0..1",
            "one less the difference between the two states' democracy (lai2000)",
            ZeroToOne
        )
        {
            Measures = ["democracy"],
            Read = s => DyadReading.Gap(Democracy(s, s.Dyad.A), Democracy(s, s.Dyad.B)).Mapped(gap => 1 - gap),
        };

    /// <summary>The lesser of the two shares that the other has in a state's trade, 0..1 (Barbieri 1996).</summary>
    public static DyadVariable TradeInterdependence { get; } =
        new(
            "trade-interdependence",
            LevelOfAnalysis.Unit,
            "share of trade",
            "the share of the other in a state's trade, for the less dependent of the two (the share after barbieri1996, the less dependent after oneal1997)",
            ZeroToOne
        )
        {
            Read = ReadTrade,
        };

    /// <summary>Intergovernmental organisations of which both are full members.</summary>
    public static DyadVariable JointOrganisations { get; } =
        new(
            "joint-igos",
            LevelOfAnalysis.Unit,
            "organisations",
            "intergovernmental organisations of which both are full members (russett1998)",
            ZeroUp
        )
        {
            Read = s => Known(s.Before(Variables.JointIgos, s.Dyad.Forward), ZeroUp, n => n),
        };

    /// <summary>Overlap of the two peoples' religions, 0..1.</summary>
    public static DyadVariable SharedReligion { get; } =
        new(
            "shared-religion",
            LevelOfAnalysis.Unit,
            "share",
            "sum over families of religion of the smaller share of adherents",
            ZeroToOne
        )
        {
            Read = s => ReligionOf(s, s.Dyad),
        };

    /// <summary>Distance of the two states' ideal points in the UN General Assembly.</summary>
    public static DyadVariable IdealPointDistance { get; } =
        new(
            "ideal-point-distance",
            LevelOfAnalysis.Unit,
            "latent scale",
            "distance between the two states' ideal points in the UN General Assembly (bailey2017)",
            ZeroUp
        )
        {
            Read = s =>
                DyadReading.Gap(
                    Known(s.Before(Variables.IdealPoint, s.Dyad.A), IdealPoints, x => x),
                    Known(s.Before(Variables.IdealPoint, s.Dyad.B), IdealPoints, x => x)
                ),
        };

    /// <summary>What remembered wrongs add to the greater of the two beliefs, log odds.</summary>
    public static DyadVariable MemoryOfWrongs { get; } =
        new(
            "memory-of-wrongs",
            LevelOfAnalysis.Unit,
            "log odds",
            "what wars, conquests, foreign rule and denials of them, less apologies, add to the belief that the other would use "
                + "force, for the state that has more to remember (lind2008)",
            ZeroUp
        )
        {
            Measures = ["intent"],
            Read = s =>
                Greater(
                    s,
                    ZeroUp,
                    (terms, _) => Math.Max(0, terms.Where(t => Wrongs.Contains(t.Kind)).Sum(t => t.Contribution))
                ),
        };

    /// <summary>Years since a dispute at hostility 2 or more between the two, counted to the year before.</summary>
    public static DyadVariable PeaceYears { get; } =
        new(
            "peace-years",
            LevelOfAnalysis.Unit,
            "years",
            "years since a militarised dispute at hostility 2 or more between the two",
            ZeroUp
        )
        {
            ReadsDisputes = true,
            Read = ReadPeaceYears,
        };

    /// <summary>Every variable, in a fixed order.</summary>
    public static IReadOnlyList<DyadVariable> All { get; } =
    [
        WeakerCapability,
        StrongerCapability,
        CapitalDistance,
        Contiguous,
        Interaction,
        PolesAmong,
        CommonThreat,
        StructuralCommonThreat,
        MutualThreat,
        PerceivedIntent,
        JointDemocracy,
        RegimeLikeness,
        TradeInterdependence,
        JointOrganisations,
        SharedReligion,
        IdealPointDistance,
        MemoryOfWrongs,
        PeaceYears,
    ];

    /// <summary>Finds a variable; null where none has the id.</summary>
    public static DyadVariable? Find(string id) =>
        All.FirstOrDefault(v => string.Equals(v.Id, id, StringComparison.Ordinal));

    /// <summary>A state's democracy in the year before, 0..1, as the specification measures it.</summary>
    public static DyadReading Democracy(Setting setting, StateCode state) =>
        setting.Specification.Democracy == DemocracyMeasure.Polity
            ? Known(setting.Before(Variables.Polity2, state), ZeroToOne, polity => (polity + 10) / 20)
            : Known(setting.Before(Variables.Polyarchy, state), ZeroToOne, polyarchy => polyarchy);

    /// <summary>A state's democracy in a year of the record, 0..1, as the specification measures it; never carried on.</summary>
    internal static DyadReading DemocracyIn(Setting setting, StateCode state, Year year) =>
        setting.Specification.Democracy == DemocracyMeasure.Polity
            ? Known(setting.World.Read(Variables.Polity2, state, year), ZeroToOne, polity => (polity + 10) / 20)
            : Known(setting.World.Read(Variables.Polyarchy, state, year), ZeroToOne, polyarchy => polyarchy);

    /// <summary>Direct contiguity of any pair in the year before; see <see cref="Contiguous"/>.</summary>
    internal static DyadReading ContiguityOf(Setting setting, Dyad dyad) =>
        Known(setting.Before(Variables.Contiguity, dyad.Forward), ZeroToOne, kind => kind > 0 ? 1 : 0);

    internal static DyadReading Known(Reading<double> reading, Bounds range, Func<double, double> value) =>
        reading.Match(
            (known, source) => DyadReading.Exactly(value(known), source),
            reason => DyadReading.Absent(reason, range)
        );

    private static DyadReading ReadDistance(Setting s)
    {
        var slice = s.World.At(s.Year);
        double km = Distance.From(slice, slice.IndexOf(s.Dyad.A), DistanceMeasure.Capitals)[slice.IndexOf(s.Dyad.B)];
        return double.IsNaN(km) || s.World.CoverageOf(Variables.CapitalLatitude) is not { } coverage
            ? DyadReading.Absent(
                $"no place of a capital is known for one of the two in {s.Year}",
                new Bounds(0, 20_100)
            )
            : DyadReading.Exactly(km, coverage.Source);
    }

    private static DyadReading ReadTrade(Setting s)
    {
        var one = s.Before(Variables.Imports, s.Dyad.Forward);
        var other = s.Before(Variables.Imports, s.Dyad.Backward);
        if (one is not Reading<double>.Known(var toOne, _))
            return DyadReading.Absent(((Reading<double>.Absent)one).Reason, ZeroToOne);
        if (other is not Reading<double>.Known(var toOther, _))
            return DyadReading.Absent(((Reading<double>.Absent)other).Reason, ZeroToOne);
        double flow = toOne + toOther;
        return DyadReading.Combined(Dependence(s.Dyad.A), Dependence(s.Dyad.B), Math.Min);

        DyadReading Dependence(StateCode state) =>
            s.Before(Variables.Trade, state) switch
            {
                Reading<double>.Known(> 0 and var total, var source) => DyadReading.Exactly(
                    Math.Min(1, flow / total),
                    source
                ),
                Reading<double>.Known(_, var source) => DyadReading.Exactly(0, source),
                Reading<double>.Absent(var why) => DyadReading.Absent(why, ZeroToOne),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
    }

    // Between the five-year points of the source shares are interpolated, which would read from the future: the last point
    // at or before the year before is read.
    internal static DyadReading ReligionOf(Setting s, Dyad dyad)
    {
        if (s.World.CoverageOf(Variables.Religions[0]) is not { } coverage)
            return DyadReading.Absent("no data set of this record carries religions", ZeroToOne);
        int last = Math.Min(s.YearBefore.Value, coverage.Years.Last.Value);
        var year = new Year(last - last % 5);
        if (year < coverage.Years.First || !s.World.Years.Contains(year))
            return DyadReading.Absent(
                $"{coverage.Source.Short} covers {coverage.Years}, not {s.YearBefore}",
                ZeroToOne
            );
        double shared = 0;
        foreach (var family in Variables.Religions)
        {
            // Having none, or none that is told apart, is no shared religion.
            if (family.Id is "religion-none" or "religion-other")
                continue;
            if (s.World.Read(family, dyad.A, year) is not Reading<double>.Known(var a, _))
                return Missing(dyad.A);
            if (s.World.Read(family, dyad.B, year) is not Reading<double>.Known(var b, _))
                return Missing(dyad.B);
            shared += Math.Min(a, b);
        }
        return DyadReading.Exactly(
            Math.Min(1, shared),
            coverage.Source with
            {
                Version = $"{coverage.Source.Version}, of {year}",
            }
        );

        DyadReading Missing(StateCode state) =>
            DyadReading.Absent(
                $"{coverage.Source.Short} gives no religions for {s.NameOf(state)} in {year}",
                ZeroToOne
            );
    }

    private static DyadReading ReadPeaceYears(Setting s)
    {
        if (s.World.CoverageOf(EventList.Disputes) is not { } coverage || s.Year <= coverage.Years.First)
            return DyadReading.Absent($"no disputes before {s.Year} are covered", ZeroUp);
        Year? last = null;
        foreach (var dispute in s.World.Disputes)
        {
            if (
                (dispute.Dyad == s.Dyad.Forward || dispute.Dyad == s.Dyad.Backward)
                && dispute.Hostility >= 2
                && dispute.Year < s.Year
            )
                last = last is { } known && known > dispute.Year ? known : dispute.Year;
        }
        int years = s.Year.Since(last ?? coverage.Years.First) - 1;
        // Disputes after the end of the list would shorten the peace; peace before its beginning would lengthen it.
        bool unseen = s.Year.Since(coverage.Years.Last) > 1;
        return DyadReading.Within(
            years,
            coverage.Source,
            new Bounds(unseen ? 0 : years, last is null ? double.PositiveInfinity : years)
        );
    }

    private static DyadReading Greater(Setting s, Bounds range, Func<IEnumerable<IntentTerm>, double, double> value)
    {
        // With perception taken out of threat the events are still there to be remembered.
        var basis =
            s.Specification.Intent == IntentMeasure.None
                ? s.Specification with
                {
                    Intent = Specification.Default.Intent,
                }
                : s.Specification;
        double greatest = Math.Max(Of(s.Dyad.A, s.Dyad.B), Of(s.Dyad.B, s.Dyad.A));
        return double.IsNaN(greatest)
            ? DyadReading.Absent($"no disputes before {s.Year} are covered", range)
            : DyadReading.Exactly(greatest, new Source("counterpoise", $"intent {Specification.NameOf(basis.Intent)}"));

        double Of(StateCode perceiver, StateCode rival)
        {
            var row = s.Measurements.IntentOf(perceiver, s.Year, basis);
            double logit = row.Logits[s.World.At(s.Year).IndexOf(rival)];
            return double.IsNaN(logit) ? double.NaN : value(row.Terms.Where(t => t.Rival == rival), logit);
        }
    }

    private static DyadReading Fears(
        Setting s,
        Func<Dyad, ThreatProfile, ThreatProfile, Func<Bounds, double>?, double> measure
    )
    {
        var a = s.Profile(s.Dyad.A);
        var b = s.Profile(s.Dyad.B);
        if (a.Entries.Count == 0 || b.Entries.Count == 0)
            return DyadReading.Absent($"no rival has known factors in {s.Year}", ZeroToOne);
        return DyadReading.Within(
            measure(s.Dyad, a, b, null),
            new Source("counterpoise", "threat profiles"),
            new Bounds(measure(s.Dyad, a, b, x => x.Low), Math.Min(1, measure(s.Dyad, a, b, x => x.High)))
        );
    }

    private static double Overlap(Dyad dyad, ThreatProfile a, ThreatProfile b, Func<Bounds, double>? end)
    {
        if (end is null)
            return FearLadder.Common(dyad, a, b);
        double sum = 0;
        foreach (var rival in a.Row.Rivals)
        {
            if (rival != dyad.B)
                sum += Math.Min(end(ShareOf(a, rival)), end(ShareOf(b, rival)));
        }
        return sum;
    }

    private static double Mutual(Dyad dyad, ThreatProfile a, ThreatProfile b, Func<Bounds, double>? end) =>
        end is null ? FearLadder.Mutual(dyad, a, b) : Math.Max(end(ShareOf(a, dyad.B)), end(ShareOf(b, dyad.A)));

    private static Bounds ShareOf(ThreatProfile profile, StateCode rival) =>
        profile.Find(rival) is { } entry
            ? entry.Bounds
            : profile.Absent.FirstOrDefault(x => x.Rival == rival)?.Bounds ?? ZeroToOne;
}
