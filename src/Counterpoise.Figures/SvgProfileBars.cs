using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>Draws a profile as bars on one scale, 0..1, with a thin line over the admissible range.</summary>
public static class SvgProfileBars
{
    private const double Width = 720;
    private const double RowHeight = 24;
    private const double LeastScale = 160;

    /// <summary>Draws the profile.</summary>
    /// <param name="profile">What to draw.</param>
    /// <param name="id">Prefix of the ids in the picture: letters, digits and hyphens.</param>
    /// <param name="standalone">Whether the picture is a file of its own, or stands in a page and takes its colours.</param>
    /// <returns>A well-formed <c>svg</c> element, 720 px wide by its own measure.</returns>
    public static string Render(ProfileBars profile, string id = "profile", bool standalone = true)
    {
        var canvas = new SvgCanvas();
        var top = standalone ? 34.0 : 4.0;
        if (standalone)
            canvas.Text(8, 19, SvgCanvas.Shorten(profile.Caption, Width - 16, 15), size: 15, bold: true);
        var labels = profile.Bars.Select(bar => SvgCanvas.Shorten(bar.Label, 200)).ToArray();
        var left = 16 + labels.Select(label => SvgCanvas.TextWidth(label)).DefaultIfEmpty(0).Max();
        // Figures and notes stand after the bars, so the scale ends short of the edge, and shorter where they are long.
        var full = Math.Max(LeastScale, profile.Bars.Select(FullFor).Append(Width - left - 210).Min());
        for (var b = 0; b < labels.Length; b++)
        {
            var bar = profile.Bars[b];
            var y = top + b * RowHeight;
            canvas.Text(left - 8, y + 16, labels[b], "end");
            if (bar.Share is not { } share)
            {
                var reason = SvgCanvas.Shorten($"no data: {bar.ReasonIfAbsent}", Width - left - 12);
                canvas.Text(left + 4, y + 16, reason, faint: true);
                continue;
            }
            canvas.Rectangle(left, y + 4, Math.Max(1, share * full), RowHeight - 8, Palette.Bar);
            var end = left + share * full;
            if (bar.Bounds is { IsExact: false } bounds)
            {
                var (low, high) = (left + bounds.Low * full, left + bounds.High * full);
                canvas.Rectangle(end, y + 4, Math.Max(0, high - end), RowHeight - 8, Palette.Bar, 0.3);
                canvas.Rule(low, y + 12, high, y + 12, 1);
                canvas.Rule(low, y + 8, low, y + 16, 1);
                canvas.Rule(high, y + 8, high, y + 16, 1);
                end = Math.Max(end, high);
            }
            canvas.Text(end + 8, y + 16, SvgCanvas.Shorten(TextOf(bar), Width - end - 12));
        }
        canvas.Rule(left, top, left, top + labels.Length * RowHeight, 0.6);
        var description = string.Join("; ", profile.Bars.Select(bar => $"{bar.Label}: {Described(bar)}"));
        var height = top + Math.Max(1, labels.Length) * RowHeight + 6;
        return canvas.Close(id, profile.Caption, description, Width, height, standalone);

        string TextOf(ProfileBar bar)
        {
            var figures = ProfileFigures.Describe(profile, bar);
            return bar.Note.Length == 0 ? figures : $"{figures}  {bar.Note}";
        }

        double FullFor(ProfileBar bar) =>
            bar.Share is { } share
                ? (Width - left - 14 - SvgCanvas.TextWidth(TextOf(bar)))
                    / Math.Max(0.01, Math.Max(share, bar.Bounds?.High ?? 0))
                : double.PositiveInfinity;

        string Described(ProfileBar bar) =>
            bar.Share is null ? $"no data ({bar.ReasonIfAbsent})"
            : bar.Note.Length == 0 ? ProfileFigures.Describe(profile, bar)
            : $"{ProfileFigures.Describe(profile, bar)} ({bar.Note})";
    }
}
