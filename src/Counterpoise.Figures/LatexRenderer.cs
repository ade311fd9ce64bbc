using System.Diagnostics;
using System.Globalization;
using System.Text;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>
/// Renders LaTeX: a table to be put into a paper, or a document that compiles by itself. pdflatex with the packages of a
/// stock TeX Live sets both; a document needs two runs where a table goes on over pages.
/// </summary>
public static class LatexRenderer
{
    private const int MostYears = 12;
    private const double BarRoom = 11;

    // The text of an A4 page with margins of 25 mm, and that of the class article as it comes, in points.
    private const double Width = 455;
    private const double Height = 700;
    private const double PaperWidth = 345;
    private const double PaperHeight = 550;

    private const string Preamble = """
        \documentclass[a4paper]{article}
        \usepackage[T1]{fontenc}
        \usepackage[utf8]{inputenc}
        \usepackage{textcomp}
        \usepackage{mathptmx}
        \usepackage[margin=25mm]{geometry}
        \usepackage{array,booktabs,longtable,float,pdflscape}
        \usepackage{color}
        \setlength{\parindent}{0pt}
        \setlength{\parskip}{0.5\baselineskip}
        \setlength{\emergencystretch}{3em}
        \setlength{\abovecaptionskip}{0pt}
        \setlength{\belowcaptionskip}{4pt}
        \raggedbottom

        """;

    /// <summary>Renders a document that compiles by itself.</summary>
    public static string Render(Document document)
    {
        var tex = new StringBuilder(Preamble);
        tex.Append("\\begin{document}\n");
        Line(tex, $"{{\\LARGE\\bfseries\\raggedright {Escape(document.Title)}\\par}}");
        var blocks = Outline.Of(document);
        for (var i = 0; i < blocks.Count; i++)
        {
            tex.Append('\n');
            Block(tex, blocks[i], i == 0 ? document.Title : null);
        }
        return tex.Append("\n\\end{document}\n").ToString();
    }

    /// <summary>
    /// Renders one table with rules from booktabs, to be put into a paper that loads booktabs, array, longtable, pdflscape
    /// and color, and whose lines are as wide as those of the class article, or wider.
    /// </summary>
    public static string Render(ResultTable table) => TableOf(table).Write("htbp", PaperWidth, PaperHeight);

    private static LatexTable TableOf(ResultTable table)
    {
        var shown = table.ColumnsShown;
        string?[] foot = [TableFoot.RowsLeftOut(table), .. TableFoot.Lines(table)];
        return new(
            table.Caption,
            [.. shown.Select(c => table.Columns[c].Alignment == TextAlignment.Right)],
            [.. shown.Select(c => LatexCell.Of(table.Columns[c].HeaderWithUnit))],
            [
                .. table.RowsShown.Select(row =>
                    shown.Select(c => LatexCell.Of(table.Columns[c].Show(row[c]))).ToArray()
                ),
            ],
            [.. foot.OfType<string>()]
        );
    }

    private static void Block(StringBuilder tex, Block block, string? titleAbove)
    {
        switch (block)
        {
            case AnswerLine answer:
                var text = string.Equals(answer.Text, titleAbove, StringComparison.Ordinal)
                    ? ""
                    : $"\\textbf{{{Escape(answer.Text)}}}";
                Line(tex, $"{text} {Escape(answer.Aside)}".Trim(' '));
                break;
            case Heading heading:
                var name = heading.Level switch
                {
                    1 => "section",
                    2 => "subsection",
                    _ => "subsubsection",
                };
                Line(tex, $"\\{name}*{{\\raggedright {Escape(heading.Text)}}}");
                break;
            case Paragraph paragraph:
                Line(tex, Escape(paragraph.Text));
                break;
            case BulletList list:
                Items(tex, "itemize", list.Items.Select(item => $"\\item {{}}{Escape(item)}"));
                break;
            case DefinitionList list:
                Items(
                    tex,
                    "description",
                    list.Items.Select(item => $"\\item[]\\textbf{{{Escape(item.Term)}}}\\quad{{}}{Escape(item.Text)}")
                );
                break;
            case Note note:
                Line(tex, $"\\begin{{quote}}\\small\\emph{{{note.Label}:}} {Escape(note.Text)}\\end{{quote}}");
                break;
            case Sources sources:
                Line(tex, "\\section*{Sources}");
                Items(tex, "itemize", sources.References.Select(reference => $"\\item {{}}{Escape(reference)}"));
                break;
            case ResultTable table:
                tex.Append(TableOf(table).Write("H", Width, Height));
                break;
            case ProfileBars profile:
                tex.Append(Bars(profile).Write("H", Width, Height));
                break;
            case ProfileOverTime profile:
                tex.Append(OverTime(profile).Write("H", Width, Height));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static LatexTable Bars(ProfileBars profile) =>
        new(
            profile.Caption,
            [false, false, true, false],
            [LatexCell.Of(""), LatexCell.Of(""), LatexCell.Of("share"), LatexCell.Of("")],
            [
                .. profile.Bars.Select(bar =>
                    (LatexCell[])
                        [
                            LatexCell.Of(bar.Label),
                            Bar(bar),
                            LatexCell.Of(ProfileFigures.Describe(profile, bar)),
                            LatexCell.Of(bar.Share is null ? bar.ReasonIfAbsent : bar.Note),
                        ]
                ),
            ],
            []
        );

    // All bars share one scale; what the unknown may add stands after the bar in grey.
    private static LatexCell Bar(ProfileBar bar)
    {
        if (bar.Share is not { } share)
            return new("", BarRoom, BarRoom);
        var tex = Rule(share);
        if (bar.Bounds is { IsExact: false } bounds && bounds.High > share)
            tex += $"{{\\color[gray]{{0.7}}{Rule(bounds.High - share)}}}";
        return new(tex, BarRoom, BarRoom);

        static string Rule(double share) =>
            string.Create(CultureInfo.InvariantCulture, $"\\rule{{{Math.Max(0.05, share * BarRoom):0.00}em}}{{0.7em}}");
    }

    private static LatexTable OverTime(ProfileOverTime profile)
    {
        var series = ProfileSelection.Of(profile).All.ToArray();
        return new(
            profile.Unit.Length == 0 ? profile.Caption : $"{profile.Caption} ({profile.Unit})",
            [.. series.Select(_ => true).Prepend(true)],
            [.. series.Select(one => LatexCell.Of(one.Name)).Prepend(LatexCell.Of("year"))],
            [
                .. ProfileFigures
                    .YearsSampled(profile, MostYears)
                    .Select(y =>
                        series
                            .Select(one => double.IsNaN(one.Values[y]) ? "no data" : profile.Format.Show(one.Values[y]))
                            .Prepend(profile.Years[y].ToString())
                            .Select(LatexCell.Of)
                            .ToArray()
                    ),
            ],
            [.. ProfileFigures.MarkersWithin(profile).Select(marker => $"{marker.Year}: {marker.Label}")]
        );
    }

    private static void Items(StringBuilder tex, string environment, IEnumerable<string> items)
    {
        var lines = items.ToArray();
        // LaTeX refuses a list without an item.
        if (lines.Length == 0)
            return;
        Line(tex, $"\\begin{{{environment}}}\\setlength{{\\itemsep}}{{2pt}}\\setlength{{\\parskip}}{{0pt}}");
        foreach (var line in lines)
            Line(tex, line);
        Line(tex, $"\\end{{{environment}}}");
    }

    private static void Line(StringBuilder tex, string line) => tex.Append(line).Append('\n');

    private static string Escape(string text) => LatexText.Escape(text);
}
