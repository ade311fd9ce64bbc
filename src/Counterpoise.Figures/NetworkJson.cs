using System.Text.Json;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>Networks of a year as JSON: everything that the text holds.</summary>
/// <remarks>
/// <c>{"manifest": {...}, "title": ..., "rows": [...], "missing": [...], "answer": {...}, "tables": [{"caption", "rows", "missing", "notes"}],
/// "points": [...], "notes": [{"label", "text"}], "sources": [...]}</c>. Rows are those of the links, as they stand in csv; tables are the
/// others, each by its caption: what was observed, places of rest, levers.
/// </remarks>
public static class NetworkJson
{
    /// <summary>Renders the document.</summary>
    /// <param name="document">A document of <see cref="NetworkReport"/>.</param>
    /// <param name="manifest">What it was made from.</param>
    /// <returns>JSON, indented, with LF line ends and one at its end.</returns>
    public static string Render(Document document, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonRenderer.Render(
            manifest,
            json =>
            {
                json.WriteString("title", document.Title);
                if (document.Result is { } links)
                    JsonRenderer.WriteRows(json, links);
                foreach (var answer in document.Blocks.OfType<AnswerLine>().Take(1))
                {
                    json.WriteStartObject("answer");
                    json.WriteString("text", answer.Text);
                    json.WriteString("aside", answer.Aside);
                    json.WriteEndObject();
                }
                json.WriteStartArray("tables");
                foreach (var table in document.Blocks.OfType<ResultTable>().Skip(1))
                {
                    json.WriteStartObject();
                    json.WriteString("caption", table.Caption);
                    JsonRenderer.WriteRows(json, table);
                    Texts(json, "notes", table.Notes);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                Texts(json, "points", document.Blocks.OfType<BulletList>().SelectMany(list => list.Items));
                json.WriteStartArray("notes");
                foreach (var note in document.Blocks.OfType<Note>())
                {
                    json.WriteStartObject();
                    json.WriteString("label", note.Label);
                    json.WriteString("text", note.Text);
                    json.WriteEndObject();
                }
                foreach (string text in document.Result?.Notes ?? [])
                {
                    json.WriteStartObject();
                    json.WriteString("label", "links");
                    json.WriteString("text", text);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                Texts(json, "sources", document.Blocks.OfType<Sources>().SelectMany(sources => sources.References));
            }
        );
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
