using System.Diagnostics;
using System.Globalization;
using System.Text;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>
/// Renders a document as one HTML file that needs nothing else: style and figures inside, no script, no reference
/// outward. Follows the reader's light or dark ground and prints on paper.
/// </summary>
public static class HtmlRenderer
{
    private const int MostYears = 12;
    private const int RowsKeptWhole = 20;

    // What a page holds upright, in pixels, at the size of type that tables have on paper.
    private const double UprightWidth = 660;
    private const double PaperType = 11.5;
    private const double CellPadding = 10;

    /// <summary>Renders a document.</summary>
    public static string Render(Document document) => new Page().Render(document);

    private sealed class Page
    {
        private readonly StringBuilder _html = new();
        private int _figures;

        public string Render(Document document)
        {
            var title = Markup.Escape(document.Title);
            _html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
            _html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
            _html.Append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            );
            _html.Append("<meta name=\"color-scheme\" content=\"light dark\">\n");
            _html.Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n<style>\n{Style}</style>\n</head>\n");
            _html.Append(CultureInfo.InvariantCulture, $"<body>\n<main>\n<h1>{title}</h1>\n");
            var blocks = Outline.Of(document);
            for (var i = 0; i < blocks.Count; i++)
                Block(blocks[i], i == 0 ? document.Title : null);
            return _html.Append("</main>\n</body>\n</html>\n").ToString();
        }

        private void Block(Block block, string? titleAbove)
        {
            switch (block)
            {
                case AnswerLine answer:
                    Answer(answer, titleAbove);
                    break;
                case Heading heading:
                    Element($"h{(heading.Level + 1).ToString(CultureInfo.InvariantCulture)}", heading.Text);
                    break;
                case Paragraph paragraph:
                    Element("p", paragraph.Text);
                    break;
                case BulletList list:
                    Items(list.Items);
                    break;
                case DefinitionList list:
                    _html.Append("<dl>\n");
                    foreach (var item in list.Items)
                    {
                        Element("dt", item.Term);
                        Element("dd", item.Text);
                    }
                    _html.Append("</dl>\n");
                    break;
                case Note note:
                    _html.Append(
                        CultureInfo.InvariantCulture,
                        $"<p class=\"note {note.Label}\"><b>{note.Label}</b> {Markup.Escape(note.Text)}</p>\n"
                    );
                    break;
                case Sources sources:
                    _html.Append("<h2>Sources</h2>\n<div class=\"sources\">\n");
                    Items(sources.References);
                    _html.Append("</div>\n");
                    break;
                case ResultTable table:
                    Table(table);
                    break;
                case ProfileBars profile:
                    Figure(profile.Caption, SvgProfileBars.Render(profile, NextFigure(), standalone: false));
                    break;
                case ProfileOverTime profile:
                    Figure(
                        profile.Caption,
                        SvgProfileChart.Render(profile, NextFigure(), standalone: false),
                        () => Years(profile)
                    );
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        private void Answer(AnswerLine answer, string? titleAbove)
        {
            var aside = answer.Aside.Length == 0 ? "" : $"<span class=\"aside\">{Markup.Escape(answer.Aside)}</span>";
            if (!string.Equals(answer.Text, titleAbove, StringComparison.Ordinal))
                _html.Append(
                    CultureInfo.InvariantCulture,
                    $"<p class=\"answer\">{Markup.Escape(answer.Text)} {aside}</p>\n"
                );
            else if (aside.Length > 0)
                _html.Append(CultureInfo.InvariantCulture, $"<p class=\"observed\">{aside}</p>\n");
        }

        private void Table(ResultTable table)
        {
            var shown = table.ColumnsShown;
            if (shown.Count > 0)
            {
                OpenTable(table.Caption, table.RowsShown.Count, shown.Sum(c => LeastWidth(table, c)));
                _html.Append("<thead>\n<tr>");
                foreach (var c in shown)
                {
                    var column = table.Columns[c];
                    var unit = column.Unit.Length == 0 ? "" : $" <small>({Markup.Escape(column.Unit)})</small>";
                    _html.Append(
                        CultureInfo.InvariantCulture,
                        $"<th scope=\"col\"{Class(column)}>{Markup.Escape(column.Header)}{unit}</th>"
                    );
                }
                _html.Append("</tr>\n</thead>\n<tbody>\n");
                foreach (var row in table.RowsShown)
                {
                    _html.Append("<tr>");
                    foreach (var c in shown)
                        TableCell(table.Columns[c], row[c], c == shown[0]);
                    _html.Append("</tr>\n");
                }
                _html.Append("</tbody>\n</table>\n</div>\n");
            }
            string?[] foot = [TableFoot.RowsLeftOut(table), .. TableFoot.Lines(table)];
            foreach (var line in foot.OfType<string>())
                _html.Append(CultureInfo.InvariantCulture, $"<p class=\"foot\">{Markup.Escape(line)}</p>\n");
        }

        private void TableCell(Column column, Cell cell, bool first)
        {
            var text = Markup.Escape(column.Show(cell));
            if (cell is Cell.Missing missing)
                text = $"<span class=\"missing\" title=\"{Markup.Escape(missing.Reason)}\">{text}</span>";
            _html.Append(first ? $"<th scope=\"row\"{Class(column)}>{text}</th>" : $"<td{Class(column)}>{text}</td>");
        }

        private void Years(ProfileOverTime profile)
        {
            var series = ProfileSelection.Of(profile).All.ToArray();
            if (profile.Years.Count == 0 || series.Length == 0)
                return;
            _html.Append("<details>\n<summary>Figures</summary>\n");
            OpenTable(
                profile.Unit.Length == 0 ? profile.Caption : $"{profile.Caption} ({profile.Unit})",
                MostYears,
                width: 0
            );
            _html.Append("<thead>\n<tr><th scope=\"col\">year</th>");
            foreach (var one in series)
                _html.Append(
                    CultureInfo.InvariantCulture,
                    $"<th scope=\"col\" class=\"number\">{Markup.Escape(one.Name)}</th>"
                );
            _html.Append("</tr>\n</thead>\n<tbody>\n");
            foreach (var y in ProfileFigures.YearsSampled(profile, MostYears))
            {
                _html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{profile.Years[y]}</th>");
                foreach (var one in series)
                {
                    var value = one.Values[y];
                    _html.Append(
                        double.IsNaN(value)
                            ? "<td class=\"number\"><span class=\"missing\">no data</span></td>"
                            : $"<td class=\"number\">{Markup.Escape(profile.Format.Show(value))}</td>"
                    );
                }
                _html.Append("</tr>\n");
            }
            _html.Append("</tbody>\n</table>\n</div>\n</details>\n");
        }

        private void OpenTable(string caption, int rows, double width)
        {
            // On paper a table of a few rows stays whole, and one too wide for a page takes one turned to landscape.
            var classes = $"wide{(rows <= RowsKeptWhole ? " short" : "")}{(width > UprightWidth ? " turned" : "")}";
            // A region that scrolls must be reachable by keyboard and have a name.
            var name = Markup.Escape(caption.Length == 0 ? "table" : caption);
            _html.Append(
                CultureInfo.InvariantCulture,
                $"<div class=\"{classes}\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">\n<table>\n"
            );
            if (caption.Length > 0)
                Element("caption", caption);
        }

        private void Figure(string caption, string svg, Action? after = null)
        {
            _html.Append("<figure>\n");
            Element("figcaption", caption);
            _html.Append(
                CultureInfo.InvariantCulture,
                $"<div class=\"picture\" role=\"region\" tabindex=\"0\" aria-label=\"{Markup.Escape(caption)}\">\n"
            );
            _html.Append(svg).Append("</div>\n");
            after?.Invoke();
            _html.Append("</figure>\n");
        }

        private void Items(IReadOnlyList<string> items)
        {
            _html.Append("<ul>\n");
            foreach (var item in items)
                Element("li", item);
            _html.Append("</ul>\n");
        }

        private void Element(string name, string text) =>
            _html.Append(CultureInfo.InvariantCulture, $"<{name}>{Markup.Escape(text)}</{name}>\n");

        private string NextFigure() => $"figure-{(++_figures).ToString(CultureInfo.InvariantCulture)}";

        // Numbers do not wrap; words do, between them.
        private static double LeastWidth(ResultTable table, int c)
        {
            var column = table.Columns[c];
            var cells = table.RowsShown.Select(row => PlainText.Clean(column.Show(row[c])));
            var pieces = column.Alignment == TextAlignment.Right ? cells : cells.SelectMany(text => text.Split(' '));
            var header = PlainText.Clean(column.HeaderWithUnit).Split(' ');
            return CellPadding + pieces.Concat(header).Max(piece => SvgCanvas.TextWidth(piece, PaperType));
        }

        private static string Class(Column column) =>
            column.Alignment == TextAlignment.Right ? " class=\"number\"" : "";
    }

    private const string Style = """
        :root { --ink: #1b1f24; --faint: #57606a; --ground: #ffffff; --line: #d0d7de; --tint: #f6f8fa; --warn: #9a3412; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e8eb; --faint: #9aa4af; --ground: #14171b; --line: #363c44; --tint: #1c2026; --warn: #fdba74; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink);
          font: 16px/1.55 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: break-word; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; }
        h2 { font-size: 1.25rem; margin: 2.2rem 0 .5rem; }
        h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
        h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; color: var(--faint); }
        p { margin: .5rem 0; }
        .answer { font-size: 1.15rem; font-weight: 600; margin: .4rem 0; }
        .aside { font-weight: 400; color: var(--faint); }
        .observed { margin: 0 0 .8rem; }
        .wide { overflow-x: auto; margin: 1rem 0 .3rem; }
        table { border-collapse: collapse; min-width: 60%; font-size: .92rem; font-variant-numeric: tabular-nums; }
        caption, figcaption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
        th, td { padding: .3rem .9rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        thead th { vertical-align: bottom; border-bottom: 2px solid var(--faint); }
        tbody th { font-weight: 500; }
        tbody th:not(.number) { min-width: 9rem; }
        td:last-child:not(.number) { min-width: 12rem; }
        .number { text-align: right; white-space: nowrap; }
        thead .number { white-space: normal; }
        .missing { color: var(--faint); font-style: italic; }
        .foot, .note, .sources { font-size: .88rem; color: var(--faint); }
        .foot { margin: .15rem 0; }
        .note { border-left: 3px solid var(--line); background: var(--tint); padding: .35rem .7rem; }
        .note b { font-variant: small-caps; font-weight: 600; color: var(--ink); margin-right: .3rem; }
        .warning, .warning b { border-color: var(--warn); color: var(--warn); }
        dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .3rem 1.2rem; margin: .8rem 0; }
        dt { font-weight: 600; }
        dd { margin: 0; }
        ul { padding-left: 1.2rem; margin: .5rem 0; }
        figure { margin: 1.4rem 0; }
        .picture { overflow-x: auto; }
        .picture svg { display: block; width: 100%; min-width: 34rem; max-width: 52rem; height: auto; }
        details { font-size: .9rem; margin-top: .3rem; }
        summary { cursor: pointer; color: var(--faint); }
        @media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
        @media print {
          :root { --ink: #000; --faint: #444; --ground: #fff; --line: #bbb; --tint: #fff; --warn: #7c2d12; }
          @page { size: A4; margin: 18mm 16mm; }
          @page turned { size: A4 landscape; }
          body { font-size: 9.5pt; line-height: 1.4; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          main { max-width: none; padding: 0; }
          h1, h2, h3, h4, caption, figcaption, thead { break-after: avoid; }
          figure, tr, li, dt, dd, .note, .short { break-inside: avoid; }
          dt { break-after: avoid; }
          p, li, dd { orphans: 3; widows: 3; }
          .foot { break-before: avoid; }
          .turned { page: turned; }
          thead { display: table-header-group; }
          tbody tr:first-child { break-after: avoid; }
          tbody tr:last-child { break-before: avoid; }
          tbody th:not(.number), td:last-child:not(.number) { min-width: 0; }
          table { font-size: 8.6pt; }
          th, td { padding: 2pt 7pt 2pt 0; }
          h1 { font-size: 17pt; }
          h2 { font-size: 12.5pt; margin-top: 14pt; }
          h3, h4 { font-size: 10.5pt; }
          .answer { font-size: 11pt; }
          .foot, .note, .sources { font-size: 8.4pt; }
          .wide, .picture { overflow: visible; }
          .picture svg { min-width: 0; max-width: 150mm; }
          details { display: none; }
        }

        """;
}
