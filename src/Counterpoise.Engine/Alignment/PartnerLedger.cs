using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Alignment;

/// <summary>One line of a partner ledger: what a state lacks against a threat, and what a partner offers of it.</summary>
/// <param name="Item">What is weighed.</param>
/// <param name="Figure">The figure, or why there is none.</param>
/// <param name="Unit">Unit of the figure.</param>
/// <param name="Standing">What it rests on.</param>
/// <param name="Note">What the figure says, in a sentence.</param>
/// <param name="Bounds">Admissible figures where a component is unknown; null where the figure is exact or absent.</param>
public sealed record LedgerLine(
    string Item,
    Reading<double> Figure,
    string Unit,
    Standing Standing,
    string Note,
    Bounds? Bounds = null
);

/// <summary>What a partner would bring one state against the rival that it fears most.</summary>
/// <param name="State">The state.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Against">The rival.</param>
/// <param name="Lines">The lines.</param>
public sealed record PartnerLedger(
    StateCode State,
    StateCode Partner,
    StateCode Against,
    IReadOnlyList<LedgerLine> Lines
)
{
    /// <summary>Item of a line: what of its power and the rival's arrives, without the partner.</summary>
    public const string OddsAlone = "conventional odds alone";

    /// <summary>Item of a line: the same with what of the partner's power arrives.</summary>
    public const string OddsWithPartner = "conventional odds with the partner";

    /// <summary>Item of a line: the rival's nuclear status.</summary>
    public const string RivalsNuclearStatus = "rival's nuclear status";

    /// <summary>Item of a line: the state's own nuclear status.</summary>
    public const string OwnNuclearStatus = "own nuclear status";

    /// <summary>Item of a line: the partner's nuclear status.</summary>
    public const string PartnersNuclearStatus = "partner's nuclear status";

    /// <summary>Item of a line: nuclear states bound to defend the state.</summary>
    public const string NuclearGuarantors = "nuclear guarantors held";

    /// <summary>The line of an item.</summary>
    /// <exception cref="KeyNotFoundException">The ledger has no such line.</exception>
    public LedgerLine this[string item] =>
        Lines.FirstOrDefault(line => string.Equals(line.Item, item, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"The ledger has no line '{item}'.");

    /// <summary>Weighs a partner.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="state">The state.</param>
    /// <param name="partner">The partner; neither the state nor the rival.</param>
    /// <param name="against">The rival.</param>
    /// <param name="year">The year; all three are held in it.</param>
    /// <remarks>
    /// A first ledger: conventional odds, the nuclear balance, and what evidence tells of the partner's conduct. Deliverable power is sqrt(A x O), and odds compare what
    /// arrives; both are ours.
    /// </remarks>
    public static PartnerLedger Of(
        Measurements measurements,
        Specification specification,
        StateCode state,
        StateCode partner,
        StateCode against,
        Year year
    )
    {
        var world = measurements.World;
        var slice = world.At(year);
        var names = world.Identity;
        var capability = measurements.CapabilityOf(year, specification.Capability);
        var offense = measurements.OffenseOf(year, specification.Offense, specification.Nuclear);
        var arrival = measurements.ArrivalAt(state, year, specification);
        var km = Distance.From(slice, slice.IndexOf(state), specification.Distance);
        var own = Arriving(state);
        var rival = Arriving(against);
        var help = Arriving(partner);
        var source = new Source("counterpoise", "sqrt(A x O), arrival");

        List<LedgerLine> lines =
        [
            Odds(
                OddsAlone,
                own,
                (0, 0, 0),
                $"{names.NameOf(state)} against what of {names.NameOf(against)}'s power arrives there"
            ),
            Odds(OddsWithPartner, own, help, $"the same with what of {names.NameOf(partner)}'s power arrives"),
            Status(RivalsNuclearStatus, against),
            Status(OwnNuclearStatus, state),
            Status(PartnersNuclearStatus, partner),
            new(
                NuclearGuarantors,
                Guarantors(),
                "states",
                Standing.Computed,
                $"nuclear states bound to defend {names.NameOf(state)}"
            ),
        ];
        if (world.Evidence.Count > 0)
        {
            lines.Add(OnRecord("impediments by the partner", EvidenceType.Impediment, about: against));
            lines.Add(OnRecord("leverage of the partner over the rival", EvidenceType.Leverage, about: against));
            lines.Add(OnRecord("patronage of the rival by the partner", EvidenceType.Patronage, about: against));
            lines.Add(OnRecord("guarantees by the partner", EvidenceType.Guarantee, about: null));
        }
        return new(state, partner, against, lines);

        // Evidence of the partner's conduct as the state could see it, known before the year.
        LedgerLine OnRecord(string item, EvidenceType type, StateCode? about)
        {
            var known = world
                .Evidence.Where(e =>
                    e.Type == type
                    && e.Perceiver == state
                    && e.Actor == partner
                    && (about is null || e.About == about)
                    && (e.Date.Year < year || (specification.Concurrent && e.Date.Year == year))
                )
                .ToArray();
            return new(
                item,
                new Reading<double>.Known(known.Length, new Source("evidence", "")),
                "items",
                Standing.Asserted,
                known.Length == 0 ? "none on the record" : $"last {known[^1].Date}: {known[^1].Title}"
            );
        }

        // What of a state's deliverable power arrives: the convention's value, and the least and most that are admissible.
        (double Value, double Low, double High) Arriving(StateCode code)
        {
            int i = slice.IndexOf(code);
            return (
                Power(capability.Values, offense.Values, arrival.Values),
                Power(capability.Low, offense.Low, arrival.Low),
                Power(capability.High, offense.High, arrival.High)
            );

            double Power(IReadOnlyList<double> a, IReadOnlyList<double> o, IReadOnlyList<double> reach)
            {
                double share =
                    specification.Proximity == ProximityMeasure.PowerAdjusted
                        ? Proximity.PowerAdjusted(a[i], new Kilometres(km[i]), year)
                        : a[i];
                return Math.Sqrt(share * o[i]) * reach[i];
            }
        }

        LedgerLine Odds(
            string item,
            (double Value, double Low, double High) mine,
            (double Value, double Low, double High) aid,
            string note
        )
        {
            double figure = (mine.Value + aid.Value) / (mine.Value + aid.Value + rival.Value);
            double least = (mine.Low + aid.Low) / (mine.Low + aid.Low + rival.High);
            double most = (mine.High + aid.High) / (mine.High + aid.High + rival.Low);
            bool known = double.IsFinite(figure);
            bool bounded = known && double.IsFinite(least) && double.IsFinite(most) && least < most;
            return new(
                item,
                known
                    ? new Reading<double>.Known(figure, source)
                    : new Reading<double>.Absent($"a component of power or distance is missing for {year}"),
                "share of power that arrives",
                Standing.Assumed,
                note,
                bounded ? new Bounds(least, most) : null
            );
        }

        LedgerLine Status(string item, StateCode code) =>
            new(
                item,
                world.Read(Variables.NuclearStatus, code, year),
                "0 none, 1 considers, 2 pursues, 3 possesses",
                Standing.Computed,
                names.NameOf(code)
            );

        Reading<double> Guarantors()
        {
            if (world.CoverageOf(Variables.Obligations) is not { } treaties)
                return new Reading<double>.Absent("no treaty data on this record");
            var (read, _) = world.Standing(Variables.Obligations, year);
            double bound = 0;
            foreach (var ally in slice.States)
            {
                if (ally == state || !read.Obligations(ally, state).HasFlag(Obligations.Defence))
                    continue;
                if (world.Read(Variables.NuclearStatus, ally, year) is not Reading<double>.Known(var status, _))
                    return new Reading<double>.Absent(
                        $"the nuclear status of {names.NameOf(ally)} in {year} is not known"
                    );
                bound += status >= 3 ? 1 : 0;
            }
            return new Reading<double>.Known(bound, treaties.Source);
        }
    }
}
