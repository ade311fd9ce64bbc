using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>
/// Draws a profile over time as lines with their names beside them: at most six named, the rest together. Gaps stay
/// gaps; events are thin upright lines.
/// </summary>
public static class SvgProfileChart
{
    private const double Width = 720;
    private const double PlotHeight = 260;
    private const double LaneHeight = 16;
    private const double LabelStep = 17;
    private const double MarkerSize = 12;
    private const double LongestLabel = 260;

    /// <summary>Draws the profile.</summary>
    /// <param name="profile">What to draw.</param>
    /// <param name="standalone">Whether the picture is a file of its own, or stands in a page and takes its colours.</param>
    /// <returns>A well-formed <c>svg</c> element, 720 px wide by its own measure.</returns>
    public static string Render(ProfileOverTime profile, bool standalone = true) =>
        Render(profile, profile.Id, standalone);

    internal static string Render(ProfileOverTime profile, string id, bool standalone)
    {
        var canvas = new SvgCanvas();
        var selection = ProfileSelection.Of(profile);
        var lines = selection
            .All.Select((series, i) => new Drawn(profile, series, i, series == selection.Others))
            .ToArray();
        var known = lines.SelectMany(line => line.Points.Select(p => p.Value)).ToArray();
        var captionBottom = standalone ? 26.0 : 4.0;
        if (standalone)
            canvas.Text(8, 19, SvgCanvas.Shorten(profile.Caption, Width - 16, 15), size: 15, bold: true);
        if (known.Length == 0)
        {
            canvas.Text(8, captionBottom + 24, "no data", faint: true);
            return canvas.Close(id, profile.Caption, Describe(profile, lines), Width, captionBottom + 40, standalone);
        }

        var (first, last) = (profile.Years[0], profile.Years[^1]);
        var ticks = AxisTicks.Over(Math.Min(0, known.Min()), known.Max() > 0 ? known.Max() : 1, 5);
        var tickTexts = ticks.Select(profile.Format.Show).ToArray();
        var left = 14 + tickTexts.Max(text => SvgCanvas.TextWidth(text, 12));
        var labelRoom = Math.Clamp(lines.Max(line => SvgCanvas.TextWidth(line.Label)) + 34, 80, 210);
        // A label of a late event runs on above the names beside the lines, which make room for it.
        foreach (var marker in ProfileFigures.MarkersWithin(profile))
        {
            var along = last == first ? 0.5 : (double)marker.Year.Since(first) / last.Since(first);
            var label = Math.Min(LongestLabel, SvgCanvas.TextWidth(marker.Label, MarkerSize)) + 14;
            var needed = along > 0 ? Width - left - (Width - left - label) / along : 0;
            labelRoom = Math.Max(labelRoom, Math.Min(needed, 210));
        }
        var right = Width - labelRoom;
        var flags = Flags(profile, X);
        var laneCount = flags.Select(flag => flag.Lane + 1).DefaultIfEmpty(0).Max();
        var unitBottom = captionBottom + (profile.Unit.Length > 0 ? 18 : 4);
        var top = unitBottom + laneCount * LaneHeight + 8;
        var bottom = top + Math.Max(PlotHeight, lines.Length * LabelStep + 10);

        if (profile.Unit.Length > 0)
            canvas.Text(8, captionBottom + 12, SvgCanvas.Shorten(profile.Unit, Width - 16, 12), size: 12, faint: true);
        for (var t = 0; t < ticks.Count; t++)
        {
            canvas.Rule(left, Y(ticks[t]), right, Y(ticks[t]), ticks[t] == 0 ? 0.6 : 0.2);
            canvas.Text(left - 6, Y(ticks[t]) + 4, tickTexts[t], "end", 12, faint: true);
        }
        foreach (var year in AxisTicks.Years(first, last, Math.Max(2, (int)((right - left) / 56))))
        {
            canvas.Rule(X(year), bottom, X(year), bottom + 5, 0.6);
            canvas.Text(X(year), bottom + 19, year.ToString(), "middle", 12, faint: true);
        }
        foreach (var flag in flags)
        {
            var y = unitBottom + (flag.Lane + 1) * LaneHeight - 3;
            canvas.Rule(flag.X, y - 10, flag.X, bottom, 0.5, "2 3");
            canvas.Text(flag.X + 4, y, flag.Text, size: MarkerSize);
        }
        // The greatest is drawn last, over the others.
        foreach (var line in lines.Reverse())
            line.Draw(canvas, X, Y);

        var placed = Spread([.. lines.Select(line => Y(line.LastValue))], top + 4, bottom - 2);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Points.Count > 0 && line.Points[^1].Year == last)
                canvas.Rule(right + 6, Y(line.LastValue), right + 15, placed[i], 0.4);
            canvas.Mark(line.Shape, right + 20, placed[i], line.Colour);
            canvas.Text(right + 29, placed[i] + 4.5, SvgCanvas.Shorten(line.Label, labelRoom - 31));
        }
        return canvas.Close(id, profile.Caption, Describe(profile, lines), Width, bottom + 28, standalone);

        double X(Year year) =>
            last == first ? (left + right) / 2 : left + (right - left) * year.Since(first) / last.Since(first);

        double Y(double value) => bottom - (bottom - top) * (value - ticks[0]) / (ticks[^1] - ticks[0]);
    }

    /// <summary>Moves labels apart, as little as keeps their order and their distance.</summary>
    /// <param name="wanted">Where each would stand, px.</param>
    /// <param name="top">Highest place, px.</param>
    /// <param name="bottom">Lowest place, px; leaves room for all.</param>
    internal static double[] Spread(double[] wanted, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ToArray();
        var placed = new double[wanted.Length];
        var floor = top;
        foreach (var i in order)
        {
            placed[i] = Math.Max(wanted[i], floor);
            floor = placed[i] + LabelStep;
        }
        var ceiling = bottom;
        foreach (var i in order.Reverse())
        {
            placed[i] = Math.Min(placed[i], ceiling);
            ceiling = placed[i] - LabelStep;
        }
        return placed;
    }

    // Each label stands to the right of its line, in the first lane where no label and no line of another is in its way.
    // Events come in order, so the lane below all others is always free.
    private static List<Flag> Flags(ProfileOverTime profile, Func<Year, double> x)
    {
        var flags = new List<Flag>();
        foreach (var marker in ProfileFigures.MarkersWithin(profile))
        {
            var at = x(marker.Year);
            var text = SvgCanvas.Shorten(marker.Label, Math.Min(LongestLabel, Width - at - 12), MarkerSize);
            var flag = new Flag(text, at, at + SvgCanvas.TextWidth(text, MarkerSize) + 8, 0);
            while (flags.Exists(flag.Hinders))
                flag = flag with { Lane = flag.Lane + 1 };
            flags.Add(flag);
        }
        return flags;
    }

    /// <summary>An event's upright line and the label at its top. Lanes count from 0, the highest.</summary>
    private sealed record Flag(string Text, double X, double To, int Lane)
    {
        // The line of a label passes down through the lanes below it.
        public bool Hinders(Flag other) =>
            other.Lane == Lane ? X < other.To && other.X < To
            : other.Lane < Lane ? other.X > X && other.X < To
            : X > other.X && X < other.To;
    }

    private static string Describe(ProfileOverTime profile, IReadOnlyList<Drawn> lines)
    {
        if (profile.Years.Count == 0 || lines.Count == 0)
            return "No data.";
        var parts = lines.Select(line => $"{line.Series.Name}: {ProfileFigures.Ends(profile, line.Series)}");
        var events = ProfileFigures.MarkersWithin(profile).Select(marker => $"{marker.Year} {marker.Label}").ToArray();
        var text = $"{profile.Years[0]} to {profile.Years[^1]}. {string.Join("; ", parts)}.";
        return events.Length == 0 ? text : $"{text} Events: {string.Join("; ", events)}.";
    }

    private sealed class Drawn
    {
        public Drawn(ProfileOverTime profile, ProfileSeries series, int position, bool others)
        {
            Series = series;
            Shape = position;
            Colour = others ? Palette.Others : Palette.Of(position);
            Points =
            [
                .. Enumerable
                    .Range(0, series.Values.Count)
                    .Where(y => !double.IsNaN(series.Values[y]))
                    .Select(y => (profile.Years[y], series.Values[y])),
            ];
            Label =
                Points.Count == 0 ? $"{series.Name} (no data)"
                : Points[^1].Year == profile.Years[^1] ? series.Name
                : $"{series.Name} (to {Points[^1].Year})";
        }

        public ProfileSeries Series { get; }
        public int Shape { get; }
        public string Colour { get; }
        public string Label { get; }
        public IReadOnlyList<(Year Year, double Value)> Points { get; }
        public double LastValue => Points.Count == 0 ? 0 : Points[^1].Value;

        public void Draw(SvgCanvas canvas, Func<Year, double> x, Func<double, double> y)
        {
            var run = new List<(double X, double Y)>();
            for (var i = 0; i < Points.Count; i++)
            {
                var (year, value) = Points[i];
                run.Add((x(year), y(value)));
                var ends = i + 1 == Points.Count || Points[i + 1].Year.Since(year) > 1;
                // A mark at the end of every run and each tenth year tells series apart without colour.
                if (ends || year.Value % 10 == 0)
                    canvas.Mark(Shape, x(year), y(value), Colour);
                if (!ends)
                    continue;
                if (run.Count > 1)
                    canvas.Polyline(run, Colour);
                run.Clear();
            }
        }
    }
}
