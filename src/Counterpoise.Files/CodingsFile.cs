using System.Globalization;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Files;

/// <summary>Evidence with what coders made of it.</summary>
/// <param name="Coders">Who coded it, the coder of the evidence file first.</param>
/// <param name="Evidence">The items, in the order given, with their coder, further codings and weighings.</param>
public sealed record CodedEvidence(IReadOnlyList<EvidenceCoder> Coders, IReadOnlyList<EvidenceItem> Evidence);

/// <summary>
/// Reads <c>codings.yaml</c>, which a case may have beside its evidence: how further coders coded the items, and what items
/// weigh between theories.
/// </summary>
public static class CodingsFile
{
    /// <summary>Name of the file in its case.</summary>
    public const string FileName = "codings.yaml";

    private static readonly string[] Keys = ["first-coder", "coders", "codings", "weighings"];
    private static readonly string[] CoderKeys = ["id", "note"];
    private static readonly string[] CodingKeys = ["item", "coder", "type", "size", "historical"];
    private static readonly string[] WeighingKeys = ["item", "coder", "for", "against", "decibels", "reason"];

    /// <summary>Reads the codings of a case.</summary>
    /// <param name="file">The file.</param>
    /// <param name="evidence">The items of the case.</param>
    /// <param name="isTheory">
    /// Whether there is a theory of this id, with its option after a colon where it has one; null to check only the form.
    /// </param>
    /// <exception cref="FaultyInputException">The file is at fault; every fault is named with its line.</exception>
    public static CodedEvidence Read(
        SourceFile file,
        IReadOnlyList<EvidenceItem> evidence,
        Predicate<string>? isTheory = null
    )
    {
        var faults = new FaultList();
        var coded = Read(file, evidence, isTheory, faults);
        faults.ThrowIfAny();
        return coded!;
    }

    /// <summary>Reads the codings; null with a fault where any is faulty. Without items their ids go unchecked.</summary>
    internal static CodedEvidence? Read(
        SourceFile file,
        IReadOnlyList<EvidenceItem>? evidence,
        Predicate<string>? isTheory,
        FaultList faults
    )
    {
        int before = faults.Count;
        var root = YamlTree.Read(file, faults);
        if (YamlFields.Of(root, "the file of codings", Keys, file.Name, faults) is not { } fields)
            return null;
        var reader = new Reader(file.Name, evidence, isTheory, faults);
        reader.ReadCoders(fields);
        foreach (var node in fields.List("codings", "[]", required: false) ?? [])
            reader.ReadCoding(node);
        foreach (var node in fields.List("weighings", "[]", required: false) ?? [])
            reader.ReadWeighing(node);
        return faults.Count > before || evidence is null ? null : reader.Coded(evidence);
    }

    private sealed class Reader(
        string file,
        IReadOnlyList<EvidenceItem>? evidence,
        Predicate<string>? isTheory,
        FaultList faults
    )
    {
        private readonly HashSet<string>? _items = evidence?.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _coderLines = new(StringComparer.Ordinal);
        private readonly List<EvidenceCoder> _coders = [];
        private readonly Dictionary<(string Item, string Coder), int> _codingLines = [];
        private readonly Dictionary<(string Item, string Coder, TheoryPair Pair), int> _weighingLines = [];
        private readonly List<(string Item, EvidenceCoding Coding)> _codings = [];
        private readonly List<(string Item, EvidenceWeighing Weighing)> _weighings = [];
        private string? _first;
        private bool _codersAreKnown;

        public void ReadCoders(YamlFields fields)
        {
            int before = faults.Count;
            foreach (var node in fields.List("coders", "[{ id: author, note: \"...\" }]") ?? [])
                ReadCoder(node);
            // A coder whose own entry is faulty is not called undeclared as well.
            _codersAreKnown = faults.Count == before;
            if (fields.Text("first-coder", "author") is { } first)
            {
                _first = first;
                CheckDeclared(fields, "first-coder", first);
            }
        }

        public void ReadCoding(YamlNode node)
        {
            if (YamlFields.Of(node, "the coding", CodingKeys, file, faults) is not { } fields)
                return;
            var item = Item(fields);
            var coder = Coder(fields);
            var type = EvidenceFile.TypeOf(fields);
            var size = EvidenceFile.SizeOf(fields);
            bool? historical = fields.Has("historical") ? fields.Flag("historical") : null;
            if (item is null || coder is null)
                return;
            if (coder == _first)
                fields.Fault(
                    "coder",
                    $"coder '{coder}' is the first coder, whose coding of '{item}' is the item itself; "
                        + "change evidence.yaml, or name another coder."
                );
            if (!_codingLines.TryAdd((item, coder), fields.Line))
                fields.Fault(
                    "item",
                    $"'{coder}' codes '{item}' here again, first in line {_codingLines[(item, coder)]}; keep one."
                );
            if (type is { } kind && size is { } share)
                _codings.Add((item, new(coder, kind, share, historical)));
        }

        public void ReadWeighing(YamlNode node)
        {
            if (YamlFields.Of(node, "the weighing", WeighingKeys, file, faults) is not { } fields)
                return;
            var item = Item(fields);
            var coder = Coder(fields);
            var theory = Theory(fields, "for");
            var rival = Theory(fields, "against");
            var weight = Decibels(fields);
            var reason = fields.Text("reason", "\"Why the one theory leads us to expect it more than the other.\"");
            if (theory is not null && theory == rival)
            {
                fields.Fault("against", $"against '{rival}' is what the item is weighed for too; name two theories.");
                return;
            }
            if (item is null || coder is null || theory is null || rival is null)
                return;
            var key = (item, coder, new TheoryPair(theory, rival).Unordered);
            if (!_weighingLines.TryAdd(key, fields.Line))
                fields.Fault(
                    "item",
                    $"'{coder}' weighs '{item}' between '{theory}' and '{rival}' here again, "
                        + $"first in line {_weighingLines[key]}; keep one, in either direction."
                );
            if (weight is { } decibels && reason is not null)
                _weighings.Add((item, new(coder, theory, rival, decibels, reason)));
        }

        /// <summary>Puts what was read to the items. Its order within an item follows the coders, not the file.</summary>
        public CodedEvidence Coded(IReadOnlyList<EvidenceItem> items)
        {
            var codings = _codings
                .OrderBy(read => read.Coding.Coder, StringComparer.Ordinal)
                .ToLookup(read => read.Item, read => read.Coding, StringComparer.Ordinal);
            var weighings = _weighings
                .OrderBy(read => read.Weighing.Coder, StringComparer.Ordinal)
                .ThenBy(read => read.Weighing.For, StringComparer.Ordinal)
                .ThenBy(read => read.Weighing.Against, StringComparer.Ordinal)
                .ToLookup(read => read.Item, read => read.Weighing, StringComparer.Ordinal);
            return new(
                [.. _coders.OrderByDescending(coder => coder.Id == _first)],
                [
                    .. items.Select(item =>
                        item with
                        {
                            Coder = _first,
                            Codings = [.. codings[item.Id]],
                            Weighings = [.. weighings[item.Id]],
                        }
                    ),
                ]
            );
        }

        private void ReadCoder(YamlNode node)
        {
            if (YamlFields.Of(node, "the coder", CoderKeys, file, faults) is not { } fields)
                return;
            var id = fields.Text("id", "author");
            var note = fields.TextIfAny("note");
            if (id is null)
                return;
            if (!KebabCase.Fits(id))
                fields.Fault(
                    "id",
                    $"id '{FaultList.Shown(id)}' is not in kebab case; write lower-case words joined by hyphens, as author."
                );
            else if (!_coderLines.TryAdd(id, fields.LineOf("id")))
                fields.Fault("id", $"coder '{id}' stands here again, first in line {_coderLines[id]}; keep one.");
            else
                _coders.Add(new(id, note ?? ""));
        }

        private string? Item(YamlFields fields)
        {
            var item = fields.Text("item", "annexation-1910");
            if (item is null || _items is null || _items.Contains(item))
                return item;
            var near = NearMatches.Of(item, _items);
            var hint =
                near.Count > 0
                    ? $"did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?"
                    : "write the id of an item of evidence.yaml.";
            fields.Fault("item", $"item '{FaultList.Shown(item)}' is not in evidence.yaml; {hint}");
            return null;
        }

        private string? Coder(YamlFields fields)
        {
            if (fields.Text("coder", "author") is not { } coder)
                return null;
            return CheckDeclared(fields, "coder", coder) ? coder : null;
        }

        private bool CheckDeclared(YamlFields fields, string key, string coder)
        {
            if (!_codersAreKnown || _coderLines.ContainsKey(coder))
                return true;
            var hint =
                _coderLines.Count == 0
                    ? "declare it there, as { id: author }."
                    : NearMatches.Ask(coder, _coderLines.Keys, "declare it there, or name one of");
            fields.Fault(key, $"{key} '{FaultList.Shown(coder)}' is not among the coders; {hint}");
            return false;
        }

        private string? Theory(YamlFields fields, string key)
        {
            if (fields.Text(key, "balance-of-threat") is not { } id)
                return null;
            var parts = id.Split(':');
            if (parts.Length > 2 || !parts.All(KebabCase.Fits))
            {
                fields.Fault(
                    key,
                    $"{key} '{FaultList.Shown(id)}' is no id of a theory; write lower-case words joined by hyphens, "
                        + "as balance-of-threat, an option after a colon."
                );
                return null;
            }
            if (isTheory is null || isTheory(id))
                return id;
            fields.Fault(
                key,
                $"{key} '{FaultList.Shown(id)}' is no theory that ships; 'counterpoise theories' lists them with their options."
            );
            return null;
        }

        private static Decibels? Decibels(YamlFields fields)
        {
            if (fields.Number("decibels", "3") is not { } value)
                return null;
            if (Math.Abs(value) <= EvidenceWeighing.Greatest)
                return new(value);
            var shown = value.ToString(CultureInfo.InvariantCulture);
            var greatest = EvidenceWeighing.Greatest.ToString(CultureInfo.InvariantCulture);
            fields.Fault(
                "decibels",
                $"decibels {shown} lies outside -{greatest}..{greatest}; write 10 log10 of the likelihood ratio, "
                    + "where 10 is ten to one and 30 a thousand to one."
            );
            return null;
        }
    }
}
