using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>Renders a document for a terminal. No line is wider than the layout; lines end in LF.</summary>
public static partial class TextRenderer
{
    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Cyan = "\e[36m";
    private const string Reset = "\e[0m";
    private const int Indent = 2;
    private const string Eighths = " ▏▎▍▌▋▊▉";
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary>Renders a document.</summary>
    public static string Render(Document document, TextLayout? layout = null)
    {
        layout ??= new();
        var lines = new List<string>();
        var styles = new List<string>();
        if (document.Blocks.Count == 0 || document.Blocks[0] is not AnswerLine)
            Add([PlainText.Clean(document.Title)], Bold, layout.Width);

        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            var previous = i == 0 ? null : document.Blocks[i - 1];
            if (lines.Count > 0 && !ClingsTo(previous, block))
                Line("");
            switch (block)
            {
                case AnswerLine answer:
                    Add(Spread(PlainText.Clean(answer.Text), PlainText.Clean(answer.Aside), layout.Width), Bold);
                    break;
                case Heading heading:
                    Add([PlainText.Clean(heading.Text)], Bold, layout.Width);
                    break;
                case Paragraph paragraph:
                    Add([PlainText.Clean(paragraph.Text)], "", layout.Width);
                    break;
                case BulletList list:
                    foreach (var item in list.Items)
                        Add(Hanging("  - ", PlainText.Clean(item), layout.Width));
                    break;
                case DefinitionList list:
                    Definitions(list);
                    break;
                case Note note:
                    Add(
                        Hanging($"  {note.Label}: ", PlainText.Clean(note.Text), layout.Width),
                        note.Kind == NoteKind.Warning ? Bold : Dim
                    );
                    break;
                case Sources sources:
                    Add(["Sources"], Bold);
                    foreach (var reference in sources.References)
                        Add(Hanging("  ", PlainText.Clean(reference), layout.Width, 4), Dim);
                    break;
                case ResultTable table:
                    Table(table);
                    break;
                case ProfileBars bars:
                    Bars(bars, CaptionWidth(document.Blocks, i, layout.Width));
                    break;
                case ProfileOverTime profile:
                    OverTime(profile);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
        return Join();

        void Line(string line, string style = "")
        {
            lines.Add(line);
            styles.Add(style);
        }

        void Add(IEnumerable<string> texts, string style = "", int? wrapAt = null)
        {
            foreach (var text in texts)
            {
                foreach (var line in wrapAt is { } width ? PlainText.Wrap(text, width) : [text])
                    Line(line, style);
            }
        }

        string Join()
        {
            var text = new StringBuilder();
            for (var i = 0; i < lines.Count; i++)
            {
                if (!layout.Colour || lines[i].Length == 0)
                    text.Append(lines[i]);
                else if (styles[i].Length > 0)
                    text.Append(styles[i]).Append(lines[i]).Append(Reset);
                else
                    text.Append(Blocks().Replace(lines[i], Cyan + "$0" + Reset));
                text.Append('\n');
            }
            return text.ToString();
        }

        void Definitions(DefinitionList list)
        {
            var terms = list.Items.Select(item => PlainText.Clean(item.Term)).ToArray();
            var column = Math.Min(terms.Select(PlainText.Width).DefaultIfEmpty(0).Max(), layout.Width / 3);
            for (var t = 0; t < terms.Length; t++)
            {
                var text = PlainText.Clean(list.Items[t].Text);
                var opening = PlainText.Spaces(Indent) + PlainText.PadRight(terms[t], column) + "  ";
                if (PlainText.Width(terms[t]) > column)
                {
                    Add(Hanging(PlainText.Spaces(Indent), terms[t], layout.Width));
                    opening = PlainText.Spaces(Indent + column + 2);
                }
                Add(Hanging(opening, text, layout.Width));
            }
        }

        void Table(ResultTable table)
        {
            if (table.Caption.Length > 0)
                Add([PlainText.Clean(table.Caption)], Bold, layout.Width);
            var margin = PlainText.Spaces(Indent);
            if (table.Rows.Count == 0)
            {
                Add([margin + "no rows"]);
            }
            else
            {
                var laid = TextTable.LayOut(table, layout.Width - Indent);
                Add(laid.Header.Select(line => margin + line), Bold);
                Add(laid.Body.Select(line => margin + line));
                if (TableFoot.RowsLeftOut(table) is { } more)
                    Add(Hanging(margin, more, layout.Width), Dim);
                if (laid.ColumnsLeftOut.Count > 0)
                {
                    var names = string.Join(", ", laid.ColumnsLeftOut.Select(PlainText.Clean));
                    Add(Hanging(margin, $"left out at this width: {names}", layout.Width), Dim);
                }
            }
            foreach (var line in TableFoot.Lines(table))
                Add(Hanging(margin, PlainText.Clean(line), layout.Width, Indent + 2), Dim);
        }

        void Bars(ProfileBars profile, int captionWidth)
        {
            if (profile.Bars.All(bar => bar is { Bounds: null, Note.Length: 0, Share: not null }))
                RunningBars(profile, captionWidth);
            else
                StackedBars(profile);
        }

        // Caption, then bar after bar along the line, as in a sentence.
        void RunningBars(ProfileBars profile, int captionWidth)
        {
            var caption = PlainText.Clean(profile.Caption);
            var opening = PlainText.Spaces(Indent) + PlainText.PadRight(caption, captionWidth) + "  ";
            if (PlainText.Width(caption) > captionWidth)
            {
                Add(Hanging(PlainText.Spaces(Indent), caption, layout.Width));
                opening = PlainText.Spaces(Indent + 2);
            }
            var room = layout.Width - PlainText.Width(opening);
            var line = "";
            foreach (var bar in profile.Bars)
            {
                var share = bar.Share.GetValueOrDefault();
                var drawn = Bar(share, 30);
                var figure = profile.Format.Show(share);
                var tail = drawn.Length == 0 ? figure : $"{drawn} {figure}";
                var label = PlainText.Clean(bar.Label);
                // A label that leaves no room for its bar is broken over lines of its own.
                if (PlainText.Width(label) + 1 + PlainText.Width(tail) > room)
                {
                    Flush();
                    Add(PlainText.Wrap(label, room).Select(part => Opening() + part));
                    line = tail;
                    continue;
                }
                var item = $"{label} {tail}";
                if (line.Length > 0 && PlainText.Width(line) + 3 + PlainText.Width(item) > room)
                    Flush();
                line = line.Length == 0 ? item : $"{line}   {item}";
            }
            Flush();

            void Flush()
            {
                if (line.Length > 0)
                    Add([Opening() + line]);
                line = "";
            }

            string Opening()
            {
                var now = opening;
                opening = PlainText.Spaces(PlainText.Width(opening));
                return now;
            }
        }

        void StackedBars(ProfileBars profile)
        {
            Add([PlainText.Clean(profile.Caption)], Bold, layout.Width);
            var labels = profile.Bars.Select(bar => PlainText.Clean(bar.Label)).ToArray();
            var labelWidth = Math.Min(labels.Select(PlainText.Width).DefaultIfEmpty(2).Max(), layout.Width / 4);
            var full = Math.Min(40, layout.Width / 3);
            // The scale is the whole, 0..1, but empty ground to the right of the longest bar is given to the notes.
            var drawn = profile.Bars.Select(bar => BarWithBounds(bar, full)).ToArray();
            var barWidth = drawn.Select(PlainText.Width).DefaultIfEmpty(0).Max();
            for (var b = 0; b < labels.Length; b++)
            {
                var bar = profile.Bars[b];
                var label = PlainText.Wrap(labels[b], Math.Max(2, labelWidth));
                foreach (var part in label.Take(label.Count - 1))
                    Add([PlainText.Spaces(Indent) + part]);
                var opening = PlainText.Spaces(Indent) + PlainText.PadRight(label[^1], labelWidth) + "  ";
                if (bar.Share is null)
                {
                    Add(Hanging(opening, PlainText.Clean($"no data: {bar.ReasonIfAbsent}"), layout.Width));
                    continue;
                }
                var text = ProfileFigures.Describe(profile, bar);
                var note = PlainText.Clean(bar.Note);
                opening += PlainText.PadRight(drawn[b], barWidth) + (barWidth > 0 ? " " : "");
                Add(Hanging(opening, note.Length == 0 ? text : $"{text}  {note}", layout.Width));
            }
        }

        void OverTime(ProfileOverTime profile)
        {
            Add([PlainText.Clean(profile.Caption)], Bold, layout.Width);
            if (profile.Years.Count == 0 || profile.Series.Count == 0)
            {
                Add([PlainText.Spaces(Indent) + "no data"]);
                return;
            }
            var selection = ProfileSelection.Of(profile);
            var series = selection.All.ToArray();
            var known = series.SelectMany(one => one.Values).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
            var (floor, ceiling) = (Math.Min(0, known.Min()), Math.Max(0, known.Max()));
            var names = series.Select(one => PlainText.Clean(one.Name)).ToArray();
            var nameWidth = Math.Max(2, Math.Min(names.Max(PlainText.Width), layout.Width / 4));
            var ends = series.Select(one => ProfileFigures.Ends(profile, one)).ToArray();
            var endWidth = Math.Min(ends.Max(PlainText.Width), layout.Width / 3);
            var room = Math.Max(8, layout.Width - Indent - nameWidth - endWidth - 4);
            var (first, last) = (profile.Years[0], profile.Years[^1]);
            // Each column of the line stands for the same number of years.
            var step = (last.Since(first) + room) / room;
            var columns = last.Since(first) / step + 1;
            for (var s = 0; s < series.Length; s++)
            {
                var spark = Spark(profile.Years, series[s].Values, step, columns, floor, ceiling);
                var name = PlainText.Wrap(names[s], nameWidth);
                foreach (var part in name.Take(name.Count - 1))
                    Add([PlainText.Spaces(Indent) + part]);
                var opening = PlainText.Spaces(Indent) + PlainText.PadRight(name[^1], nameWidth) + "  " + spark + "  ";
                Add(Hanging(opening, ends[s], layout.Width));
            }
            var axis = new StringBuilder(PlainText.Spaces(Indent + nameWidth + 2)).Append(first);
            var lastText = last.ToString();
            var at = Indent + nameWidth + 2 + columns - lastText.Length;
            if (at > axis.Length)
                axis.Append(' ', at - axis.Length).Append(lastText);
            Add([axis.ToString()], Dim);
            var scale = $"scale {profile.Format.Show(floor)} to {profile.Format.Show(ceiling)}";
            if (profile.Unit.Length > 0)
                scale += $", {PlainText.Clean(profile.Unit)}";
            scale +=
                step > 1 ? $"; one sign is {step} years, their greatest value; blank: no data" : "; blank: no data";
            Add(Hanging(PlainText.Spaces(Indent), scale, layout.Width), Dim);
            foreach (var marker in ProfileFigures.MarkersWithin(profile))
                Add(Hanging($"  {marker.Year}  ", PlainText.Clean(marker.Label), layout.Width));
        }
    }

    private static string Spark(
        IReadOnlyList<Year> years,
        IReadOnlyList<double> values,
        int step,
        int columns,
        double floor,
        double ceiling
    )
    {
        var greatest = Enumerable.Repeat(double.NaN, columns).ToArray();
        for (var y = 0; y < years.Count; y++)
        {
            var column = years[y].Since(years[0]) / step;
            if (double.IsFinite(values[y]) && !(greatest[column] >= values[y]))
                greatest[column] = values[y];
        }
        var range = ceiling > floor ? ceiling - floor : 1;
        return string.Concat(
            greatest.Select(value =>
                double.IsNaN(value) ? ' ' : Levels[Math.Clamp((int)((value - floor) / range * Levels.Length), 0, 7)]
            )
        );
    }

    private static string Bar(double share, int full)
    {
        var eighths = (int)Math.Round(share * full * 8, MidpointRounding.AwayFromZero);
        if (eighths == 0 && share > 0)
            eighths = 1;
        return new string('█', eighths / 8) + (eighths % 8 > 0 ? Eighths[eighths % 8].ToString() : "");
    }

    // Solid up to the least admissible share, shaded from there to the greatest.
    private static string BarWithBounds(ProfileBar bar, int full)
    {
        if (bar.Share is not { } share)
            return "";
        if (bar.Bounds is not { } bounds)
            return Bar(share, full);
        var low = (int)Math.Round(bounds.Low * full, MidpointRounding.AwayFromZero);
        var high = (int)Math.Round(bounds.High * full, MidpointRounding.AwayFromZero);
        return new string('█', low) + new string('░', Math.Max(bounds.IsExact ? 0 : 1, high - low));
    }

    // What stands close together: answer lines, profiles, notes on what is above them, and a heading with its block.
    private static bool ClingsTo(Block? previous, Block block) =>
        (previous, block) switch
        {
            (AnswerLine, AnswerLine) => true,
            (ProfileBars, ProfileBars) => true,
            (Heading, _) => true,
            (not null and not (BulletList or DefinitionList), Note) => true,
            _ => false,
        };

    // Captions of profiles that follow one another share a column.
    private static int CaptionWidth(IReadOnlyList<Block> blocks, int at, int width)
    {
        var (first, last) = (at, at);
        while (first > 0 && blocks[first - 1] is ProfileBars)
            first--;
        while (last + 1 < blocks.Count && blocks[last + 1] is ProfileBars)
            last++;
        var captions = blocks.Skip(first).Take(last - first + 1).OfType<ProfileBars>();
        return Math.Min(width / 3, captions.Max(profile => PlainText.Width(PlainText.Clean(profile.Caption))));
    }

    private static IEnumerable<string> Spread(string text, string aside, int width)
    {
        var gap = width - PlainText.Width(text) - PlainText.Width(aside);
        if (aside.Length > 0 && gap >= 3)
            return [text + PlainText.Spaces(gap) + aside];
        return aside.Length == 0
            ? PlainText.Wrap(text, width)
            : PlainText.Wrap(text, width).Concat(PlainText.Wrap(aside, width));
    }

    private static IEnumerable<string> Hanging(string opening, string text, int width, int? indent = null)
    {
        var hang = indent ?? PlainText.Width(opening);
        var room = width - Math.Max(hang, PlainText.Width(opening));
        var lines = PlainText.Wrap(text, Math.Max(2, room));
        return lines.Select((line, i) => ((i == 0 ? opening : PlainText.Spaces(hang)) + line).TrimEnd(' '));
    }

    [GeneratedRegex("[▁-█░]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
