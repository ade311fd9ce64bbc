using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>Renders results as JSON: a manifest, then the content. What is missing is null; numbers read back exactly.</summary>
public static class JsonRenderer
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Names stay legible; angle brackets and ampersands are still escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>
    /// A table as <c>{"manifest": {...}, "rows": [{column: value}], "missing": [{row, column, reason}]}</c>; rows count
    /// from 0.
    /// </summary>
    public static string Render(ResultTable table, Manifest manifest) =>
        Render(manifest, json => WriteRows(json, table));

    /// <summary>A document as <c>{"manifest": {...}, "title": ..., "blocks": [...]}</c>.</summary>
    public static string Render(Document document, Manifest manifest) =>
        Render(
            manifest,
            json =>
            {
                json.WriteString("title", Sound(document.Title));
                json.WriteStartArray("blocks");
                foreach (var block in document.Blocks)
                {
                    json.WriteStartObject();
                    WriteBlock(json, block);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        );

    /// <summary>An object that opens with its manifest and goes on with whatever the caller writes.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="writeMembers">Writes further members of the object.</param>
    /// <returns>JSON, indented, with LF line ends and one at its end.</returns>
    public static string Render(Manifest manifest, Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("manifest");
            WriteManifest(json, manifest);
            writeMembers(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Writes a manifest as an object.</summary>
    public static void WriteManifest(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", manifest.SchemaVersion);
        json.WriteString("program_version", Sound(manifest.ProgramVersion));
        json.WriteString("command", Sound(manifest.Command));
        // A seed may exceed what a reader's doubles hold, so it is written as text.
        if (manifest.Seed is { } seed)
            json.WriteString("seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        else
            json.WriteNull("seed");
        WriteMap("input_hashes", manifest.InputHashes);
        WriteMap("data_versions", manifest.DataVersions);
        json.WriteString("instruction_set", Sound(manifest.InstructionSet));
        json.WriteEndObject();

        void WriteMap(string name, IReadOnlyDictionary<string, string> map)
        {
            json.WriteStartObject(name);
            foreach (var (key, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteString(Sound(key), Sound(value));
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the members <c>rows</c> and <c>missing</c> of a table into the current object.</summary>
    public static void WriteRows(Utf8JsonWriter json, ResultTable table)
    {
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var c = 0; c < row.Count; c++)
            {
                json.WritePropertyName(Sound(table.Columns[c].Id));
                WriteCell(json, row[c]);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("missing");
        for (var r = 0; r < table.Rows.Count; r++)
        {
            for (var c = 0; c < table.Columns.Count; c++)
            {
                if (table.Rows[r][c] is not Cell.Missing missing)
                    continue;
                json.WriteStartObject();
                json.WriteNumber("row", r);
                json.WriteString("column", Sound(table.Columns[c].Id));
                json.WriteString("reason", Sound(missing.Reason));
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the value of a cell; null where there is none.</summary>
    public static void WriteCell(Utf8JsonWriter json, Cell cell)
    {
        switch (cell)
        {
            case Cell.Text(var text):
                json.WriteStringValue(Sound(text));
                break;
            case Cell.Integer(var number):
                json.WriteNumberValue(number);
                break;
            case Cell.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case Cell.Missing or Cell.Inapplicable:
                json.WriteNullValue();
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void WriteBlock(Utf8JsonWriter json, Block block)
    {
        switch (block)
        {
            case AnswerLine answer:
                json.WriteString("kind", "answer");
                json.WriteString("text", Sound(answer.Text));
                json.WriteString("aside", Sound(answer.Aside));
                break;
            case Heading heading:
                json.WriteString("kind", "heading");
                json.WriteNumber("level", heading.Level);
                json.WriteString("text", Sound(heading.Text));
                break;
            case Paragraph paragraph:
                json.WriteString("kind", "paragraph");
                json.WriteString("text", Sound(paragraph.Text));
                break;
            case BulletList list:
                json.WriteString("kind", "points");
                WriteTexts(json, "items", list.Items);
                break;
            case DefinitionList list:
                json.WriteString("kind", "definitions");
                json.WriteStartArray("items");
                foreach (var item in list.Items)
                {
                    json.WriteStartObject();
                    json.WriteString("term", Sound(item.Term));
                    json.WriteString("text", Sound(item.Text));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case Note note:
                json.WriteString("kind", "note");
                json.WriteString("label", note.Label);
                json.WriteString("text", Sound(note.Text));
                break;
            case Sources sources:
                json.WriteString("kind", "sources");
                WriteTexts(json, "references", sources.References);
                break;
            case ResultTable table:
                json.WriteString("kind", "table");
                json.WriteString("caption", Sound(table.Caption));
                WriteRows(json, table);
                WriteTexts(json, "notes", table.Notes);
                break;
            case ProfileBars profile:
                WriteBars(json, profile);
                break;
            case ProfileOverTime profile:
                WriteOverTime(json, profile);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void WriteBars(Utf8JsonWriter json, ProfileBars profile)
    {
        json.WriteString("kind", "profile");
        json.WriteString("caption", Sound(profile.Caption));
        json.WriteStartArray("bars");
        foreach (var bar in profile.Bars)
        {
            json.WriteStartObject();
            json.WriteString("label", Sound(bar.Label));
            WriteNumber(json, "share", bar.Share);
            WriteNumber(json, "low", bar.Bounds?.Low);
            WriteNumber(json, "high", bar.Bounds?.High);
            json.WriteString("note", Sound(bar.Note));
            if (bar.Share is null)
                json.WriteString("reason", Sound(bar.ReasonIfAbsent));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteOverTime(Utf8JsonWriter json, ProfileOverTime profile)
    {
        json.WriteString("kind", "profile_over_time");
        json.WriteString("id", profile.Id);
        json.WriteString("caption", Sound(profile.Caption));
        json.WriteString("unit", Sound(profile.Unit));
        json.WriteStartArray("years");
        foreach (var year in profile.Years)
            json.WriteNumberValue(year.Value);
        json.WriteEndArray();
        json.WriteStartArray("series");
        foreach (var series in profile.Series)
        {
            json.WriteStartObject();
            json.WriteString("name", Sound(series.Name));
            json.WriteStartArray("values");
            foreach (var value in series.Values)
            {
                if (double.IsNaN(value))
                    json.WriteNullValue();
                else
                    json.WriteNumberValue(value);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("markers");
        foreach (var marker in profile.Markers)
        {
            json.WriteStartObject();
            json.WriteNumber("year", marker.Year.Value);
            json.WriteString("label", Sound(marker.Label));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(Sound(text));
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    // The writer refuses lone surrogates; a name with one must not cost the reader the whole result.
    private static string Sound(string text)
    {
        var sound = true;
        for (var i = 0; i < text.Length && sound; i++)
        {
            if (char.IsSurrogate(text[i]))
                sound = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i]);
        }
        return sound ? text : string.Concat(text.EnumerateRunes());
    }
}
