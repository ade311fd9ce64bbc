using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>Lays a table out in a given width: text columns give way by wrapping, then the last columns are left out.</summary>
internal static class TextTable
{
    private const int Gutter = 2;
    private const int LeastTextWidth = 10;

    public sealed record Lines(
        IReadOnlyList<string> Header,
        IReadOnlyList<string> Body,
        IReadOnlyList<string> ColumnsLeftOut
    );

    public static Lines LayOut(ResultTable table, int width)
    {
        var rows = table.RowsShown;
        var shown = table.ColumnsShown.Select(c => new Laid(table.Columns[c], c, rows)).ToList();
        var leftOut = new List<string>();
        while (!Fit(shown, width) && shown.Count > 1)
        {
            leftOut.Insert(0, shown[^1].Column.Header);
            shown.RemoveAt(shown.Count - 1);
        }
        if (shown.Count == 0)
            return new([], [], leftOut);

        var header = Row([.. shown.Select(laid => PlainText.Wrap(laid.Header, laid.Width))], shown, atBottom: true);
        var body = rows.SelectMany(row =>
            Row(
                [
                    .. shown.Select(laid =>
                        PlainText.Wrap(PlainText.Clean(laid.Column.Show(row[laid.Position])), laid.Width)
                    ),
                ],
                shown,
                atBottom: false
            )
        );
        return new([.. header], [.. body], leftOut);
    }

    /// <summary>Sets the widths of the columns; false where they cannot be brought down to the width.</summary>
    private static bool Fit(List<Laid> shown, int width)
    {
        foreach (var laid in shown)
            laid.Width = laid.Natural;
        var excess = shown.Sum(laid => laid.Width) + Gutter * (shown.Count - 1) - width;
        // Headers over numbers give way first, for they lose nothing; then the widest text, one cell at a time, so that
        // narrow columns stay on one line.
        foreach (var laid in shown.Where(laid => laid.Column.Kind != ColumnKind.Text))
        {
            var given = Math.Clamp(excess, 0, laid.Width - laid.Least);
            laid.Width -= given;
            excess -= given;
        }
        while (excess > 0)
        {
            var widest = shown.Where(laid => laid.Width > laid.Least).MaxBy(laid => laid.Width);
            if (widest is null)
                break;
            widest.Width--;
            excess--;
        }
        if (excess > 0 && shown.Count == 1)
            shown[0].Width = Math.Max(2, width);
        return excess <= 0;
    }

    private static IEnumerable<string> Row(IReadOnlyList<string>[] cells, List<Laid> shown, bool atBottom)
    {
        var height = cells.Max(cell => cell.Count);
        for (var line = 0; line < height; line++)
        {
            var parts = shown.Select(
                (laid, i) =>
                {
                    var at = atBottom ? line - (height - cells[i].Count) : line;
                    var text = at >= 0 && at < cells[i].Count ? cells[i][at] : "";
                    return laid.Column.Alignment == TextAlignment.Right
                        ? PlainText.PadLeft(text, laid.Width)
                        : PlainText.PadRight(text, laid.Width);
                }
            );
            yield return string.Join(PlainText.Spaces(Gutter), parts).TrimEnd(' ');
        }
    }

    private sealed class Laid
    {
        public Laid(Column column, int position, IReadOnlyList<IReadOnlyList<Cell>> rows)
        {
            Column = column;
            Position = position;
            Header = PlainText.Clean(column.HeaderWithUnit);
            var cells = rows.Select(row => PlainText.Clean(column.Show(row[position]))).ToArray();
            var widestCell = cells.Select(PlainText.Width).DefaultIfEmpty(0).Max();
            var longestWord = cells.Select(PlainText.LongestWord).DefaultIfEmpty(0).Max();
            var headerWord = PlainText.LongestWord(Header);
            Natural = Math.Max(2, Math.Max(widestCell, PlainText.Width(Header)));
            // Numbers are never broken; words are, but only overlong ones inside.
            Least = Math.Max(
                2,
                column.Kind == ColumnKind.Text
                    ? Math.Min(
                        Natural,
                        Math.Max(LeastTextWidth, Math.Min(Math.Max(longestWord, headerWord), 2 * LeastTextWidth))
                    )
                    : Math.Max(widestCell, Math.Min(headerWord, 2 * LeastTextWidth))
            );
        }

        public Column Column { get; }
        public int Position { get; }
        public string Header { get; }
        public int Natural { get; }
        public int Least { get; }
        public int Width { get; set; }
    }
}
