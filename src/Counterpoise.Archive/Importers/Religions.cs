namespace Counterpoise.Archive.Importers;

/// <summary>World Religion Project: adherents by state, every five years.</summary>
internal sealed class Religions : Importer
{
    private static readonly Quirk DualAdherence = new(
        "adherents sum to more than the population",
        "kept: the source counts dual adherence"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "religions",
            Title = "World Religion Project, national religions",
            Publication = new(
                "maoz2013",
                "article",
                "Maoz, Zeev and Henderson, Errol A.",
                "The World Religion Dataset, 1945-2010: Logic, Estimates, and Trends",
                2013,
                "International Interactions 39(3)"
            ),
            Licence = Terms.Cow,
            WhereToGet = "the Correlates of War Project, correlatesofwar.org (World Religion Data): WRP_national.csv",
            CoverageRule =
                "Every five years, to be interpolated between; a state without a row is unknown; the main religion has to be derived.",
            Editions = [new("1.1", 1_995, new(1945, 2010))],
            Fields =
            [
                Field.Year("year"),
                Field.Code("state"),
                Field.Text("name").Always(),
                // The names of the codebook, for the file's header has blanks and slips of the pen.
                .. Adherents(
                    ("chrstprot", "chrstprot"),
                    ("chrstcat", "chrstcat"),
                    ("chrstorth", "chrstorth"),
                    ("chrstang", "chrstang"),
                    ("chrstothr", "chrstothr"),
                    ("total christians", "chrstgen"),
                    ("judorth", "judorth"),
                    ("jdcons", "jdcons"),
                    ("judref", "judref"),
                    ("judothr", "judothr"),
                    ("total jews", "judgen"),
                    ("islmsun", "islmsun"),
                    ("islmshi", "islmshi"),
                    ("islmibd", "islmibd"),
                    ("islmnat", "islmnat"),
                    ("islmalw", "islmalw"),
                    ("islmahm", "islmahm"),
                    ("islmothr", "islmothr"),
                    ("total muslims", "islmgen"),
                    ("budmah", "budmah"),
                    ("budthr", "budthr"),
                    ("budothr", "budothr"),
                    ("total buddhists", "budgen"),
                    ("total zoroastrains/parsis", "zorogen"),
                    ("total hindus", "hindgen"),
                    ("total sikhs", "sikhgen"),
                    ("total shinto", "shntgen"),
                    ("total baha'i", "bahgen"),
                    ("total taoists", "taogen"),
                    ("total jains", "jaingen"),
                    ("total confucists", "confgen"),
                    ("total syncretics", "syncgen"),
                    ("total animists", "anmgen"),
                    ("non religious", "nonrelig"),
                    ("other religions", "othrgen"),
                    ("sum of religious adherents", "sumrelig"),
                    ("population in independent states", "pop")
                ),
                Field.Real("total", 0, 2),
                Field.Integer("dualrelig", 0, 1),
                Field.Integer("datatype", 1, 1234),
                Field.Integer("sourcereliab", 1, 99),
                Field.Integer("recreliab", 1, 99),
                Field.Text("reliabilevel"),
                Field.Real("Version", 1.1, 1.1).As("version").Always(),
                Field.Integer("sourcecode", 1, 999),
            ],
            Key = ["state", "year"],
            Quirks = [DualAdherence],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "sumrelig") > batch.Number(row, "pop"))
                batch.Count(DualAdherence, row);
        }
    }

    private static IEnumerable<Field> Adherents(params (string Header, string Column)[] names) =>
        names.Select(name => Field.Integer(name.Header, 0, 2e9).As(name.Column));
}
