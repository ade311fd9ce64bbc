using System.Text.Json;
using Counterpoise.Figures;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>The files that stand beside a data file.</summary>
internal sealed class Companions(PanelLayout layout, string path, PanelFormat format, ExportOptions options)
{
    private static readonly string[] All =
    [
        ".codebook.md",
        ".codebook.json",
        ".R",
        ".do",
        ".py",
        ".bib",
        ".citations.md",
        ".manifest.json",
    ];

    /// <summary>Endings of their names, the manifest last.</summary>
    public static IReadOnlyList<string> Endings => All;

    /// <summary>What a Parquet file says of itself: the manifest and the codebook, each as JSON.</summary>
    public static IReadOnlyDictionary<string, string> Remarks(PanelLayout layout, ExportOptions options) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["counterpoise.manifest"] = JsonRenderer.Render(options.Manifest, _ => { }),
            ["counterpoise.codebook"] = CodebookJson.Of(layout, options),
        };

    /// <summary>The text of each but the manifest, in the order of their endings.</summary>
    public IEnumerable<string> Texts(long rows, WrittenFile data)
    {
        var name = Path.GetFileName(path);
        return
        [
            CodebookMarkdown.Of(layout, name, format, rows, data, options),
            CodebookJson.Of(layout, options),
            RLoader.Of(layout, name, format),
            StataLoader.Of(layout, name, format, options),
            PythonLoader.Of(layout, name, format),
            References.File(layout, options),
            References.Markdown(layout, options),
        ];
    }

    /// <summary>The manifest: what the panel was made from, what it holds, and the hash of every other file.</summary>
    public string Manifest(long rows, IReadOnlyList<WrittenFile> written) =>
        JsonRenderer.Render(
            options.Manifest,
            json =>
            {
                json.WriteString("format", FormatName(format));
                json.WriteNumber("rows", rows);
                CodebookJson.WriteLayout(json, layout);
                CodebookJson.WriteDataSets(json, options);
                json.WriteStartArray("columns");
                foreach (var column in layout.Columns)
                    json.WriteStringValue(column.Name);
                json.WriteEndArray();
                json.WriteStartArray("files");
                foreach (var file in written)
                    Write(json, file);
                json.WriteEndArray();
            }
        );

    /// <summary>Name of a format for a reader.</summary>
    public static string FormatName(PanelFormat format) =>
        format switch
        {
            PanelFormat.Csv => "CSV",
            PanelFormat.Parquet => "Parquet",
            PanelFormat.Stata14 => "Stata .dta, format 118",
            _ => "Stata .dta, format 115",
        };

    private static void Write(Utf8JsonWriter json, WrittenFile file)
    {
        json.WriteStartObject();
        json.WriteString("name", Path.GetFileName(file.Path));
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("sha256", file.Sha256);
        json.WriteEndObject();
    }
}
