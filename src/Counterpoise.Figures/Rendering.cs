using System.Diagnostics;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>Renders a document in the format asked for.</summary>
public static class Rendering
{
    /// <summary>Renders a document. The same document gives the same text on every machine.</summary>
    /// <param name="document">The document. CSV holds its <see cref="Document.Result"/>; so does JSON where there is one.</param>
    /// <param name="format">The format.</param>
    /// <param name="manifest">What the result was made from; JSON carries it.</param>
    /// <param name="layout">Width and colour of text; plain and 100 wide unless given.</param>
    /// <exception cref="FaultyInputException">The document has nothing that the format can hold.</exception>
    public static string Render(Document document, OutputFormat format, Manifest manifest, TextLayout? layout = null) =>
        format switch
        {
            OutputFormat.Table => TextRenderer.Render(document, layout),
            OutputFormat.Csv when document.Result is { } table => CsvRenderer.Render(table),
            OutputFormat.Csv => throw Fault(
                "this result has no table, which csv would hold; choose table, json, md or html"
            ),
            OutputFormat.Json when document.Result is { } table => JsonRenderer.Render(table, manifest),
            OutputFormat.Json => JsonRenderer.Render(document, manifest),
            OutputFormat.Markdown => MarkdownRenderer.Render(document),
            OutputFormat.Html => HtmlRenderer.Render(document),
            OutputFormat.Latex => LatexRenderer.Render(document),
            OutputFormat.Svg => Picture(document)
                ?? throw Fault("this result has no figure, which svg would hold; choose table, csv, json, md or html"),
            _ => throw new UnreachableException(),
        };

    private static string? Picture(Document document) =>
        document
            .Blocks.Select(block =>
                block switch
                {
                    ProfileOverTime profile => SvgProfileChart.Render(profile),
                    ProfileBars profile => SvgProfileBars.Render(profile),
                    _ => null,
                }
            )
            .FirstOrDefault(svg => svg is not null);

    private static FaultyInputException Fault(string message) => new("--format", 0, message, "nothing was written");
}
