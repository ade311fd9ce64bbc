using System.Globalization;

namespace Counterpoise.Figures;

/// <summary>A coefficient to be drawn.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Estimate">The estimate.</param>
/// <param name="Low">Lower end of its interval; NaN where it has none.</param>
/// <param name="High">Upper end; NaN where it has none.</param>
public sealed record PlottedCoefficient(string Label, double Estimate, double Low, double High)
{
    internal bool HasInterval => !double.IsNaN(Low) && !double.IsNaN(High);
}

/// <summary>Draws coefficients as points with their intervals on one scale, with a line at 0.</summary>
public static class SvgCoefficientPlot
{
    private const double Width = 720;
    private const double RowHeight = 24;
    private const double Top = 56;

    /// <summary>Draws the plot.</summary>
    /// <param name="title">What it is, in a line.</param>
    /// <param name="note">What the intervals are.</param>
    /// <param name="coefficients">From top to bottom; finite numbers but for intervals that are not there.</param>
    /// <returns>A well-formed <c>svg</c> element, 720 px wide.</returns>
    public static string Render(string title, string note, IReadOnlyList<PlottedCoefficient> coefficients)
    {
        var canvas = new SvgCanvas();
        canvas.Text(8, 19, SvgCanvas.Shorten(title, Width - 16, 15), size: 15, bold: true);
        canvas.Text(8, 38, SvgCanvas.Shorten(note, Width - 16), faint: true);
        string[] labels = [.. coefficients.Select(one => SvgCanvas.Shorten(one.Label, 240))];
        double left = 20 + labels.Select(label => SvgCanvas.TextWidth(label)).DefaultIfEmpty(0).Max();
        double least = Math.Min(
            0,
            coefficients.Select(one => one.HasInterval ? one.Low : one.Estimate).DefaultIfEmpty(0).Min()
        );
        double greatest = Math.Max(
            0,
            coefficients.Select(one => one.HasInterval ? one.High : one.Estimate).DefaultIfEmpty(0).Max()
        );
        if (greatest <= least)
            greatest = least + 1;
        var ticks = AxisTicks.Over(least, greatest, 6);
        double bottom = Top + Math.Max(1, labels.Length) * RowHeight;
        foreach (double tick in ticks)
        {
            canvas.Rule(X(tick), Top, X(tick), bottom, tick == 0 ? 0.7 : 0.15);
            canvas.Text(X(tick), bottom + 18, Shown(tick), "middle", faint: true);
        }
        for (int c = 0; c < labels.Length; c++)
        {
            double y = Top + (c + 0.5) * RowHeight;
            canvas.Text(left - 12, y + 4, labels[c], "end");
            if (coefficients[c].HasInterval)
                canvas.Rule(X(coefficients[c].Low), y, X(coefficients[c].High), y, 1);
            canvas.Mark(0, X(coefficients[c].Estimate), y, Palette.Bar);
        }
        var description = string.Join(
            "; ",
            coefficients.Select(one =>
                $"{one.Label}: {Shown(one.Estimate)} "
                + (one.HasInterval ? $"({Shown(one.Low)} to {Shown(one.High)})" : "(no interval)")
            )
        );
        return canvas.Close("coefficients", title, $"{note}. {description}", Width, bottom + 30, standalone: true);

        double X(double value) => left + (value - ticks[0]) / (ticks[^1] - ticks[0]) * (Width - left - 24);
    }

    private static string Shown(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
