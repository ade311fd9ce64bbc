using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Alignment;

/// <summary>One line of a partner ledger: what a state lacks against a threat, and what a partner offers of it.</summary>
/// <param name="Item">What is weighed.</param>
/// <param name="Figure">The figure, or why there is none.</param>
/// <param name="Unit">Unit of the figure.</param>
/// <param name="Standing">What it rests on.</param>
/// <param name="Note">What the figure says, in a sentence.</param>
public sealed record LedgerLine(string Item, Reading<double> Figure, string Unit, Standing Standing, string Note);

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
    /// <summary>Weighs a partner.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="state">The state.</param>
    /// <param name="partner">The partner; neither the state nor the rival.</param>
    /// <param name="against">The rival.</param>
    /// <param name="year">The year; all three are held in it.</param>
    /// <remarks>
    /// A first ledger: conventional odds and the nuclear balance. Deliverable power is sqrt(A x O), and odds compare what
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
        var arrival = measurements.ArrivalAt(state, year, specification).Values;
        double own = Power(state);
        double rival = Power(against) * arrival[slice.IndexOf(against)];
        double help = Power(partner) * arrival[slice.IndexOf(partner)];
        var source = new Source("counterpoise", "sqrt(A x O), arrival");

        List<LedgerLine> lines =
        [
            new(
                "conventional odds alone",
                Odds(own, rival),
                "share of power that arrives",
                Standing.Computed,
                $"{names.NameOf(state)} against what of {names.NameOf(against)}'s power arrives there"
            ),
            new(
                "conventional odds with the partner",
                Odds(own + help, rival),
                "share of power that arrives",
                Standing.Computed,
                $"the same with what of {names.NameOf(partner)}'s power arrives"
            ),
            Status("rival's nuclear status", against),
            Status("own nuclear status", state),
            Status("partner's nuclear status", partner),
            new(
                "nuclear guarantors held",
                Guarantors(),
                "states",
                Standing.Computed,
                $"nuclear states bound to defend {names.NameOf(state)}"
            ),
        ];
        return new(state, partner, against, lines);

        double Power(StateCode code)
        {
            int index = slice.IndexOf(code);
            var capability = measurements.CapabilityOf(year, specification.Capability);
            var offense = measurements.OffenseOf(year, specification.Offense, specification.Nuclear);
            return Math.Sqrt(capability.Values[index] * offense.Values[index]);
        }

        Reading<double> Odds(double mine, double theirs) =>
            double.IsNaN(mine) || double.IsNaN(theirs)
                ? new Reading<double>.Absent($"a component of power or distance is missing for {year}")
                : new Reading<double>.Known(mine / (mine + theirs), source);

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
                bool possesses = world.Read(Variables.NuclearStatus, ally, year) is Reading<double>.Known(3, _);
                if (possesses && ally != state && read.Obligations(ally, state).HasFlag(Obligations.Defence))
                    bound++;
            }
            return new Reading<double>.Known(bound, treaties.Source);
        }
    }
}
