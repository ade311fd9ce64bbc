using System.Globalization;
using System.Numerics.Tensors;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>A column of a panel with what fills it.</summary>
/// <param name="Column">What a reader is told.</param>
/// <param name="OfState">Fills it where a row is about a state.</param>
/// <param name="OfPair">Fills it where a row is about two.</param>
/// <param name="Years">Years of the panel in which it can have a value; null where in none.</param>
internal sealed record PlannedColumn(PanelColumn Column, StateTerm? OfState, PairTerm? OfPair, YearSpan? Years);

/// <summary>Turns what was asked for into columns.</summary>
internal static class PlannedColumns
{
    private const int LongestName = 32;
    private const int LongestLabel = 80;
    private const string Ellipsis = "...";

    // Its cube still fits 32 bits.
    private const int LongestPeace = 1290;

    /// <summary>Why a measure does not fit a panel, each with its repair; none where it does.</summary>
    public static IReadOnlyList<(string Rule, string Repair)> MisfitsOf(PanelMeasure measure, PanelUnit unit)
    {
        List<(string, string)> misfits = [];
        foreach (var draft in Drafts(measure, measure.Variable.Definition, unit, misfits))
        {
            if (draft.Name.Length > LongestName)
            {
                misfits.Add(
                    (
                        $"the name '{draft.Name}' has {draft.Name.Length.ToString(CultureInfo.InvariantCulture)} letters, and Stata "
                            + $"takes {LongestName.ToString(CultureInfo.InvariantCulture)}",
                        "leave a transform out, or do it after the export"
                    )
                );
            }
        }
        return misfits;
    }

    /// <summary>The columns of a measure.</summary>
    public static IEnumerable<PlannedColumn> Of(
        PanelMeasure measure,
        PanelUnit unit,
        Measurements measurements,
        Specification specification
    )
    {
        var world = measurements.World;
        var definition = measure.Variable.DefinitionIn(world, specification, measurements.Parameters);
        var (sources, years) = measure.Variable.CoverageIn(world, specification);
        foreach (var draft in Drafts(measure, definition, unit, []))
        {
            var covered = Shifted(years, draft, world.Years);
            bool always = measure.Variable.Reads(specification).Count == 0 || covered == world.Years;
            yield return new(
                new(draft.Name, draft.Type, Shortened(draft.Label), draft.Unit)
                {
                    Definition = draft.Definition.Trim(),
                    Least = draft.Least,
                    Greatest = draft.Greatest,
                    MissingRule = years is null
                        ? "Missing throughout: no data set of this record carries what it needs."
                        : draft.MissingRule.Trim(),
                    Retrospective = measure.Variable.IsRetrospective(specification),
                    Sources = sources,
                    ReadsEvidence = measure.Variable.ReadsEvidence(world, specification),
                    Methods = [.. measure.Variable.Methods, .. draft.Methods],
                    Coverage = always ? null : covered,
                    ValueLabels = draft.ValueLabels,
                },
                draft.OfState,
                draft.Forward,
                covered
            );
        }
    }

    // Peace is counted from what came before the year: up to the year after the list's last.
    private static YearSpan? Shifted(YearSpan? years, Draft draft, YearSpan record)
    {
        if (years is not { } span)
            return null;
        var first = span.First.Plus(draft.Delay);
        var last = span.Last.Plus(draft.Delay + draft.Beyond);
        if (first > record.Last)
            return null;
        return new(first, last > record.Last ? record.Last : last);
    }

    // The definition says all of it.
    private static string Shortened(string label) =>
        label.Length <= LongestLabel ? label : label[..(LongestLabel - Ellipsis.Length)] + Ellipsis;

    private static List<Draft> Drafts(
        PanelMeasure measure,
        string definition,
        PanelUnit unit,
        List<(string, string)> misfits
    )
    {
        var drafts = new List<Draft> { Draft.Of(measure.Variable) with { Definition = definition } };
        var transforms = measure.Transforms;
        for (int t = 0; t < transforms.Count; t++)
        {
            var transform = transforms[t];
            if (transform.Kind is PanelTransformKind.PeaceYears or PanelTransformKind.PeaceCensored)
            {
                if (measure.Variable.Marks is not { } marks)
                {
                    misfits.Add(
                        (
                            $"{transform.Name} counts from events, and '{measure.Variable}' is none",
                            "events are "
                                + string.Join(", ", PanelVariables.All.Where(v => v.IsEvent).Select(v => v.Id))
                        )
                    );
                }
                else if (t > 0)
                    misfits.Add(($"{transform.Name} comes first", $"write {measure.Variable}:{transform}"));
                else if (transform.Kind == PanelTransformKind.PeaceCensored)
                    drafts = [drafts[0].Censored(marks)];
                else
                {
                    drafts = [.. Enumerable.Range(1, transform.Number).Select(power => drafts[0].Peace(marks, power))];
                }
                continue;
            }
            if (drafts[0].Misfit(transform, unit) is { } misfit)
                misfits.Add(misfit);
            else
                drafts = [.. drafts.Select(draft => draft.With(transform))];
        }
        return [.. drafts.SelectMany(draft => draft.For(unit))];
    }

    // A column while it is put together.
    private sealed record Draft
    {
        public required string Stem { get; init; }
        public string Suffix { get; init; } = "";
        public required string Label { get; init; }
        public required string Unit { get; init; }
        public required PanelType Type { get; init; }
        public required double Least { get; init; }
        public required double Greatest { get; init; }
        public required string Definition { get; init; }
        public required string MissingRule { get; init; }
        public bool IsNominal { get; init; }
        public bool IsBinary { get; init; }
        public IReadOnlyList<Citation> Methods { get; init; } = [];
        public IReadOnlyList<ValueLabel> ValueLabels { get; init; } = [];
        public StateTerm? OfState { get; init; }
        public PairTerm? Forward { get; init; }
        public PairTerm? Backward { get; init; }
        public int Delay { get; init; }
        public int Beyond { get; init; }
        private EventList? List { get; init; }

        /// <summary>Whether both orders of a pair have the same value, or only one order is wanted.</summary>
        public bool IsShared { get; init; }

        public string Name => Stem + Suffix;

        public static Draft Of(PanelVariable variable) =>
            new()
            {
                Stem = variable.Id,
                Label = variable.Label,
                Unit = variable.Unit,
                Type = variable.Type,
                Least = variable.Least,
                Greatest = variable.Greatest,
                Definition = variable.Definition,
                MissingRule = variable.MissingRule,
                IsNominal = variable.IsNominal,
                IsBinary = variable.IsBinary,
                ValueLabels = variable.ValueLabels,
                OfState = variable.OfState,
                Forward = variable.Forward,
                Backward = variable.Backward,
                IsShared = variable.Level == VariableLevel.DyadYear,
                List = variable.List,
            };

        public (string, string)? Misfit(PanelTransform transform, PanelUnit unit)
        {
            bool links = transform.Kind is not (PanelTransformKind.Lag or PanelTransformKind.Log);
            if (links && unit == PanelUnit.StateYear)
                return ($"{transform.Name} takes two states, and a row here is about one", "ask for it in dyad-years");
            if (links && IsShared)
                return ($"{transform.Name} takes two values, and the two states share this one", "leave it out");
            if (transform.Kind == PanelTransformKind.Lag)
                return null;
            if (IsNominal)
                return ($"the numbers of '{Name}' are names", $"leave {transform.Name} out");
            if (
                transform.Kind
                is PanelTransformKind.WeakLink
                    or PanelTransformKind.StrongLink
                    or PanelTransformKind.Difference
            )
                return null;
            if (Least < 0)
                return (
                    $"{transform.Name} has no meaning where values can be below zero",
                    $"leave {transform.Name} out"
                );
            return IsBinary ? ($"{transform.Name} has no meaning for 0 and 1", $"leave {transform.Name} out") : null;
        }

        public Draft With(PanelTransform transform) =>
            transform.Kind switch
            {
                PanelTransformKind.Lag => Lagged(transform.Number),
                PanelTransformKind.Log => Logged(),
                PanelTransformKind.WeakLink => Linked(
                    "weak",
                    "lower of the two",
                    "The lower of the two states' values.",
                    new("dixon1994"),
                    TensorMin
                ),
                PanelTransformKind.StrongLink => Linked(
                    "strong",
                    "higher of the two",
                    "The higher of the two states' values.",
                    new("dixon1994"),
                    TensorMax
                ),
                PanelTransformKind.Ratio => Linked(
                    "ratio",
                    "higher over lower",
                    "The higher of the two values over the lower, 1 or more; missing where the lower is 0.",
                    new("bremer1992"),
                    Ratio
                ) with
                {
                    Unit = "ratio",
                    Type = PanelType.Real,
                    Least = 1,
                    Greatest = double.PositiveInfinity,
                    ValueLabels = [],
                },
                PanelTransformKind.Share => Linked(
                    "share",
                    "ccode1's part",
                    "ccode1's part of the sum of the two values; missing where the sum is 0.",
                    null,
                    Part
                ) with
                {
                    Unit = "share of the two",
                    Type = PanelType.Real,
                    Least = 0,
                    Greatest = 1,
                    ValueLabels = [],
                },
                PanelTransformKind.Difference => Linked(
                    "diff",
                    "ccode1's less ccode2's",
                    "ccode1's value less ccode2's.",
                    null,
                    Difference
                ) with
                {
                    Least = Least - Greatest,
                    Greatest = Greatest - Least,
                    ValueLabels = [],
                },
                _ => throw new ArgumentOutOfRangeException(nameof(transform), transform, "Not done to a single value."),
            };

        public Draft Peace(Func<PairEvents, MarkedPairs> marks, int power)
        {
            var term = new PairTerm.PeaceYears(marks, List!.Value, power);
            var powers = power switch
            {
                1 => "",
                2 => ", squared",
                _ => ", cubed",
            };
            return this with
            {
                Suffix = "_peace" + (power == 1 ? "" : power.ToString(CultureInfo.InvariantCulture)),
                Label = $"Years of peace since {Lower(Label)}{powers}",
                Unit = power == 1 ? "years" : $"years to the power of {power.ToString(CultureInfo.InvariantCulture)}",
                Least = 0,
                Greatest = Math.Pow(LongestPeace, power),
                IsBinary = false,
                ValueLabels = [],
                Methods = [new("cartersignorino2010")],
                Definition =
                    $"{EventDefinition} Complete calendar years since the last year with such an event of the two, before the year. Where "
                    + "there was none, years since both were first members together, or the list began: what came before (1816 at the "
                    + "earliest) is not seen, so that these are cut off on the left, which peace-censored marks. Years in which the two were "
                    + "not both members count as years without event. A state that goes on under another code begins anew. The year "
                    + "itself is never read. Not scaled."
                    + (power == 1 ? "" : $" Raised to the power of {power.ToString(CultureInfo.InvariantCulture)}."),
                MissingRule =
                    "Missing before the list of events begins, and from the second year after its last on. 0 in the year after an event, "
                    + "and also in the first year of two states, or codes, together: peace-censored tells them apart.",
                Forward = term,
                Backward = term,
                Beyond = 1,
            };
        }

        public Draft Censored(Func<PairEvents, MarkedPairs> marks)
        {
            var term = new PairTerm.PeaceCensored(marks, List!.Value);
            return this with
            {
                Suffix = "_peace_cut",
                Label = $"No earlier event listed: {Lower(Label)}",
                ValueLabels = [new(0, "counted from an event"), new(1, "cut off on the left")],
                Methods = [Citation.Ours],
                Definition =
                    $"{EventDefinition} 1 where the list names no such event of the two before the year, so that the years of peace run from "
                    + "their first year together as members, or the list's first, and are cut off on the left; 0 where they run from an "
                    + "event. The year itself is never read.",
                MissingRule =
                    "Missing before the list of events begins, and from the second year after its last on. 0 where an event came before.",
                Forward = term,
                Backward = term,
                Beyond = 1,
            };
        }

        // What counts as an event: of a column of peace, the first word.
        private string EventDefinition => $"Of the event: {Definition}";

        /// <summary>The columns in a panel of a unit.</summary>
        public IEnumerable<Draft> For(PanelUnit unit)
        {
            if (unit == PanelUnit.StateYear)
                return [this];
            if (OfState is { } own)
            {
                return
                [
                    Side("1", "ccode1", new PairTerm.OfState(own, second: false)),
                    Side("2", "ccode2", new PairTerm.OfState(own, second: true)),
                ];
            }
            if (IsShared || unit == PanelUnit.DirectedDyadYear)
                return [this];
            return [Side("_12", "1 to 2", Forward!), Side("_21", "2 to 1", Backward!)];
        }

        private Draft Side(string side, string label, PairTerm term) =>
            this with
            {
                Stem = Stem + side,
                Label =
                    side == "_21" ? Swapped(Label)
                    : side == "_12" ? Label
                    : $"{Label} ({label})",
                Definition = side == "_21" ? Swapped(Definition) : Definition,
                OfState = null,
                Forward = term,
            };

        // What is said of ccode1 toward ccode2 holds the other way round.
        private static string Swapped(string text) =>
            text.Replace("ccode1", "\u0001", StringComparison.Ordinal)
                .Replace("ccode2", "ccode1", StringComparison.Ordinal)
                .Replace("\u0001", "ccode2", StringComparison.Ordinal);

        private Draft Lagged(int years)
        {
            var count = years.ToString(CultureInfo.InvariantCulture);
            var span = years == 1 ? "year" : "years";
            return this with
            {
                Suffix = $"{Suffix}_lag{count}",
                Label = $"{Label}, {count} {span} before",
                Definition = $"{Definition} The value of {count} {span} before, of the same code or codes.",
                MissingRule = $"{MissingRule} Missing where a state was no member then, and before the record.",
                OfState = OfState is null ? null : new StateTerm.Lagged(OfState, years),
                Forward = Forward is null ? null : new PairTerm.Lagged(Forward, years),
                Backward = Backward is null ? null : new PairTerm.Lagged(Backward, years),
                Delay = Delay + years,
            };
        }

        private Draft Logged() =>
            this with
            {
                Suffix = Suffix + "_log",
                Label = $"{Label}, log",
                Unit = $"natural log of {Unit}",
                Type = PanelType.Real,
                Least = Least > 0 ? Math.Log(Least) : double.NegativeInfinity,
                Greatest = double.IsFinite(Greatest) ? Math.Log(Greatest) : Greatest,
                Definition = $"{Definition} Natural logarithm.",
                MissingRule = $"{MissingRule} The logarithm of 0 is missing.",
                ValueLabels = [],
                OfState = OfState is null ? null : new StateTerm.Logged(OfState),
                Forward = Forward is null ? null : new PairTerm.Logged(Forward),
                Backward = Backward is null ? null : new PairTerm.Logged(Backward),
            };

        private Draft Linked(string suffix, string label, string definition, Citation? method, Link link)
        {
            var one = OfState is null ? Forward! : new PairTerm.OfState(OfState, second: false);
            var other = OfState is null ? Backward! : new PairTerm.OfState(OfState, second: true);
            return this with
            {
                Suffix = $"{Suffix}_{suffix}",
                Label = $"{Label}: {label}",
                Definition = $"{Definition} {definition}",
                MissingRule = $"{MissingRule} Missing where either value is.",
                Methods = method is null ? Methods : [.. Methods, method],
                OfState = null,
                Forward = new PairTerm.Linked(one, other, link),
                Backward = new PairTerm.Linked(other, one, link),
                IsShared = true,
            };
        }

        private static string Lower(string label) => char.ToLowerInvariant(label[0]) + label[1..];

        private static void TensorMin(Span<double> first, ReadOnlySpan<double> second) =>
            TensorPrimitives.Min(first, second, first);

        private static void TensorMax(Span<double> first, ReadOnlySpan<double> second) =>
            TensorPrimitives.Max(first, second, first);

        private static void Difference(Span<double> first, ReadOnlySpan<double> second) =>
            TensorPrimitives.Subtract(first, second, first);

        private static void Ratio(Span<double> first, ReadOnlySpan<double> second)
        {
            for (int i = 0; i < first.Length; i++)
            {
                double low = Math.Min(first[i], second[i]);
                double ratio = Math.Max(first[i], second[i]) / low;
                first[i] = low > 0 && double.IsFinite(ratio) ? ratio : double.NaN;
            }
        }

        private static void Part(Span<double> first, ReadOnlySpan<double> second)
        {
            for (int i = 0; i < first.Length; i++)
            {
                double sum = first[i] + second[i];
                first[i] = sum > 0 ? first[i] / sum : double.NaN;
            }
        }
    }
}
