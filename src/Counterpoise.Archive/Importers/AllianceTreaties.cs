using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>ATOP 4, alliance level: a row for every treaty, its members in columns.</summary>
internal sealed class AllianceTreaties : Importer
{
    private static readonly string[] Members =
    [
        .. Enumerable.Range(1, 59).Select(i => "mem" + i.ToString(CultureInfo.InvariantCulture)),
    ];

    private static readonly Quirk OtherNumber = new(
        "flag for two sides beside another number of members (a successor follows its predecessor)",
        "kept as coded"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "atop-alliances",
            Title = "ATOP alliance treaties and their provisions, alliances",
            Publication = AllianceProvisions.Article,
            Licence = Terms.Research,
            WhereToGet =
                "the ATOP project, atopdata.org (version 4.01, alliance level), or joshuaalley/us-alliances-milex on GitHub, data/atop-alliance-level.csv",
            CoverageRule = "A treaty without a row inside the coverage is no alliance by ATOP's definition.",
            Editions = [new("4.01", 745, new(AllianceProvisions.FirstYear, AllianceProvisions.LastYear))],
            Fields =
            [
                .. AllianceProvisions.Numbers,
                Field.Integer("begyr", AllianceProvisions.FirstYear, AllianceProvisions.LastYear).Always(),
                Field.Integer("begmo", 1, 12).Always(),
                Field.Integer("begday", 1, 31),
                AllianceProvisions.EndYear("endyr").Always(),
                AllianceProvisions.EndMonth("endmo").Always(),
                AllianceProvisions.EndDay("endday"),
                .. Scales.Codes(("ineffect", 0, 1), ("bilat", 0, 1), ("maxphase", 0, 4), ("wartime", 0, 1)).Always(),
                .. AllianceProvisions.Formation,
                .. AllianceProvisions.Obligations,
                Field.Integer("asymm", 0, 1).Always(),
                .. AllianceProvisions.FurtherTerms,
                .. Members.Select(member => Field.Integer(member, 2, 9999)),
                .. AllianceProvisions.Provenance,
            ],
            Key = ["atopid"],
            Quirks =
            [
                AllianceProvisions.InForce,
                AllianceProvisions.InForceDay,
                AllianceProvisions.OutsideScale,
                AllianceProvisions.OutsideSystem,
                OtherNumber,
            ],
        };

    protected override void Amend(Batch batch)
    {
        AllianceProvisions.Amend(batch, new("begyr", "begmo", "begday"), new("endyr", "endmo", "endday"));
        for (int row = 0; row < batch.Rows; row++)
        {
            var members = Members.Select(m => batch.Number(row, m)).Where(m => !double.IsNaN(m)).ToList();
            if (members.Count < 2 || members.Distinct().Count() < members.Count)
            {
                batch.Refuse(
                    row,
                    "the members are fewer than two, or one stands there twice; an alliance has two members or more, "
                        + "each once; correct the columns mem1 to mem59."
                );
            }
            if (batch.Number(row, "bilat") == 1 != (members.Count == 2))
                batch.Count(OtherNumber, row);
            foreach (double member in members)
            {
                if (member > 999)
                    batch.Count(AllianceProvisions.OutsideSystem, row);
            }
        }
    }
}
