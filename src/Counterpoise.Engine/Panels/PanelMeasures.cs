using System.Globalization;
using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>Reads what a user asks a panel to hold, and what it holds unless asked.</summary>
public static class PanelMeasures
{
    private const string Option = "--measures";
    private const string Consequence = "nothing was computed";

    /// <summary>Whole list: every variable that the unit can hold.</summary>
    public const string All = "all";

    private static readonly string[] DyadYears =
    [
        "cinc",
        "gdp",
        "polity2",
        "polyarchy",
        "major_power",
        "nuclear_status",
        "contiguity",
        "minimum_distance",
        "capital_distance",
        "joint_igos",
        "imports",
        "troops",
        "relevant",
        "owes_defense",
        "owes_offense",
        "owes_neutrality",
        "owes_nonaggression",
        "owes_consultation",
        "allied",
        "alliance_level",
        "s_abs",
        "kappa_sq",
        "dispute",
        "dispute_onset",
        "hostility",
        "war",
        "war_onset",
        "rivalry",
        "arms_race",
        "ideal_point_distance",
        "stance",
        "dispute:peace-years",
    ];

    private static readonly string[] Threats =
    [
        "threat_rank",
        "threat_share",
        "threat",
        "capability",
        "proximity",
        "offense",
        "intent",
        "threat_absent",
    ];

    /// <summary>What state-years hold unless asked: every variable of states.</summary>
    public static IReadOnlyList<PanelMeasure> OfStateYears { get; } =
    [.. PanelVariables.OfStates.Select(PanelMeasure.Of)];

    /// <summary>What dyad-years hold unless asked: some forty columns, none of them a threat, which take longest to compute.</summary>
    public static IReadOnlyList<PanelMeasure> OfDyadYears { get; } = Read(DyadYears);

    /// <summary>What threats hold unless asked: rank, share, threat, its four factors, and which of them are unknown.</summary>
    public static IReadOnlyList<PanelMeasure> OfThreats { get; } = Read(Threats);

    /// <summary>Every variable that a unit can hold.</summary>
    public static IReadOnlyList<PanelMeasure> Whole(PanelUnit unit) =>
        [.. (unit == PanelUnit.StateYear ? PanelVariables.OfStates : PanelVariables.All).Select(PanelMeasure.Of)];

    /// <summary>Reads a list as on the command line.</summary>
    /// <param name="text">
    /// Ids joined by commas, each with its transforms after colons, as <c>cinc:ratio:lag,dispute:peace-years=3</c>; <c>all</c> for every
    /// variable; a list whose first item begins with + adds to the defaults.
    /// </param>
    /// <param name="unit">What one row is about.</param>
    /// <param name="defaults">What the panel holds unless asked.</param>
    /// <exception cref="FaultyInputException">An item is unknown or misfits; every fault at once, with near matches.</exception>
    public static IReadOnlyList<PanelMeasure> Parse(string text, PanelUnit unit, IReadOnlyList<PanelMeasure> defaults)
    {
        var items = text.Split(',', StringSplitOptions.TrimEntries);
        List<PanelMeasure> measures = [];
        List<Fault> faults = [];
        for (int i = 0; i < items.Length; i++)
        {
            var item = items[i];
            if (item.StartsWith('+'))
            {
                if (i == 0)
                    measures.AddRange(defaults);
                item = item[1..];
            }
            if (item == All)
                measures.AddRange(Whole(unit));
            else if (Read(item, unit, faults) is { } measure)
                measures.Add(measure);
        }
        foreach (var twice in measures.GroupBy(m => m.ToString(), StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            // What is asked for beside a whole list that holds it is meant once.
            if (items.Count(item => item.TrimStart('+') == twice.Key) > 1)
                faults.Add(new(Option, 0, $"'{twice.Key}' stands twice; name it once."));
        }
        if (faults.Count > 0)
            throw new FaultyInputException(faults, Consequence);
        return [.. measures.DistinctBy(m => m.ToString(), StringComparer.Ordinal)];
    }

    private static PanelMeasure[] Read(string[] items)
    {
        List<Fault> faults = [];
        var measures = items.Select(item => Read(item, PanelUnit.DirectedDyadYear, faults)!).ToArray();
        return faults.Count == 0 ? measures : throw new FaultyInputException(faults, Consequence);
    }

    private static PanelMeasure? Read(string item, PanelUnit unit, List<Fault> faults)
    {
        int before = faults.Count;
        var parts = item.Split(':', StringSplitOptions.TrimEntries);
        var variable = PanelVariables.Find(parts[0]);
        if (parts[0].Length == 0)
            Fault("an item of the list is empty", "write ids joined by commas, as cinc,polity2");
        else if (variable is null)
            Fault(
                $"'{parts[0]}' is no variable of a panel",
                Near(
                    parts[0],
                    (unit == PanelUnit.StateYear ? PanelVariables.OfStates : PanelVariables.All).Select(v => v.Id),
                    "'export variables' lists them"
                )
            );
        else if (unit == PanelUnit.StateYear && variable.Level != VariableLevel.StateYear)
            Fault($"'{variable}' belongs to two states, and a row here to one", "ask for it in dyad-years");
        List<PanelTransform> transforms = [];
        foreach (var part in parts.Skip(1))
        {
            if (Transform(part, item) is not { } transform)
                continue;
            if (
                transform is { Kind: PanelTransformKind.Lag }
                && transforms is [.., { Kind: PanelTransformKind.Lag } lag]
            )
                transforms[^1] = lag with { Number = lag.Number + transform.Number };
            else
                transforms.Add(transform);
        }
        if (faults.Count > before || variable is null)
            return null;
        var measure = new PanelMeasure(variable, transforms);
        foreach (var (rule, repair) in PlannedColumns.MisfitsOf(measure, unit))
            Fault($"'{item}': {rule}", repair);
        return faults.Count == before ? measure : null;

        void Fault(string rule, string repair) =>
            faults.Add(new(Option, 0, $"{rule}; {repair}{(repair.EndsWith('?') ? "" : ".")}"));

        static string Near(string word, IEnumerable<string> list, string otherwise) =>
            NearMatches.Of(word, list) is [_, ..] near
                ? $"did you mean {string.Join(" or ", near.Select(one => $"'{one}'"))}?"
                : otherwise;

        PanelTransform? Transform(string part, string whole)
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals];
            if (name == "lead")
            {
                Fault(
                    $"'{whole}': a lead would read from the future",
                    "lag the other columns instead, or shift the years after the export"
                );
                return null;
            }
            var known = PanelTransform.Names.Where(one => one.Name == name).ToArray();
            if (known.Length == 0)
            {
                Fault(
                    $"'{whole}': '{name}' is no transform",
                    Near(
                        name,
                        PanelTransform.Names.Select(one => one.Name),
                        "choose one of " + string.Join(", ", PanelTransform.Names.Select(one => one.Name))
                    )
                );
                return null;
            }
            var kind = known[0].Kind;
            if (equals < 0)
                return new(kind);
            int greatest = kind switch
            {
                PanelTransformKind.Lag => PanelTransform.LongestLag,
                PanelTransformKind.PeaceYears => PanelTransform.HighestPower,
                _ => 0,
            };
            if (greatest == 0)
            {
                Fault($"'{whole}': {name} takes no number", $"write {name}");
                return null;
            }
            if (
                int.TryParse(part[(equals + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number >= 1
                && number <= greatest
            )
                return new(kind, number);
            Fault(
                $"'{whole}': '{part[(equals + 1)..]}' is no number for {name}",
                $"write a whole number of 1 to {greatest.ToString(CultureInfo.InvariantCulture)}"
            );
            return null;
        }
    }
}
