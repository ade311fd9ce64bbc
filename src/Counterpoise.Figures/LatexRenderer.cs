using System.Diagnostics;
using System.Text;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>Renders LaTeX: a table to be put into a paper (it needs the package booktabs), or a document that compiles.</summary>
public static class LatexRenderer
{
    private const int MostYears = 12;

    /// <summary>Renders a document that compiles by itself.</summary>
    public static string Render(Document document)
    {
        var tex = new StringBuilder();
        tex.Append("\\documentclass[a4paper]{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{booktabs}\n");
        tex.Append("\\usepackage[margin=25mm]{geometry}\n\\begin{document}\n");
        Line(tex, $"\\section*{{{Escape(document.Title)}}}");
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            tex.Append('\n');
            Block(tex, document.Blocks[i], i == 0 ? document.Title : null);
        }
        return tex.Append("\n\\end{document}\n").ToString();
    }

    /// <summary>Renders one table as an environment <c>table</c> with rules from booktabs.</summary>
    public static string Render(ResultTable table)
    {
        var shown = table.ColumnsShown;
        string?[] foot = [TableFoot.RowsLeftOut(table), .. TableFoot.Lines(table)];
        return Tabular(
            table.Caption,
            [.. shown.Select(c => table.Columns[c].Alignment == TextAlignment.Right ? 'r' : 'l')],
            [.. shown.Select(c => table.Columns[c].HeaderWithUnit)],
            table.RowsShown.Select(row => shown.Select(c => table.Columns[c].Show(row[c]))),
            foot.OfType<string>()
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
                Line(tex, $"\\noindent{{}}{text} {Escape(answer.Aside)}".TrimEnd(' '));
                break;
            case Heading heading:
                var name = heading.Level switch
                {
                    1 => "subsection",
                    2 => "subsubsection",
                    _ => "paragraph",
                };
                Line(tex, $"\\{name}*{{{Escape(heading.Text)}}}");
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
                    list.Items.Select(item => $"\\item[{{{Escape(item.Term)}}}] {Escape(item.Text)}")
                );
                break;
            case Note note:
                Line(tex, $"\\begin{{quote}}\\small\\emph{{{note.Label}:}} {Escape(note.Text)}\\end{{quote}}");
                break;
            case Sources sources:
                Line(tex, "\\subsection*{Sources}");
                Items(tex, "itemize", sources.References.Select(reference => $"\\item {{}}{Escape(reference)}"));
                break;
            case ResultTable table:
                tex.Append(Render(table));
                break;
            case ProfileBars profile:
                tex.Append(Bars(profile));
                break;
            case ProfileOverTime profile:
                tex.Append(OverTime(profile));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static string Bars(ProfileBars profile) =>
        Tabular(
            profile.Caption,
            ['l', 'r', 'l'],
            ["", "share", ""],
            profile.Bars.Select(bar =>
                (IEnumerable<string>)
                    [
                        bar.Label,
                        ProfileFigures.Describe(profile, bar),
                        bar.Share is null ? bar.ReasonIfAbsent : bar.Note,
                    ]
            ),
            []
        );

    private static string OverTime(ProfileOverTime profile)
    {
        var series = ProfileSelection.Of(profile).All.ToArray();
        return Tabular(
            profile.Unit.Length == 0 ? profile.Caption : $"{profile.Caption} ({profile.Unit})",
            [.. series.Select(_ => 'r').Prepend('r')],
            [.. series.Select(one => one.Name).Prepend("year")],
            ProfileFigures
                .YearsSampled(profile, MostYears)
                .Select(y =>
                    series
                        .Select(one => double.IsNaN(one.Values[y]) ? "no data" : profile.Format.Show(one.Values[y]))
                        .Prepend(profile.Years[y].ToString())
                ),
            ProfileFigures.MarkersWithin(profile).Select(marker => $"{marker.Year}: {marker.Label}")
        );
    }

    private static string Tabular(
        string caption,
        IReadOnlyList<char> alignments,
        IReadOnlyList<string> header,
        IEnumerable<IEnumerable<string>> rows,
        IEnumerable<string> foot
    )
    {
        var tex = new StringBuilder("\\begin{table}[htbp]\n\\centering\n");
        if (caption.Length > 0)
            Line(tex, $"\\caption{{{Escape(caption)}}}");
        Line(tex, $"\\begin{{tabular}}{{{string.Concat(alignments.DefaultIfEmpty('l'))}}}\n\\toprule");
        Row(header);
        tex.Append("\\midrule\n");
        foreach (var row in rows)
            Row(row);
        tex.Append("\\bottomrule\n\\end{tabular}\n");
        foreach (var line in foot)
            Line(tex, $"\\par\\smallskip{{}}\\footnotesize {Escape(line)}");
        return tex.Append("\\end{table}\n").ToString();

        // Braces keep a cell that opens with a bracket from being read as an option of the line break before it.
        void Row(IEnumerable<string> cells) =>
            tex.Append("{}").AppendJoin(" & ", cells.Select(Escape)).Append(" \\\\\n");
    }

    private static void Items(StringBuilder tex, string environment, IEnumerable<string> items)
    {
        var lines = items.ToArray();
        // LaTeX refuses a list without an item.
        if (lines.Length == 0)
            return;
        Line(tex, $"\\begin{{{environment}}}");
        foreach (var line in lines)
            Line(tex, line);
        Line(tex, $"\\end{{{environment}}}");
    }

    private static void Line(StringBuilder tex, string line) => tex.Append(line).Append('\n');

    /// <summary>Escapes what LaTeX would take as a command; line breaks become spaces.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var clean = PlainText.Clean(text);
        for (var i = 0; i < clean.Length; i++)
        {
            var c = clean[i];
            var next = i + 1 < clean.Length ? clean[i + 1] : ' ';
            _ = c switch
            {
                '\\' => escaped.Append("\\textbackslash{}"),
                '{' or '}' or '$' or '&' or '#' or '_' or '%' => escaped.Append('\\').Append(c),
                '^' => escaped.Append("\\textasciicircum{}"),
                '~' => escaped.Append("\\textasciitilde{}"),
                '<' => escaped.Append("\\textless{}"),
                '>' => escaped.Append("\\textgreater{}"),
                '|' => escaped.Append("\\textbar{}"),
                '"' => escaped.Append("\\textquotedbl{}"),
                // Side by side, as in -- or ?`, these would join into another sign.
                '-' or '`' or '\'' or '?' or '!' or ',' => escaped
                    .Append(c)
                    .Append(next == c || next == '`' ? "{}" : ""),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }
}
