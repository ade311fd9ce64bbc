namespace Counterpoise.Archive.Importers;

/// <summary>Regime measures by COW state-year: extended UDS, Polity2, V-Dem polyarchy (isard).</summary>
internal sealed class Democracy : Importer
{
    public override DataSet DataSet { get; } =
        new()
        {
            Id = "democracy",
            Title = "Regimes: extended UDS, Polity2, V-Dem v16 polyarchy (isard cw_democracy)",
            Publication = new(
                "coppedge2026",
                "misc",
                "Coppedge, Michael and others",
                "V-Dem Dataset v16; with Marshall & Gurr (2020), Polity5, and Marquez (2016), A Quick Method for "
                    + "Extending the Unified Democracy Scores",
                2026,
                "Varieties of Democracy Project"
            ),
            Licence = "GPL-2 packaging; V-Dem CC BY-SA 4.0 as far as known; Polity5 free for non-commercial research",
            CoverageRule =
                "A state without a row or value is unknown; polity2 ends in 2018; its -9..-7 are real values.",
            Editions = [new("16", 17_706, new(1816, 2025))],
            Fields =
            [
                Field.Code("ccode"),
                Field.Year("year"),
                Field.Real("euds", -10, 10),
                Field.Real("aeuds", -10, 10),
                Field.Integer("polity2", -10, 10),
                Field.Real("v2x_polyarchy", 0, 1),
            ],
            Key = ["ccode", "year"],
        };
}
