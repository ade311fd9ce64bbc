namespace Counterpoise.Figures;

/// <summary>A format in which results are written.</summary>
public enum OutputFormat
{
    /// <summary>Text for a terminal.</summary>
    Table,

    /// <summary>CSV.</summary>
    Csv,

    /// <summary>JSON with a manifest.</summary>
    Json,

    /// <summary>Markdown with GitHub's tables.</summary>
    Markdown,

    /// <summary>One self-contained HTML file.</summary>
    Html,

    /// <summary>LaTeX with booktabs.</summary>
    Latex,

    /// <summary>The first figure of a document, as a picture.</summary>
    Svg,
}

/// <summary>Which format a user asks for, by its name or by the extension of the file to be written.</summary>
public static class OutputFormats
{
    private static readonly (string Name, OutputFormat Format)[] ByName =
    [
        ("table", OutputFormat.Table),
        ("csv", OutputFormat.Csv),
        ("json", OutputFormat.Json),
        ("md", OutputFormat.Markdown),
        ("html", OutputFormat.Html),
        ("latex", OutputFormat.Latex),
    ];

    private static readonly (string Extension, OutputFormat Format)[] ByExtension =
    [
        (".txt", OutputFormat.Table),
        (".csv", OutputFormat.Csv),
        (".json", OutputFormat.Json),
        (".md", OutputFormat.Markdown),
        (".html", OutputFormat.Html),
        (".tex", OutputFormat.Latex),
        (".svg", OutputFormat.Svg),
    ];

    /// <summary>The names that <c>--format</c> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Select(known => known.Name)];

    /// <summary>The format asked for: a name wins over an extension; without either it is a table.</summary>
    /// <param name="name">What <c>--format</c> says; null where it is not given.</param>
    /// <param name="file">What <c>--out</c> says; null where it is not given.</param>
    /// <exception cref="FaultyInputException">The name, or without a name the extension, is unknown.</exception>
    public static OutputFormat Choose(string? name, string? file)
    {
        if (name is not null)
        {
            foreach (var known in ByName)
            {
                if (string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))
                    return known.Format;
            }
            throw Fault("--format", $"'{name}' is no format; choose {List(Names)}");
        }
        if (file is null)
            return OutputFormat.Table;
        var extension = Path.GetExtension(file);
        foreach (var known in ByExtension)
        {
            if (string.Equals(known.Extension, extension, StringComparison.OrdinalIgnoreCase))
                return known.Format;
        }
        var what =
            extension.Length == 0 ? $"'{file}' has no extension" : $"the extension '{extension}' names no format";
        throw Fault("--out", $"{what}; end it in {List([.. ByExtension.Select(k => k.Extension)])}, or give --format");
    }

    private static string List(IReadOnlyList<string> names) =>
        $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}";

    private static FaultyInputException Fault(string place, string message) =>
        new(place, 0, message, "nothing was written");
}
