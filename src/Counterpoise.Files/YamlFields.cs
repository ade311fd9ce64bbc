using System.Globalization;

namespace Counterpoise.Files;

/// <summary>
/// The fields of one mapping, read by type. Each reading that fails leaves a fault and gives null, so that a reader
/// goes on and finds the rest.
/// </summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    private readonly string _what;
    private readonly string _file;
    private readonly FaultList _faults;

    private YamlFields(YamlMapping mapping, string what, string file, FaultList faults) =>
        (Line, _what, _file, _faults) = (mapping.Line, what, file, faults);

    /// <summary>Line on which the mapping begins.</summary>
    public int Line { get; }

    /// <summary>Opens a mapping, refusing keys that it may not have; null where the node is none.</summary>
    /// <param name="node">The node.</param>
    /// <param name="what">What the mapping is, such as <c>an evidence item</c>.</param>
    /// <param name="allowed">The keys it may have.</param>
    /// <param name="file">File to name in faults.</param>
    /// <param name="faults">Receives the faults.</param>
    public static YamlFields? Of(
        YamlNode? node,
        string what,
        IReadOnlyList<string> allowed,
        string file,
        FaultList faults
    )
    {
        if (node is not YamlMapping mapping)
        {
            if (node is not null and not YamlRefused)
            {
                faults.Add(
                    file,
                    node.Line,
                    $"{Describe(node)} stands where {what} belongs; write its keys, such as '{allowed[0]}: ...'."
                );
            }
            return null;
        }
        var fields = new YamlFields(mapping, what, file, faults);
        foreach (var entry in mapping.Entries)
        {
            if (allowed.Contains(entry.Key, StringComparer.Ordinal))
            {
                fields._entries.Add(entry.Key, entry);
                continue;
            }
            var near = NearMatches.Of(entry.Key, allowed);
            var hint = near.Count == 0 ? "" : $"did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}? ";
            faults.Add(
                file,
                entry.Line,
                $"key '{FaultList.Shown(entry.Key)}' is unknown in {what}; {hint}{(hint.Length == 0 ? "allowed" : "Allowed")} are {string.Join(", ", allowed)}."
            );
        }
        return fields;
    }

    /// <summary>Whether a key is there, whatever its value.</summary>
    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The value of a key as it stands; null where the key is missing.</summary>
    public YamlNode? Node(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>Line of a key's value, or of the mapping where the key is missing.</summary>
    public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value.Line : Line;

    /// <summary>Adds a fault at a key's value.</summary>
    public void Fault(string key, string message) => _faults.Add(_file, LineOf(key), message);

    /// <summary>A required text; null where it is missing, empty or no text.</summary>
    public string? Text(string key, string example)
    {
        if (Scalar(key, example) is not { } scalar)
            return null;
        return TextOf(scalar, key) is { } text ? text : null;
    }

    /// <summary>A text that may be left out; null then, and where it is faulty.</summary>
    public string? TextIfAny(string key) => Has(key) ? Text(key, "...") : null;

    /// <summary>A required whole number.</summary>
    public int? Whole(string key, int least, int greatest, string example)
    {
        if (Scalar(key, example) is not { } scalar)
            return null;
        return WholeOf(scalar, key, least, greatest, example);
    }

    /// <summary>A required finite number.</summary>
    public double? Number(string key, string example) =>
        Scalar(key, example) is { } scalar ? NumberOf(scalar, key, example) : null;

    /// <summary>A flag; false where it is left out.</summary>
    public bool Flag(string key)
    {
        if (!Has(key) || Scalar(key, "true") is not { } scalar)
            return false;
        if (scalar is { Plain: true, Text: "true" or "false" })
            return scalar.Text == "true";
        Fault(key, $"{key} '{FaultList.Shown(scalar.Text)}' is no flag; write true or false.");
        return false;
    }

    /// <summary>A list; null where it is missing or no list. A list that may be left out is then empty.</summary>
    public IReadOnlyList<YamlNode>? List(string key, string example, bool required = true)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            if (!required)
                return [];
            Missing(key, example);
            return null;
        }
        switch (entry.Value)
        {
            case YamlSequence sequence:
                return sequence.Items;
            case YamlScalar { IsNull: true }:
                Empty(key, example);
                return null;
            case YamlRefused:
                return null;
            default:
                Fault(key, $"{key} must be a list, not {Describe(entry.Value)}; write '{key}: {example}'.");
                return null;
        }
    }

    /// <summary>Texts of a list; null where any is faulty.</summary>
    public IReadOnlyList<(string Text, int Line)>? Texts(string key, string example, bool required = true)
    {
        if (List(key, example, required) is not { } items)
            return null;
        var texts = new List<(string, int)>(items.Count);
        foreach (var item in items)
        {
            if (Single(item, key, example) is { } scalar && TextOf(scalar, key) is { } text)
                texts.Add((text, item.Line));
        }
        return texts.Count == items.Count ? texts : null;
    }

    /// <summary>Those texts of a list that can be read; the others leave a fault each.</summary>
    public IReadOnlyList<(string Text, int Line)> ReadableTexts(string key, string example, bool required = true)
    {
        var texts = new List<(string, int)>();
        foreach (var item in List(key, example, required) ?? [])
        {
            if (Single(item, key, example) is { } scalar && TextOf(scalar, key) is { } text)
                texts.Add((text, item.Line));
        }
        return texts;
    }

    /// <summary>A first and a last year; null where faulty.</summary>
    public YearSpan? Years(string key, string example)
    {
        if (Pair(key, example) is not var (one, other))
            return null;
        var first = WholeOf(one, key, 1, 9999, example);
        var last = WholeOf(other, key, 1, 9999, example);
        if (first is not { } f || last is not { } l)
            return null;
        if (l >= f)
            return new YearSpan(f, l);
        Fault(key, $"{key} [{f}, {l}] end before they begin; write the earlier year first.");
        return null;
    }

    /// <summary>A least and a greatest number; null where faulty.</summary>
    public (double Least, double Greatest)? Range(string key, string example)
    {
        if (Pair(key, example) is not var (one, other))
            return null;
        var least = NumberOf(one, key, example);
        var greatest = NumberOf(other, key, example);
        if (least is not { } low || greatest is not { } high)
            return null;
        if (low <= high)
            return (low, high);
        Fault(key, $"{key} [{one.Text}, {other.Text}] is not in order; write the lesser number first.");
        return null;
    }

    private (YamlScalar One, YamlScalar Other)? Pair(string key, string example)
    {
        if (List(key, example) is not { } items)
            return null;
        if (items.Count != 2)
        {
            Fault(key, $"{key} has {items.Count} entries where it needs two; write '{key}: {example}'.");
            return null;
        }
        var one = Single(items[0], key, example);
        var other = Single(items[1], key, example);
        return one is null || other is null ? null : (one, other);
    }

    private YamlScalar? Scalar(string key, string example)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            Missing(key, example);
            return null;
        }
        return Single(entry.Value, key, example);
    }

    private YamlScalar? Single(YamlNode node, string key, string example)
    {
        switch (node)
        {
            case YamlScalar { IsNull: false } scalar:
                return scalar;
            case YamlScalar:
                _faults.Add(_file, node.Line, $"{key} of {_what} has no value; write '{key}: {example}'.");
                return null;
            case YamlRefused:
                return null;
            default:
                _faults.Add(
                    _file,
                    node.Line,
                    $"{key} must be a single value, not {Describe(node)}; write '{key}: {example}'."
                );
                return null;
        }
    }

    private string? TextOf(YamlScalar scalar, string key)
    {
        if (string.IsNullOrWhiteSpace(scalar.Text))
        {
            _faults.Add(_file, scalar.Line, $"{key} of {_what} is empty; write a text.");
            return null;
        }
        foreach (var rune in scalar.Text.EnumerateRunes())
        {
            if ((System.Text.Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) || rune.Value == 0xFFFD)
            {
                _faults.Add(
                    _file,
                    scalar.Line,
                    $"{key} '{FaultList.Shown(scalar.Text)}' holds a character that does not belong in text; delete it."
                );
                return null;
            }
        }
        return scalar.Text.Trim();
    }

    private int? WholeOf(YamlScalar scalar, string key, int least, int greatest, string example)
    {
        if (
            scalar.Plain
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= least
            && value <= greatest
        )
            return value;
        _faults.Add(
            _file,
            scalar.Line,
            $"{key} {Quoted(scalar)} is no whole number from {least} to {greatest}; write '{key}: {example}'."
        );
        return null;
    }

    private double? NumberOf(YamlScalar scalar, string key, string example)
    {
        if (
            scalar.Plain
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
        )
            return value;
        _faults.Add(
            _file,
            scalar.Line,
            $"{key} {Quoted(scalar)} is no finite number; write digits without quotes, as '{key}: {example}'."
        );
        return null;
    }

    private static string Quoted(YamlScalar scalar) =>
        scalar.Plain ? $"'{FaultList.Shown(scalar.Text)}'" : $"\"{FaultList.Shown(scalar.Text)}\" in quotes";

    private void Missing(string key, string example) =>
        _faults.Add(_file, Line, $"{_what} lacks '{key}'; add '{key}: {example}'.");

    private void Empty(string key, string example) =>
        Fault(key, $"{key} of {_what} has no value; write '{key}: {example}'.");

    private static string Describe(YamlNode node) =>
        node switch
        {
            YamlScalar { IsNull: true } => "nothing",
            YamlScalar scalar => $"the value '{FaultList.Shown(scalar.Text)}'",
            YamlSequence => "a list",
            _ => "a mapping",
        };
}
