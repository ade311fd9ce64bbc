using System.Diagnostics;
using System.Globalization;
using System.Text;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>Renders a document as Markdown with GitHub's tables. Figures become tables.</summary>
public static class MarkdownRenderer
{
    private const int MostYears = 12;

    /// <summary>Renders a document.</summary>
    public static string Render(Document document)
    {
        var blocks = new List<string> { $"# {Inline(document.Title)}" };
        var outline = Outline.Of(document);
        for (var i = 0; i < outline.Count; i++)
        {
            var block = Render(outline[i], i == 0 ? document.Title : null);
            if (block.Length > 0)
                blocks.Add(block);
        }
        return string.Join("\n\n", blocks) + "\n";
    }

    private static string Render(Block block, string? titleAbove) =>
        block switch
        {
            AnswerLine answer => Answer(answer, titleAbove),
            Heading heading => $"{new string('#', heading.Level + 1)} {Inline(heading.Text)}",
            Paragraph paragraph => Opening(paragraph.Text),
            BulletList list => string.Join('\n', list.Items.Select(item => $"- {Opening(item)}")),
            DefinitionList list => string.Join(
                '\n',
                list.Items.Select(item => $"- **{Inline(item.Term)}**: {Inline(item.Text)}")
            ),
            Note note => $"> *{note.Label}:* {Inline(note.Text)}",
            Sources sources => "## Sources\n\n"
                + string.Join('\n', sources.References.Select(reference => $"- {Opening(reference)}")),
            ResultTable table => Table(table),
            ProfileBars bars => Bars(bars),
            ProfileOverTime profile => OverTime(profile),
            _ => throw new UnreachableException(),
        };

    private static string Answer(AnswerLine answer, string? titleAbove)
    {
        if (string.Equals(answer.Text, titleAbove, StringComparison.Ordinal))
            return Opening(answer.Aside);
        var aside = Inline(answer.Aside);
        return aside.Length == 0 ? $"**{Inline(answer.Text)}**" : $"**{Inline(answer.Text)}** {aside}";
    }

    private static string Table(ResultTable table)
    {
        var shown = table.ColumnsShown;
        var text = new StringBuilder();
        if (table.Caption.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"**{Inline(table.Caption)}**\n\n");
        if (shown.Count > 0)
        {
            Row(text, shown.Select(c => Inline(table.Columns[c].HeaderWithUnit)));
            Row(text, shown.Select(c => table.Columns[c].Alignment == TextAlignment.Right ? "---:" : "---"));
            foreach (var row in table.RowsShown)
                Row(text, shown.Select(c => Inline(table.Columns[c].Show(row[c]))));
        }
        string?[] foot = [TableFoot.RowsLeftOut(table), .. TableFoot.Lines(table)];
        foreach (var line in foot.OfType<string>())
            text.Append(CultureInfo.InvariantCulture, $"\n{Opening(line)}\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string Bars(ProfileBars profile)
    {
        var notes = profile.Bars.Any(bar => bar.Note.Length > 0 || bar.Share is null);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"**{Inline(profile.Caption)}**\n\n");
        Row(text, notes ? ["", "share", ""] : ["", "share"]);
        Row(text, notes ? ["---", "---:", "---"] : ["---", "---:"]);
        foreach (var bar in profile.Bars)
        {
            var cells = new List<string> { Inline(bar.Label), Inline(ProfileFigures.Describe(profile, bar)) };
            if (notes)
                cells.Add(Inline(bar.Share is null ? bar.ReasonIfAbsent : bar.Note));
            Row(text, cells);
        }
        return text.ToString().TrimEnd('\n');
    }

    private static string OverTime(ProfileOverTime profile)
    {
        var caption = profile.Unit.Length == 0 ? profile.Caption : $"{profile.Caption} ({profile.Unit})";
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"**{Inline(caption)}**\n\n");
        var series = ProfileSelection.Of(profile).All.ToArray();
        if (profile.Years.Count == 0 || series.Length == 0)
            return text.Append("no data").ToString();
        Row(text, series.Select(one => Inline(one.Name)).Prepend("year"));
        Row(text, series.Select(_ => "---:").Prepend("---:"));
        foreach (var y in ProfileFigures.YearsSampled(profile, MostYears))
        {
            var cells = series.Select(one =>
                double.IsNaN(one.Values[y]) ? "no data" : profile.Format.Show(one.Values[y])
            );
            Row(text, cells.Select(Inline).Prepend(profile.Years[y].ToString()));
        }
        foreach (var marker in ProfileFigures.MarkersWithin(profile))
            text.Append(CultureInfo.InvariantCulture, $"\n- {marker.Year}: {Inline(marker.Label)}");
        return text.ToString().TrimEnd('\n');
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Escapes what Markdown or HTML would take as markup; line breaks become spaces.</summary>
    private static string Inline(string text)
    {
        var clean = PlainText.Clean(text);
        var escaped = new StringBuilder(clean.Length + 8);
        foreach (var c in clean)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    /// <summary>Escapes text that begins a line, where it may look like a heading, a list or a rule.</summary>
    private static string Opening(string unescaped)
    {
        var text = Inline(unescaped);
        if (text.Length == 0)
            return text;
        if (text[0] is '#' or '+' or '-' or '=' && (text.Length == 1 || text[1] is ' ' or '#' or '-' or '='))
            return "\\" + text;
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < text.Length && text[digits] is '.' or ')'
            ? $"{text[..digits]}\\{text[digits..]}"
            : text;
    }
}
