using System.Globalization;
using System.Text;
using Counterpoise.Measures;

namespace Counterpoise.Files;

/// <summary>Reads <c>parameters/*.yaml</c>: named, dated, cited values with their ranges.</summary>
public static class ParameterFile
{
    private static readonly string[] Keys = ["name", "frozen", "parameters"];
    private static readonly string[] ParameterKeys = ["id", "value", "range", "unit", "source", "note"];

    /// <summary>Reads one file or several into one set.</summary>
    /// <param name="files">
    /// The files, at least one. Their names are joined by <c>+</c> where they differ; the set bears the latest date.
    /// </param>
    /// <param name="required">
    /// The ids that the set must have, and may have; null to take what the files hold. Value and range must lie
    /// within the limits given.
    /// </param>
    /// <exception cref="FaultyInputException">A file is at fault; every fault of every file is named.</exception>
    /// <exception cref="ArgumentException">No file is given, or an id is required twice.</exception>
    public static ParameterSet Read(
        IReadOnlyList<SourceFile> files,
        IReadOnlyList<ParameterRequirement>? required = null
    )
    {
        if (files.Count == 0)
            throw new ArgumentException("A parameter set needs at least one file.", nameof(files));
        var faults = new FaultList();
        var reader = new Reader(required, faults);
        foreach (var file in files)
            reader.Read(file);
        reader.CheckComplete(files[^1].Name);
        faults.ThrowIfAny();
        return reader.ToSet();
    }

    /// <summary>Writes a parameter file, as <see cref="Read"/> reads it: LF, invariant, one parameter a line.</summary>
    /// <param name="name">Name of the set, in kebab case.</param>
    /// <param name="frozen">The day on which it was frozen.</param>
    /// <param name="heading">What the file holds; becomes a comment.</param>
    /// <param name="parameters">The parameters. Notes and sources hold no quotation marks.</param>
    public static string Write(string name, DateOnly frozen, string heading, IReadOnlyList<Parameter> parameters)
    {
        var text = new StringBuilder();
        foreach (var line in heading.Split('\n'))
            text.Append("# ").Append(line).Append('\n');
        text.Append("name: ").Append(name).Append('\n');
        text.Append("frozen: ").Append(frozen.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        text.Append("parameters:\n");
        foreach (var parameter in parameters)
        {
            text.Append("  - { id: ").Append(parameter.Id);
            text.Append(", value: ").Append(Exact(parameter.Value));
            text.Append(", range: [").Append(Exact(parameter.Least)).Append(", ").Append(Exact(parameter.Greatest));
            text.Append("], unit: ").Append(parameter.Unit);
            text.Append(", source: \"").Append(parameter.Source);
            text.Append("\", note: \"").Append(parameter.Note).Append("\" }\n");
        }
        return text.ToString();

        static string Exact(double value) => value.ToString("0.################", CultureInfo.InvariantCulture);
    }

    /// <summary>The name that a file gives its set; null where it cannot be read.</summary>
    internal static string? NameOf(SourceFile file, FaultList faults) =>
        YamlFields
            .Of(YamlTree.Read(file, faults), "the parameter file", Keys, file.Name, faults)
            ?.Text("name", "assumed");

    private sealed class Reader(IReadOnlyList<ParameterRequirement>? required, FaultList faults)
    {
        private readonly Dictionary<string, ParameterRequirement>? _required = required?.ToDictionary(
            r => r.Id,
            StringComparer.Ordinal
        );
        private readonly Dictionary<string, (string File, int Line)> _places = new(StringComparer.Ordinal);
        private readonly List<Parameter> _parameters = [];
        private readonly List<string> _names = [];
        private DateOnly _date = DateOnly.MinValue;
        private bool _unread;

        public void Read(SourceFile file)
        {
            var root = YamlTree.Read(file, faults);
            if (YamlFields.Of(root, "the parameter file", Keys, file.Name, faults) is not { } fields)
            {
                _unread = true;
                return;
            }
            if (fields.Text("name", "assumed") is { } name)
            {
                if (!KebabCase.Fits(name))
                    fields.Fault(
                        "name",
                        $"name '{FaultList.Shown(name)}' is not in kebab case; write it as 'assumed'."
                    );
                else if (!_names.Contains(name, StringComparer.Ordinal))
                    _names.Add(name);
            }
            ReadDate(fields);
            if (fields.List("parameters", "[...]") is not { } nodes)
            {
                _unread = true;
                return;
            }
            foreach (var node in nodes)
                ReadParameter(node, file.Name);
        }

        public void CheckComplete(string file)
        {
            // A file that could not be read may hold what is missing.
            if (_required is null || _unread)
                return;
            foreach (var missing in _required.Keys.Where(id => !_places.ContainsKey(id)))
                faults.Add(file, 0, $"the set lacks parameter '{missing}'; add it with value, range and source.");
        }

        public ParameterSet ToSet() => new(string.Join('+', _names), _date, _parameters);

        private void ReadDate(YamlFields fields)
        {
            if (fields.Text("frozen", "2026-01-31") is not { } text)
                return;
            if (DateText.Read(text, "frozen", out var fault) is not { } date)
                fields.Fault("frozen", fault);
            else if (date is not { Month: { } month, Day: { } day })
                fields.Fault("frozen", $"frozen {date} names no day; write year-month-day, as 2026-01-31.");
            else if (new DateOnly(date.Year.Value, month, day) is var frozen && frozen > _date)
                _date = frozen;
        }

        private void ReadParameter(YamlNode node, string file)
        {
            int before = faults.Count;
            if (YamlFields.Of(node, "the parameter", ParameterKeys, file, faults) is not { } fields)
                return;
            var id = Id(fields, file);
            var value = fields.Number("value", "6");
            var range = fields.Range("range", "[3, 12]");
            var unit = fields.Text("unit", "years");
            var source = Source(fields);
            var note = fields.Text("note", "Why this value, in one sentence.");
            if (value is { } v && range is var (least, greatest))
            {
                if (v < least || v > greatest)
                {
                    fields.Fault(
                        "value",
                        $"value {Text(v)} lies outside range [{Text(least)}, {Text(greatest)}]; correct one of the two."
                    );
                }
                CheckLimits(fields, id, v, least, greatest);
            }
            if (faults.Count == before)
                _parameters.Add(
                    new(id!, value!.Value, range!.Value.Least, range.Value.Greatest, unit!, source!, note!)
                );
        }

        private string? Id(YamlFields fields, string file)
        {
            if (fields.Text("id", "intent.dispute.half-life") is not { } id)
                return null;
            var shown = FaultList.Shown(id);
            if (id.Length > 200 || !id.Split('.').All(KebabCase.Fits))
            {
                fields.Fault(
                    "id",
                    $"id '{shown}' is no dotted name; write lower-case words joined by dots and hyphens, as intent.dispute.half-life."
                );
                return null;
            }
            if (!_places.TryAdd(id, (file, fields.LineOf("id"))))
            {
                var (otherFile, line) = _places[id];
                fields.Fault("id", $"id '{shown}' stands already in {otherFile}:{line}; keep one of the two.");
                return null;
            }
            if (_required?.ContainsKey(id) != false)
                return id;
            var near = NearMatches.Of(id, _required.Keys);
            var hint =
                near.Count > 0
                    ? $"did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?"
                    : "nothing reads it, delete it.";
            fields.Fault("id", $"id '{shown}' is no parameter of ours; {hint}");
            return null;
        }

        private void CheckLimits(YamlFields fields, string? id, double value, double least, double greatest)
        {
            if (id is null || _required is null || !_required.TryGetValue(id, out var limits))
                return;
            var (key, outside) =
                value < limits.Least || value > limits.Greatest ? ("value", value)
                : least < limits.Least ? ("range", least)
                : greatest > limits.Greatest ? ("range", greatest)
                : ("", 0);
            if (key.Length > 0)
            {
                fields.Fault(
                    key,
                    $"{key} of '{id}' reaches {Text(outside)}, beyond its limits {Text(limits.Least)}..{Text(limits.Greatest)}; correct it."
                );
            }
        }

        private static string? Source(YamlFields fields)
        {
            if (fields.Text("source", "ours") is not { } source)
                return null;
            var key = source.Split(',')[0].Trim();
            if (source == "ours" || Bibliography.All.Any(work => work.Key == key))
                return source;
            var keys = Bibliography.All.Select(work => work.Key);
            var near = NearMatches.Of(key, keys.Append("ours"));
            var hint =
                near.Count > 0
                    ? $"did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?"
                    : "write 'ours' or a key with pages, as walt1987, pp. 21-26.";
            fields.Fault(
                "source",
                $"source '{FaultList.Shown(source)}' is neither 'ours' nor in the bibliography; {hint}"
            );
            return null;
        }

        private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
