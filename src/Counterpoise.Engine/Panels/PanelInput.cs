using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>Something that a variable is read from: any of several variables, a list of events, or evidence entered by hand.</summary>
/// <param name="AnyOf">Variables of the record.</param>
/// <param name="List">A list of events; null where variables are read.</param>
/// <param name="Carries">Whether what was last covered is carried on.</param>
/// <param name="After">Years after the first covered from which there are values.</param>
/// <param name="Later">Years after the last covered up to which there are values.</param>
internal sealed record PanelInput(
    IReadOnlyList<Variable> AnyOf,
    EventList? List = null,
    bool Carries = false,
    int After = 0,
    int Later = 0
)
{
    /// <summary>UCDP's conflicts, which stand in for disputes and wars of the years after their lists end.</summary>
    public const string LaterConflicts = "ucdp-conflict";

    /// <summary>Evidence entered by hand; there is some in cases only.</summary>
    public static PanelInput Evidence { get; } = new([]) { IsOptional = true, IsEvidence = true };

    /// <summary>Whether it is evidence entered by hand.</summary>
    public bool IsEvidence { get; private init; }

    /// <summary>Whether it is read where the record has it, but need not cover the year.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether what lies before its first year is known without it.</summary>
    public bool IsKnownBefore { get; init; }

    /// <summary>A data set that lists the events but does not say this of them; null where there is none.</summary>
    public string? NotSaidBy { get; init; }

    /// <summary>A data set that goes on after the list's last year and is left out; null where what it tells is read.</summary>
    public string? LeavesOut { get; init; }

    /// <summary>Whether it is retrospective by the rule of <see cref="PanelColumn.Retrospective"/>.</summary>
    public bool IsRetrospective =>
        List is EventList.Rivalries or EventList.ArmsRaces || AnyOf.Any(variable => variable.Retrospective);

    /// <summary>A condition that is read, and of years after the last covered as it was in that year.</summary>
    public static PanelInput Standing(Variable variable, bool optional = false) =>
        new([variable], Carries: true) { IsOptional = optional };

    /// <summary>A list that is read where it is there, also of years after its last.</summary>
    public static PanelInput Besides(EventList list) => new([], list, Carries: true) { IsOptional = true };

    /// <summary>The coverages in a record; none where it holds nothing of it.</summary>
    public IEnumerable<Coverage> In(World world) =>
        (List is { } list ? [world.CoverageOf(list)] : AnyOf.Select(world.CoverageOf))
            .OfType<Coverage>()
            .Where(coverage => coverage.Source.DataSet != NotSaidBy);

    /// <summary>The data sets that are read in a record.</summary>
    public IEnumerable<Source> SourcesIn(World world) =>
        In(world).SelectMany(coverage => coverage.Source.Parts).Where(part => part.DataSet != LeavesOut);

    /// <summary>What stands in after the last year covered, in a sentence; null where nothing does or the record ends before.</summary>
    public string? StandsInFrom(World world)
    {
        if (!Carries || In(world).ToArray() is not [_, ..] coverages)
            return null;
        var last = coverages.Max(coverage => coverage.Years.Last);
        if (last >= world.Years.Last)
            return null;
        bool goesOn = coverages.Any(coverage => coverage.Source.Parts.Any(part => part.DataSet == LaterConflicts));
        return List switch
        {
            EventList.Disputes when goesOn =>
                $"The list of disputes ends with {last}: of later years UCDP's interstate conflicts of 25 deaths a year or more stand "
                    + "in, and lesser disputes are not known.",
            EventList.Wars when goesOn =>
                $"The list of wars ends with {last}: of later years UCDP's interstate conflicts of 1,000 deaths a year stand in.",
            EventList.Rivalries => $"The list of rivalries ends with {last}: those then open are read as going on.",
            { } list => $"The list of {NameOf(list)} ends with {last}, and none of later years is known.",
            null => $"Of years after {last}, {string.Join(" and ", AnyOf.Select(NameOf))} is read as in {last}.",
        };
    }

    private static string NameOf(Variable variable) =>
        variable == Variables.Troops ? "where forces are stationed"
        : variable == Variables.MajorPower ? "who is a major power"
        : variable == Variables.Obligations ? "what treaties bind to"
        : variable.Meaning;

    private static string NameOf(EventList list) =>
        list switch
        {
            EventList.Disputes => "disputes",
            EventList.Wars => "wars",
            EventList.Rivalries => "rivalries",
            EventList.ColonialRule => "colonial rule",
            EventList.ArmsRaces => "arms races",
            EventList.Conquests => "conquests",
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, "No such list."),
        };
}
