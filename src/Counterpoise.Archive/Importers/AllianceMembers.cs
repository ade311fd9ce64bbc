using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>ATOP 4, member level: a row for every member, phase and spell of membership.</summary>
internal sealed class AllianceMembers : Importer
{
    private static readonly Quirk NoStateYet = new(
        "member that was not in the state system (cowsys 0)",
        "kept; readers ask the state system"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "atop-members",
            Title = "ATOP alliance treaties and their provisions, members",
            Publication = AllianceProvisions.Article,
            Licence = Terms.Research,
            WhereToGet =
                "the ATOP project, atopdata.org (version 4.01, member level), or joshuaalley/arms-allies on GitHub, data/atop-member-level.csv",
            CoverageRule = "A state without a row for a treaty was no member of it inside the coverage.",
            Editions = [new("4.01", 2_398, new(AllianceProvisions.FirstYear, AllianceProvisions.LastYear))],
            Fields =
            [
                .. AllianceProvisions.Numbers,
                Field.Integer("member", 2, 9999).Always(),
                Field.Integer("cowsys", 0, 1).Always(),
                Field.Integer("yrent", AllianceProvisions.FirstYear, AllianceProvisions.LastYear).Always(),
                Field.Integer("moent", 1, 12).Always(),
                Field.Integer("dayent", 1, 31),
                AllianceProvisions.EndYear("yrexit").Always(),
                AllianceProvisions.EndMonth("moexit").Always(),
                AllianceProvisions.EndDay("dayexit"),
                .. Scales
                    .Codes(
                        ("ineffect", 0, 1),
                        ("bilat", 0, 1),
                        ("phase", 0, 4),
                        ("maxphase", 0, 4),
                        ("wartime", 0, 1),
                        // Number of the COW war; 0 for none.
                        ("cowwar", 0, 999)
                    )
                    .Always(),
                .. AllianceProvisions.Formation,
                Field.Integer("termmode", 0, 6).Always(),
                Field.Integer("termcaus", 0, 8),
                .. AllianceProvisions.Obligations,
                .. Scales
                    .Flags(
                        "defcoadv",
                        "defcoloc",
                        "defcocon",
                        "defconum",
                        "defcodem",
                        "defconpr",
                        "offcoadv",
                        "offcoloc",
                        "offcocon",
                        "offconum",
                        "offcodem",
                        "neucoadv",
                        "neucoloc",
                        "neucocon",
                        "neuconum",
                        "neucodem",
                        "neuconpr",
                        "neucoatt",
                        "concoadv",
                        "concoloc",
                        "concocon",
                        "concoreq",
                        "olimob",
                        "asymm",
                        "obvary"
                    )
                    .Always(),
                .. AllianceProvisions.FurtherTerms,
                .. AllianceProvisions.Provenance,
            ],
            Key = ["atopid", "member", "phase", "yrent"],
            Quirks =
            [
                AllianceProvisions.InForce,
                AllianceProvisions.InForceDay,
                AllianceProvisions.OutsideScale,
                AllianceProvisions.OutsideSystem,
                NoStateYet,
            ],
        };

    protected override void Amend(Batch batch)
    {
        AllianceProvisions.Amend(batch, new("yrent", "moent", "dayent"), new("yrexit", "moexit", "dayexit"));
        for (int row = 0; row < batch.Rows; row++)
        {
            bool outside = batch.Number(row, "cowsys") == 0;
            if (outside)
                batch.Count(NoStateYet, row);
            if (batch.Number(row, "member") > 999)
            {
                batch.Count(AllianceProvisions.OutsideSystem, row);
                if (!outside)
                {
                    batch.Refuse(
                        row,
                        $"member '{batch.Number(row, "member").ToString(CultureInfo.InvariantCulture)}' is said to be in the state system (cowsys 1); states of "
                            + "the system have codes up to 999; correct one of the two."
                    );
                }
            }
            if (batch.Number(row, "phase") > batch.Number(row, "maxphase"))
                batch.Refuse(row, "phase lies above maxphase, the number of phases; correct one of the two.");
        }
    }
}
