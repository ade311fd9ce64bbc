using System.Globalization;
using Counterpoise.Briefs;
using Counterpoise.Exports;
using Counterpoise.Measures;
using Counterpoise.Panels;
using Counterpoise.Record;

namespace Counterpoise.Cli;

/// <summary>What <c>export</c> shows on a terminal.</summary>
internal static class ExportCommandDocuments
{
    // As many columns as a line of a hundred letters holds.
    private const int LettersShown = 92;

    /// <summary>What a panel is, on one line.</summary>
    public static string TitleOf(PanelLayout layout)
    {
        var unit = layout.Unit switch
        {
            PanelUnit.StateYear => "State-years",
            PanelUnit.DyadYear => "Dyad-years",
            PanelUnit.DirectedDyadYear => "Directed dyad-years",
            _ => throw new InvalidOperationException($"'{layout.Unit}' has no name."),
        };
        return $"{unit} {layout.Years.First}-{layout.Years.Last}";
    }

    /// <summary>The first rows, and how to have all.</summary>
    public static Document Preview(Panel panel, int rows, CancellationToken cancellation)
    {
        var layout = panel.Layout;
        long all = 0;
        List<IReadOnlyList<Cell>> cells = [];
        var batch = new PanelBatch(layout.Columns.Count);
        for (var year = layout.Years.First; year <= layout.Years.Last; year = year.Plus(1))
        {
            cancellation.ThrowIfCancellationRequested();
            int ofYear = panel.RowsOf(year);
            all += ofYear;
            if (cells.Count == rows || ofYear == 0)
                continue;
            panel.Fill(year, batch);
            for (int row = 0; row < batch.Rows && cells.Count < rows; row++)
                cells.Add([.. layout.Columns.Select((column, c) => CellOf(column, batch, c, row))]);
        }
        int shown = 0;
        int letters = 0;
        foreach (var column in layout.Columns)
        {
            letters += Math.Max(column.Name.Length, 8) + 2;
            shown += letters <= LettersShown ? 1 : 0;
        }
        var title = $"{TitleOf(layout)}: {Number(all)} rows, {Number(layout.Columns.Count)} columns";
        List<Block> blocks =
        [
            new AnswerLine(title),
            new ResultTable(
                [.. layout.Columns.Select((column, c) => c < shown ? Shown(column) : Shown(column).HiddenFromText())],
                cells
            )
            {
                Caption = $"The first {Number(cells.Count)} rows",
                Notes =
                    shown < layout.Columns.Count
                        ? [$"not shown: {string.Join(", ", layout.Columns.Skip(shown).Select(column => column.Name))}"]
                        : [],
            },
            new Paragraph(
                "For all rows name a file, as --out panel.csv, panel.parquet or panel.dta: codebook, loaders for R, Stata and Python, "
                    + "citations and manifest are written beside it. With --format csv the rows go to stdout."
            ),
            new Paragraph(layout.MembershipRule),
        ];
        return new(title, blocks);
    }

    /// <summary>What was written, on one line.</summary>
    public static string Told(
        string file,
        WrittenPanel written,
        PanelLayout layout,
        IReadOnlyList<DataSetReference> dataSets
    )
    {
        var beside = string.Join(", ", written.Files.Skip(1).Select(one => Path.GetFileName(one.Path)));
        var restricted = dataSets.Where(one => one.Restrictive).Select(one => $"{one.Short} ({one.Terms})").ToArray();
        return $"{file}: {Number(written.Rows)} rows, {Number(layout.Columns.Count)} columns, {Number(written.Bytes)} bytes; beside it "
            + $"{beside}.\n"
            + (
                restricted.Length == 0
                    ? ""
                    : $"The panel holds data that may not be passed on or sold without leave: {string.Join("; ", restricted)}.\n"
            );
    }

    /// <summary>The catalogue.</summary>
    public static Document Variables(World world, Specification specification, ParameterSet parameters)
    {
        var rows = PanelVariables
            .All.Select(variable =>
            {
                var (sources, years) = variable.CoverageIn(world, specification);
                const string none = "no data set of this record carries it";
                return (IReadOnlyList<Cell>)
                    [
                        Cell.Of(variable.Id),
                        Cell.Of(LevelOf(variable.Level)),
                        Cell.Of(variable.Unit),
                        Cell.Of(variable.Label),
                        Cell.Of(string.Join("; ", sources.Select(source => source.Short))),
                        years is { } from ? Cell.Of((long)from.First.Value) : new Cell.Missing(none),
                        years is { } to ? Cell.Of((long)to.Last.Value) : new Cell.Missing(none),
                        Cell.Of(variable.IsRetrospective(specification) ? "yes" : "no"),
                        Cell.Of(variable.DefinitionIn(world, specification, parameters)),
                        Cell.Of(variable.MissingRule),
                    ];
            })
            .ToList();
        return new(
            "Variables of panels",
            [
                new ResultTable(
                    [
                        Column.OfText("variable", "variable"),
                        Column.OfText("level", "level").HiddenFromText(),
                        Column.OfText("unit", "unit").HiddenFromText(),
                        Column.OfText("label", "label"),
                        Column.OfText("source", "source").HiddenFromText(),
                        Column.OfIntegers("first_year", "first"),
                        Column.OfIntegers("last_year", "last"),
                        Column.OfText("retrospective", "retrospective").HiddenFromText(),
                        Column.OfText("definition", "definition").HiddenFromText(),
                        Column.OfText("missing", "missing").HiddenFromText(),
                    ],
                    rows
                ),
                new DefinitionList([.. PanelTransform.Names.Select(t => new Briefs.Definition(t.Name, t.Meaning))]),
                new Paragraph(
                    "--format csv and json hold unit, level, source, definition and what is missing too. A state's variable gives two columns "
                        + "in dyad-years, as cinc1 and cinc2; one with a direction gives two in undirected ones, as imports_12 and imports_21."
                ),
            ]
        );
    }

    private static string LevelOf(VariableLevel level) =>
        level switch
        {
            VariableLevel.StateYear => "state-year",
            VariableLevel.DyadYear => "dyad-year",
            VariableLevel.DirectedDyadYear => "directed-dyad-year",
            _ => throw new InvalidOperationException($"'{level}' has no name."),
        };

    private static Column Shown(PanelColumn column) =>
        column.Type == PanelType.Whole
            ? Column.OfIntegers(column.Name, column.Name)
            : Column.OfNumbers(column.Name, column.Name, NumberFormat.Significant(4));

    private static Cell CellOf(PanelColumn column, PanelBatch batch, int index, int row)
    {
        double value = batch.Column(index)[row];
        if (double.IsNaN(value))
        {
            return new Cell.Missing(
                batch.IsCovered(index) ? $"{column.Name}: no value is given" : $"{column.Name}: the year is not covered"
            );
        }
        return column.Type == PanelType.Whole ? Cell.Of((long)value) : Cell.Of(value);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
