using System.Globalization;
using System.Text;

namespace Counterpoise.Figures;

/// <summary>A cell of a table in LaTeX.</summary>
/// <param name="Tex">What LaTeX reads.</param>
/// <param name="Ems">Width on one line, in ems.</param>
/// <param name="LeastEms">Width of the longest piece that does not break, in ems.</param>
internal sealed record LatexCell(string Tex, double Ems, double LeastEms)
{
    /// <summary>A cell of text.</summary>
    public static LatexCell Of(string text) =>
        new(LatexText.Escape(text), LatexText.Ems(text), LatexText.LongestPieceEms(text));
}

/// <summary>
/// A table that fits its page: columns at their natural width where there is room, else with lines that wrap, else in
/// smaller type, else on a page turned to landscape. Long tables go on over pages.
/// </summary>
/// <param name="Caption">What the table shows; may be empty.</param>
/// <param name="Right">Of each column, whether it is set to the right, as numbers are.</param>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">Rows, each with one cell a column.</param>
/// <param name="Foot">Lines beneath the table.</param>
internal sealed record LatexTable(
    string Caption,
    IReadOnlyList<bool> Right,
    IReadOnlyList<LatexCell> Header,
    IReadOnlyList<IReadOnlyList<LatexCell>> Rows,
    IReadOnlyList<string> Foot
)
{
    private const double Gap = 12;

    // A page of so many points a line leaves room for a caption, a foot, and lines that wrap sooner than reckoned.
    private const double PointsOfALine = 17;

    // A table that wraps into more lines than this times its width on one line reads better in smaller type.
    private const double Comfortable = 2.5;

    private static readonly (string Command, double Points)[] Sizes = [("", 10), ("\\small", 9), ("\\footnotesize", 8)];

    /// <summary>Writes the table.</summary>
    /// <param name="placement">Where a table that fits a page may stand: <c>H</c> for here, <c>htbp</c> to float.</param>
    /// <param name="width">Width of the text on its page, in points.</param>
    /// <param name="height">Height of the text, in points.</param>
    public string Write(string placement, double width, double height)
    {
        if (Header.Count == 0)
            return Lines(new StringBuilder()).ToString();
        var layouts = Layouts(width, height).ToArray();
        // A table that smaller type just brings onto lines of one row each reads better so than with lines that wrap.
        var layout =
            layouts.FirstOrDefault(one => one is { Wraps: false, Turned: false })
            ?? layouts.FirstOrDefault(one => one.Suits)
            ?? layouts[^1];
        var tex = new StringBuilder();
        if (layout.Turned)
            tex.Append("\\begin{landscape}\n");
        if (layout.LinesTaken > (layout.Turned ? width : height) / PointsOfALine)
            Long(tex, layout);
        else
            Whole(tex, layout, placement);
        if (layout.Turned)
            tex.Append("\\end{landscape}\n");
        return tex.ToString();
    }

    private void Whole(StringBuilder tex, Layout layout, string placement)
    {
        tex.Append(CultureInfo.InvariantCulture, $"\\begin{{table}}[{placement}]\n\\centering\n");
        if (Caption.Length > 0)
            tex.Append(CultureInfo.InvariantCulture, $"\\caption{{{LatexText.Escape(Caption)}}}\n");
        if (layout.Size.Length > 0)
            tex.Append(CultureInfo.InvariantCulture, $"{layout.Size}\n");
        tex.Append(CultureInfo.InvariantCulture, $"\\begin{{tabular}}{{{layout.Columns}}}\n\\toprule\n");
        Row(tex, Header);
        tex.Append("\\midrule\n");
        Body(tex, layout);
        tex.Append("\\bottomrule\n\\end{tabular}\n");
        Lines(tex).Append("\\end{table}\n");
    }

    // The header stands again on every page.
    private void Long(StringBuilder tex, Layout layout)
    {
        tex.Append(
            CultureInfo.InvariantCulture,
            $"{{{layout.Size}\\setlength{{\\LTcapwidth}}{{\\linewidth}}\n\\begin{{longtable}}{{{layout.Columns}}}\n"
        );
        if (Caption.Length > 0)
            tex.Append(CultureInfo.InvariantCulture, $"\\caption{{{LatexText.Escape(Caption)}}}\\\\\n");
        tex.Append("\\toprule\n");
        Row(tex, Header);
        tex.Append("\\midrule\n\\endfirsthead\n\\toprule\n");
        Row(tex, Header);
        tex.Append("\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n");
        Body(tex, layout);
        Lines(tex.Append("\\end{longtable}}\n"));
    }

    // Rows of several lines each stand apart, or a reader cannot tell them from one another.
    private void Body(StringBuilder tex, Layout layout)
    {
        for (var r = 0; r < Rows.Count; r++)
        {
            if (r > 0 && layout.Wraps)
                tex.Append("\\addlinespace[3pt]\n");
            Row(tex, Rows[r]);
        }
    }

    private StringBuilder Lines(StringBuilder tex)
    {
        foreach (var line in Foot)
        {
            tex.Append(
                CultureInfo.InvariantCulture,
                $"\\par\\smallskip{{\\footnotesize\\raggedright {LatexText.Escape(line)}\\par}}\n"
            );
        }
        return tex;
    }

    // Braces keep a cell that opens with a bracket from being read as an option of the line break before it.
    private static void Row(StringBuilder tex, IEnumerable<LatexCell> cells) =>
        tex.Append("{}").AppendJoin(" & ", cells.Select(cell => cell.Tex)).Append(" \\\\\n");

    private IEnumerable<Layout> Layouts(double width, double height) =>
        from turned in (bool[])[false, true]
        from size in Sizes
        select Fit(size.Command, size.Points, turned ? height : width, turned);

    private Layout Fit(string size, double points, double room, bool turned)
    {
        var count = Header.Count;
        var available = room - Gap * (count - 1);
        var least = new double[count];
        var natural = new double[count];
        for (var c = 0; c < count; c++)
        {
            var cells = Rows.Select(row => row[c]).Append(Header[c]).ToArray();
            least[c] = points * cells.Max(cell => cell.LeastEms) + 1;
            natural[c] = points * cells.Max(cell => cell.Ems) + 1;
        }
        if (natural.Sum() <= available)
        {
            var plain = string.Concat(Right.Select(right => right ? 'r' : 'l'));
            return new(size, turned, $"@{{}}{plain}@{{}}", (Rows.Count + 2) * points / 10, Wraps: false, Suits: true);
        }
        var widths = Share(least, natural, available);
        var columns = widths.Select(
            (width, c) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $">{{\\ragged{(Right[c] ? "left" : "right")}\\arraybackslash}}p{{{width:0.0}pt}}"
                )
        );
        var lines = Rows.Sum(row => row.Select((cell, c) => LinesOf(cell, c)).Max()) + 2;
        var suits = least.Sum() <= available && natural.Sum() <= Comfortable * available;
        // What wraps too much in the smallest type still reads better upright than turned.
        suits |= least.Sum() <= available && points.Equals(Sizes[^1].Points);
        return new(size, turned, $"@{{}}{string.Concat(columns)}@{{}}", lines * points / 10, Wraps: true, suits);

        double LinesOf(LatexCell cell, int c) => Math.Max(1, Math.Ceiling(points * cell.Ems / widths[c]));
    }

    /// <summary>Widths that fill the room: every column its least, then a part of the rest by what it still wants.</summary>
    private static double[] Share(double[] least, double[] natural, double available)
    {
        var spare = available - least.Sum();
        // Not even the longest words have room: every column gives way alike.
        if (spare <= 0)
            return [.. least.Select(width => width * available / least.Sum())];
        var widths = least.ToArray();
        // A modest column gets all it wants; otherwise a long one would starve it.
        var open = Enumerable.Range(0, least.Length).OrderBy(c => natural[c] - least[c]).ToList();
        while (open.Count > 0)
        {
            var c = open[0];
            var wanted = Math.Min(natural[c] - least[c], spare / open.Count);
            widths[c] += wanted;
            spare -= wanted;
            open.RemoveAt(0);
        }
        return widths;
    }

    private sealed record Layout(string Size, bool Turned, string Columns, double LinesTaken, bool Wraps, bool Suits);
}
