using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Counterpoise.Briefs;
using Counterpoise.Briefs.Claims;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>
/// Findings of the whole record that a case carries in <c>results/CASE.json</c>, with the command, seed, version and hashes of
/// inputs that they were made from.
/// </summary>
/// <remarks>
/// They are refused where an input that the case has differs from the one they were made from: its claims, its evidence, or a
/// value of a parameter that the measures read. Thresholds of theories enter none of them.
/// </remarks>
public sealed record ResultFile
{
    private const string ParametersKey = "parameters";
    private const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is read by people and by this program, never as a part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The year asked for.</summary>
    public required Year Year { get; init; }

    /// <summary>What they were made from.</summary>
    public required Manifest Manifest { get; init; }

    /// <summary>SHA-256 of the file that they were read from; null where they were just made.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The choice of measures that they were made under, as name and option.</summary>
    public required IReadOnlyDictionary<string, string> Measures { get; init; }

    /// <summary>The findings, by claim.</summary>
    public required IReadOnlyDictionary<int, ClaimFinding> Findings { get; init; }

    /// <summary>The hash of what a finding reads of a parameter set: ids and values, without the thresholds of theories.</summary>
    public static KeyValuePair<string, string> HashOf(ParameterSet parameters)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters.All.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            if (!parameter.Id.StartsWith("theory.", StringComparison.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{parameter.Id}={parameter.Value:R}\n");
        }
        return new(ParametersKey, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    /// <summary>The choice of measures that findings depend on, as name and option.</summary>
    public static IReadOnlyDictionary<string, string> MeasuresOf(Specification specification) =>
        specification
            .Describe()
            .Where(d => SpecificationSweep.OfThreat.Contains(d.Measure, StringComparer.Ordinal))
            .Append(("concurrent", specification.Concurrent ? "yes" : "no"))
            .ToDictionary(d => d.Item1, d => d.Item2, StringComparer.Ordinal);

    /// <summary>
    /// The findings for a case: null where they were made for another year or other measures, refused where an input or a version of
    /// a data set that the case has differs.
    /// </summary>
    /// <param name="year">The year asked for.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="hashes">SHA-256 of the case's files, by name.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="world">The case's record.</param>
    public RecordFindings? For(
        Year year,
        Specification specification,
        IReadOnlyDictionary<string, string> hashes,
        ParameterSet parameters,
        World world
    )
    {
        var asked = MeasuresOf(specification);
        if (
            year != Year
            || asked.Count != Measures.Count
            || asked.Any(m => Measures.GetValueOrDefault(m.Key) != m.Value)
        )
            return null;
        var now = hashes.Append(HashOf(parameters)).ToDictionary(StringComparer.Ordinal);
        string[] differing =
        [
            .. Manifest
                .InputHashes.Where(made => now.TryGetValue(made.Key, out var has) && has != made.Value)
                .Select(made => made.Key)
                .Concat(
                    world
                        .Coverages.Select(c => c.Source)
                        .Distinct()
                        .GroupBy(source => source.DataSet, StringComparer.Ordinal)
                        .Where(set =>
                            Manifest.DataVersions.TryGetValue(set.Key, out var made)
                            && made != string.Join(", ", set.Select(source => source.Version))
                        )
                        .Select(set => set.Key)
                )
                .Order(StringComparer.Ordinal),
        ];
        return new(
            Manifest.Command,
            Findings,
            differing.Length == 0
                ? null
                : $"the finding on the whole record was made from other inputs ({string.Join(", ", differing)} differ)"
        );
    }

    /// <summary>Writes the file: the same bytes for the same findings.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("manifest");
            json.WriteNumber("schema_version", SchemaVersion);
            json.WriteString("command", Manifest.Command);
            json.WriteString("program_version", Manifest.ProgramVersion);
            json.WriteString("seed", (Manifest.Seed ?? 0).ToString(CultureInfo.InvariantCulture));
            json.WriteString("instruction_set", Manifest.InstructionSet);
            Map(json, "input_hashes", Manifest.InputHashes);
            Map(json, "data_versions", Manifest.DataVersions);
            json.WriteEndObject();
            json.WriteNumber("year", Year.Value);
            Map(json, "measures", Measures);
            json.WriteStartArray("findings");
            foreach (var (claim, finding) in Findings.OrderBy(f => f.Key))
                Finding(json, claim, finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>Reads such a file.</summary>
    /// <exception cref="FaultyInputException">It is no such file.</exception>
    public static ResultFile Read(SourceFile file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Content);
            var root = document.RootElement;
            var manifest = root.GetProperty("manifest");
            if (manifest.GetProperty("schema_version").GetInt32() != SchemaVersion)
                throw new FormatException("its schema is of another version of the program");
            return new()
            {
                Sha256 = file.Sha256,
                Year = new(root.GetProperty("year").GetInt32()),
                Manifest = new(manifest.GetProperty("command").GetString()!)
                {
                    ProgramVersion = manifest.GetProperty("program_version").GetString()!,
                    Seed = ulong.Parse(manifest.GetProperty("seed").GetString()!, CultureInfo.InvariantCulture),
                    InstructionSet = manifest.GetProperty("instruction_set").GetString()!,
                    InputHashes = Map(manifest.GetProperty("input_hashes")),
                    DataVersions = Map(manifest.GetProperty("data_versions")),
                },
                Measures = Map(root.GetProperty("measures")),
                Findings = root.GetProperty("findings")
                    .EnumerateArray()
                    .ToDictionary(f => f.GetProperty("claim").GetInt32(), Finding),
            };
        }
        catch (JsonException broken)
        {
            throw Faulty(file, (int)(broken.LineNumber ?? -1) + 1, "it is no JSON");
        }
        catch (Exception other)
            when (other
                    is KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or OverflowException
                        or ArgumentException
            )
        {
            throw Faulty(file, 0, other.Message);
        }
    }

    private static FaultyInputException Faulty(SourceFile file, int line, string what) =>
        new(
            file.Name,
            line,
            $"this is no file of results ({what}); make it again with 'claims CASE --archive A --results FILE'."
        );

    private static void Finding(Utf8JsonWriter json, int claim, ClaimFinding finding)
    {
        json.WriteStartObject();
        json.WriteNumber("claim", claim);
        Number(json, "figure", finding.Figure.Match<double?>((value, _) => value, _ => null));
        json.WriteString("unit", finding.Unit);
        json.WriteString("verdict", KebabCase.Of(finding.Verdict));
        Number(json, "share_of_weightings", finding.ShareOfWeightings);
        Number(json, "share_of_specifications", finding.ShareOfSpecifications);
        if (finding.IsTrueByDefault is { } isTrue)
            json.WriteBoolean("true_by_default", isTrue);
        else
            json.WriteNull("true_by_default");
        json.WriteBoolean("first_approximation", finding.IsFirstApproximation);
        json.WriteStartArray("rests_on");
        foreach (var standing in finding.RestsOn)
            json.WriteStringValue(KebabCase.Of(standing));
        json.WriteEndArray();
        json.WriteString("reason", finding.Reason);
        json.WriteEndObject();
    }

    private static ClaimFinding Finding(JsonElement json)
    {
        string reason = json.GetProperty("reason").GetString()!;
        return new(
            Number(json, "figure") is { } figure
                ? new Reading<double>.Known(figure, new Source("counterpoise", "claims"))
                : new Reading<double>.Absent(reason),
            json.GetProperty("unit").GetString()!,
            Named<ClaimVerdict>(json.GetProperty("verdict")),
            reason,
            [.. json.GetProperty("rests_on").EnumerateArray().Select(Named<Standing>)]
        )
        {
            IsTrueByDefault = json.GetProperty("true_by_default") is { ValueKind: not JsonValueKind.Null } isTrue
                ? isTrue.GetBoolean()
                : null,
            ShareOfWeightings = Number(json, "share_of_weightings"),
            ShareOfSpecifications = Number(json, "share_of_specifications"),
            IsFirstApproximation = json.GetProperty("first_approximation").GetBoolean(),
        };
    }

    private static T Named<T>(JsonElement json)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => KebabCase.Of(value) == json.GetString())
            .Select(value => (T?)value)
            .FirstOrDefault()
        ?? throw new FormatException($"'{json.GetString()}' is unknown");

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static double? Number(JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static void Map(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> entries)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static Dictionary<string, string> Map(JsonElement json) =>
        json.EnumerateObject().ToDictionary(e => e.Name, e => e.Value.GetString()!, StringComparer.Ordinal);
}
