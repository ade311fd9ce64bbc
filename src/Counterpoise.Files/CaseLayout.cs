using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>One file of a frozen record: its name and the columns that stand in it whatever the case.</summary>
/// <param name="Name">Name within the case's folder.</param>
/// <param name="Columns">Columns, in order; the variables' columns follow where the file has any.</param>
public sealed record CaseTable(string Name, IReadOnlyList<string> Columns);

/// <summary>A column of <see cref="CaseLayout.DyadYears"/>.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Variable">Variable that it holds.</param>
/// <param name="Backward">Whether the value runs from the second state of the row toward the first.</param>
public sealed record DyadColumn(string Name, Variable Variable, bool Backward);

/// <summary>The files of a frozen record, as they are written from the archive and read from a case.</summary>
public static class CaseLayout
{
    /// <summary>The states, and the predecessors whose memory they carry.</summary>
    public static CaseTable States { get; } =
        new("states.csv", ["ccode", "stateabb", "name", "iso3", "aliases", "membership", "gleditsch_ward"]);

    /// <summary>Which state remembers what was done to which.</summary>
    public static CaseTable Successions { get; } = new("successions.csv", ["predecessor", "successor", "from"]);

    /// <summary>Variables of single states; a column each follows.</summary>
    public static CaseTable StateYears { get; } = new("state-years.csv", ["ccode", "year"]);

    /// <summary>Variables of pairs; <see cref="DyadColumns"/> follow.</summary>
    public static CaseTable DyadYears { get; } = new("dyad-years.csv", ["ccode1", "ccode2", "year"]);

    /// <summary>Figures of the whole system.</summary>
    public static CaseTable SystemYears { get; } =
        new("system-years.csv", ["year", "quantity", "total", "greatest", "known", "missing"]);

    /// <summary>Militarised disputes.</summary>
    public static CaseTable Disputes { get; } =
        new(
            "disputes.csv",
            ["dispute", "perceiver", "rival", "year", "first_year", "hostility", "revisionist", "originator"]
        );

    /// <summary>Interstate wars.</summary>
    public static CaseTable Wars { get; } =
        new("wars.csv", ["war", "perceiver", "rival", "first_year", "last_year", "rival_initiated"]);

    /// <summary>Strategic rivalries.</summary>
    public static CaseTable Rivalries { get; } =
        new(
            "rivalries.csv",
            [
                "ccode1",
                "ccode2",
                "first_year",
                "last_year",
                "positional",
                "spatial",
                "ideological",
                "interventionary",
                "principal",
            ]
        );

    /// <summary>Colonial rule.</summary>
    public static CaseTable ColonialRule { get; } =
        new("colonial-rule.csv", ["ruler", "ruled", "first_year", "last_year"]);

    /// <summary>Arms races.</summary>
    public static CaseTable ArmsRaces { get; } = new("arms-races.csv", ["ccode1", "ccode2", "first_year", "last_year"]);

    /// <summary>Conquests.</summary>
    public static CaseTable Conquests { get; } = new("conquests.csv", ["conqueror", "conquered", "year"]);

    /// <summary>The lists of events, each with the file that holds it.</summary>
    public static IReadOnlyList<(CaseTable Table, EventList List)> Events { get; } =
    [
        (Disputes, EventList.Disputes),
        (Wars, EventList.Wars),
        (Rivalries, EventList.Rivalries),
        (ArmsRaces, EventList.ArmsRaces),
        (ColonialRule, EventList.ColonialRule),
        (Conquests, EventList.Conquests),
    ];

    /// <summary>Where each column comes from.</summary>
    public static CaseTable Sources { get; } =
        new(
            "columns.csv",
            [
                "file",
                "column",
                "variable",
                "unit",
                "dataset",
                "version",
                "licence",
                "first_year",
                "last_year",
                "retrospective",
            ]
        );

    /// <summary>Why values are missing.</summary>
    public static CaseTable Gaps { get; } = new("gaps.csv", ["variable", "ccode", "first_year", "last_year", "reason"]);

    /// <summary>Every file, in the order in which they are read and written.</summary>
    public static IReadOnlyList<CaseTable> All { get; } =
    [States, Successions, StateYears, DyadYears, SystemYears, .. Events.Select(e => e.Table), Sources, Gaps];

    /// <summary>The columns of variables of pairs.</summary>
    public static IReadOnlyList<DyadColumn> DyadColumns { get; } =
    [
        new("contiguity", Variables.Contiguity, false),
        new("joint-igos", Variables.JointIgos, false),
        new("troops12", Variables.Troops, false),
        new("troops21", Variables.Troops, true),
        new("imports12", Variables.Imports, false),
        new("imports21", Variables.Imports, true),
        new("obligations12", Variables.Obligations, false),
        new("obligations21", Variables.Obligations, true),
    ];
}
