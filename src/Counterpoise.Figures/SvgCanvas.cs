using System.Text;

namespace Counterpoise.Figures;

/// <summary>Collects the elements of one SVG picture: described for screen readers, without scripts or references.</summary>
internal sealed class SvgCanvas
{
    /// <summary>Size of all but small print, in pixels at the picture's own width.</summary>
    public const double FontSize = 13;

    private readonly StringBuilder _elements = new();

    /// <summary>Text in the current colour.</summary>
    /// <param name="x">Anchor, px.</param>
    /// <param name="y">Baseline, px.</param>
    /// <param name="text">Unescaped text.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="size">Font size, px.</param>
    /// <param name="faint">Whether it stands back, as axis figures do.</param>
    /// <param name="bold">Whether it stands out.</param>
    public void Text(
        double x,
        double y,
        string text,
        string anchor = "start",
        double size = FontSize,
        bool faint = false,
        bool bold = false
    )
    {
        _elements.Append($"<text x=\"{Markup.Px(x)}\" y=\"{Markup.Px(y)}\"");
        if (anchor != "start")
            _elements.Append($" text-anchor=\"{anchor}\"");
        if (!size.Equals(FontSize))
            _elements.Append($" font-size=\"{Markup.Px(size)}\"");
        if (faint)
            _elements.Append(" fill-opacity=\"0.72\"");
        if (bold)
            _elements.Append(" font-weight=\"600\"");
        _elements.Append($">{Markup.Escape(text)}</text>\n");
    }

    /// <summary>A thin line in the current colour.</summary>
    public void Rule(double x1, double y1, double x2, double y2, double opacity, string dashes = "")
    {
        _elements.Append(
            $"<line x1=\"{Markup.Px(x1)}\" y1=\"{Markup.Px(y1)}\" x2=\"{Markup.Px(x2)}\" y2=\"{Markup.Px(y2)}\" "
        );
        _elements.Append($"stroke=\"currentColor\" stroke-opacity=\"{Markup.Px(opacity)}\"");
        if (dashes.Length > 0)
            _elements.Append($" stroke-dasharray=\"{dashes}\"");
        _elements.Append("/>\n");
    }

    /// <summary>A filled rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, string fill, double opacity = 1)
    {
        _elements.Append(
            $"<rect x=\"{Markup.Px(x)}\" y=\"{Markup.Px(y)}\" width=\"{Markup.Px(width)}\" height=\"{Markup.Px(height)}\" "
        );
        _elements.Append($"fill=\"{fill}\"");
        if (opacity < 1)
            _elements.Append($" fill-opacity=\"{Markup.Px(opacity)}\"");
        _elements.Append("/>\n");
    }

    /// <summary>A line through points.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke)
    {
        var list = string.Join(' ', points.Select(p => $"{Markup.Px(p.X)},{Markup.Px(p.Y)}"));
        _elements.Append(
            $"<polyline points=\"{list}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\" stroke-linejoin=\"round\" "
        );
        _elements.Append("stroke-linecap=\"round\"/>\n");
    }

    /// <summary>A mark whose shape tells series apart without colour.</summary>
    /// <param name="shape">Any number from zero; shapes repeat after seven.</param>
    /// <param name="x">Centre, px.</param>
    /// <param name="y">Centre, px.</param>
    /// <param name="fill">Colour.</param>
    public void Mark(int shape, double x, double y, string fill)
    {
        var path = (shape % 7) switch
        {
            0 => null,
            1 => $"M{At(-3.5, -3.5)}h7v7h-7z",
            2 => $"M{At(0, -4.4)}l4.4,7.6h-8.8z",
            3 => $"M{At(0, -4.8)}l4.8,4.8l-4.8,4.8l-4.8,-4.8z",
            4 => $"M{At(0, 4.4)}l-4.4,-7.6h8.8z",
            5 => $"M{At(-1.4, -4.2)}h2.8v2.8h2.8v2.8h-2.8v2.8h-2.8v-2.8h-2.8v-2.8h2.8z",
            _ => $"M{At(-4.4, -1.5)}h8.8v3h-8.8z",
        };
        _elements.Append(
            path is null
                ? $"<circle cx=\"{Markup.Px(x)}\" cy=\"{Markup.Px(y)}\" r=\"3.6\" fill=\"{fill}\"/>\n"
                : $"<path d=\"{path}\" fill=\"{fill}\"/>\n"
        );

        string At(double dx, double dy) => $"{Markup.Px(x + dx)},{Markup.Px(y + dy)}";
    }

    /// <summary>The whole picture.</summary>
    /// <param name="id">Prefix of the ids in it.</param>
    /// <param name="title">What it is, in a line.</param>
    /// <param name="description">What it shows, for readers who cannot see it.</param>
    /// <param name="width">Width, px.</param>
    /// <param name="height">Height, px.</param>
    /// <param name="standalone">Whether it is a file of its own: dark on white; else it takes the page's colours.</param>
    public string Close(string id, string title, string description, double width, double height, bool standalone)
    {
        var (w, h) = (Markup.Px(width), Markup.Px(height));
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" ");
        if (standalone)
            svg.Append($"width=\"{w}\" height=\"{h}\" color=\"#1b1f24\" ");
        svg.Append($"role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" fill=\"currentColor\" ");
        svg.Append("font-family=\"system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\" ");
        svg.Append($"font-size=\"{Markup.Px(FontSize)}\">\n");
        svg.Append($"<title id=\"{id}-title\">{Markup.Escape(title)}</title>\n");
        svg.Append($"<desc id=\"{id}-desc\">{Markup.Escape(description)}</desc>\n");
        if (standalone)
            svg.Append($"<rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n");
        return svg.Append(_elements).Append("</svg>\n").ToString();
    }

    /// <summary>Width that text is reckoned to take, px; on the generous side, for no font can be measured here.</summary>
    public static double TextWidth(string text, double size = FontSize)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            ems += rune.Value switch
            {
                'i' or 'j' or 'l' or 'I' or '.' or ',' or '\'' or '|' or ':' or ';' or '!' => 0.3,
                'f' or 't' or 'r' or ' ' or '(' or ')' or '-' or '/' => 0.38,
                'm' or 'w' or 'M' or 'W' or '%' => 0.9,
                >= 'A' and <= 'Z' => 0.69,
                < 0x2E80 => 0.57,
                _ => 1.0,
            };
        }
        return ems * size;
    }

    /// <summary>Text shortened to a width, with an ellipsis where something is cut.</summary>
    public static string Shorten(string text, double width, double size = FontSize)
    {
        if (TextWidth(text, size) <= width)
            return text;
        var kept = new StringBuilder();
        var used = TextWidth("…", size);
        foreach (var rune in text.EnumerateRunes())
        {
            used += TextWidth(rune.ToString(), size);
            if (used > width)
                break;
            kept.Append(rune.ToString());
        }
        return kept.ToString().TrimEnd(' ') + "…";
    }
}
