namespace Counterpoise.Archive.Importers;

/// <summary>COW Formal Alliances by member: a row for every spell of a state in an alliance.</summary>
internal sealed class FormalAllianceMembers : Importer
{
    private static readonly SplitDate AllianceStart = new("all_st_year", "all_st_month", "all_st_day");

    private static readonly SplitDate AllianceEnd = new("all_end_year", "all_end_month", "all_end_day");

    private static readonly SplitDate Start = new("mem_st_year", "mem_st_month", "mem_st_day");

    private static readonly SplitDate End = new("mem_end_year", "mem_end_month", "mem_end_day");

    private static readonly Field[] Columns =
    [
        Field.Integer("version4id", 1, 9_999).Always(),
        Field.Code("ccode"),
        Field.Text("state_name").Always(),
        .. FormalAlliances.Date(AllianceStart),
        .. FormalAlliances.Date(AllianceEnd),
        Field.Text("ss_type").Always(),
        .. FormalAlliances.Date(Start),
        .. FormalAlliances.Date(End),
        .. FormalAlliances.Obligations,
        Field.Real("version", 1, 99).Always(),
    ];

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "cow-alliance-members",
            Title = "COW Formal Alliances, members",
            Publication = FormalAlliances.Book,
            Licence = FormalAlliances.Licence,
            Restrictive = true,
            WhereToGet =
                "the Correlates of War Project, correlatesofwar.org (Formal Alliances): alliance_v4.1_by_member.csv",
            CoverageRule = "A state without a row for an alliance was no member of it inside the coverage.",
            Editions = [new(FormalAlliances.Version, null, FormalAlliances.Coverage)],
            Fields = Columns,
            Layouts = FormalAlliances.Layouts(Columns),
            Key = ["version4id", "ccode", "mem_st_year", "mem_st_month", "mem_st_day"],
            Quirks =
            [
                FormalAlliances.Coded,
                FormalAlliances.Zero,
                FormalAlliances.Unstated,
                FormalAlliances.NoObligation,
                FormalAlliances.Censored,
                FormalAlliances.OpenEnd,
            ],
        };

    protected override void Amend(Batch batch)
    {
        FormalAlliances.Amend(batch, Start, End);
        SplitDate.RefuseEndBeforeStart(batch, AllianceStart, AllianceEnd);
    }

    protected override Edition? Identify(Batch batch) =>
        FormalAlliances.IsKnownVersion(batch, "all_st_year", "all_end_year", "mem_st_year", "mem_end_year")
            ? DataSet.Editions[0]
            : null;
}
