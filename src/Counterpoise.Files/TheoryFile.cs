using System.Globalization;
using Counterpoise.Theories;

namespace Counterpoise.Files;

/// <summary>
/// Reads a theory that is written without C#: its texts, the conditions of its scope, the variables that it scores and from
/// which index on it expects which stance.
/// </summary>
public static class TheoryFile
{
    /// <summary>Number of scored variables, or of conditions, beyond which a file is refused.</summary>
    public const int MostVariables = 50;

    private const string Source = "\"oneal1997, pp. 267-273\"";

    private static readonly string[] Keys =
    [
        "id",
        "name",
        "source",
        "claim",
        "our-reading",
        "refuted-by",
        "proxies",
        "critical-questions",
        "scope",
        "measures",
        "expects",
        "rebuttals",
    ];
    private static readonly string[] ConditionKeys = ["variable", "at-least", "at-most", "because"];
    private static readonly string[] MeasureKeys = ["variable", "asks", "scores-0-at", "scores-1-at", "weight"];
    private static readonly string[] ExpectsKeys = ["alliance-from", "alignment-from", "opposition-below"];
    private static readonly string[] RebuttalKeys = ["objection", "answer"];

    /// <summary>Reads a theory.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FaultyInputException">The file is at fault; every fault is named with its line.</exception>
    public static Theory Read(SourceFile file)
    {
        var faults = new FaultList();
        var theory = YamlFields.Of(YamlTree.Read(file, faults), "the theory", Keys, file.Name, faults) is { } fields
            ? new Reader(file.Name, faults).Read(fields)
            : null;
        faults.ThrowIfAny();
        return theory!;
    }

    private sealed class Reader(string file, FaultList faults)
    {
        public Theory? Read(YamlFields fields)
        {
            var id = Id(fields);
            var source = SourceOf(fields);
            var name = Line(fields, "name", "trading friends");
            var claim = Line(fields, "claim", "What the author says, in a sentence.");
            var reading = Line(fields, "our-reading", "How this file makes the claim computable.");
            var refuted = Line(fields, "refuted-by", "What would show the theory to be wrong.");
            var proxies = Sentences(fields, "proxies", "[What stands in for what the author meant.]");
            var questions = Sentences(fields, "critical-questions", "[What a critic would ask.]");
            var conditions = Conditions(fields);
            var terms = Terms(fields);
            var thresholds = Thresholds(fields);
            var rebuttals = Rebuttals(fields);
            if (faults.Count > 0)
                return null;
            var index = new IndexForm(terms, thresholds!) { Conditions = conditions, Rebuttals = rebuttals };
            return new(id!, source!)
            {
                Name = name!,
                Claim = claim!,
                OurReading = reading!,
                RefutedBy = refuted!,
                Proxies = proxies,
                CriticalQuestions = questions,
                Index = index,
                Level = index.Level,
                Strength = index.Strength,
                Measures = index.Measures,
                Scope = index.Scope,
                Expect = index.Expect,
                Sketch = index.Sketch,
            };
        }

        private static string? Line(YamlFields fields, string key, string example) =>
            fields.Text(key, example) is { } text ? OnOneLine(text) : null;

        // However a text was broken into lines in the file, it is printed in tables and sentences.
        private static string OnOneLine(string text) =>
            string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        private static string? Id(YamlFields fields)
        {
            if (fields.Text("id", "trade-peace") is not { } id)
                return null;
            if (!KebabCase.Fits(id))
            {
                fields.Fault(
                    "id",
                    $"id '{FaultList.Shown(id)}' is not in kebab case; write lower-case words joined by hyphens, as trade-peace."
                );
            }
            else if (TheoryCatalogue.Find(id) is not null || id == TheoryCatalogue.Everything)
                fields.Fault("id", $"id '{id}' belongs to what ships; choose another, as my-{id}.");
            return id;
        }

        // A key of the bibliography with pages, the word 'ours', or a reference that can be told from a slip by its year.
        private static Citation? SourceOf(YamlFields fields)
        {
            if (Line(fields, "source", Source) is not { } text)
                return null;
            if (text == "ours")
                return Citation.Ours;
            int comma = text.IndexOf(',', StringComparison.Ordinal);
            var key = comma < 0 ? text : text[..comma].TrimEnd();
            if (Bibliography.Find(key) is not null)
                return new(key, comma < 0 ? "" : text[(comma + 1)..].Trim());
            if (!IsOneWordWithYear(key) && HasYear(text))
                return Citation.InWords(text);
            var near = NearMatches.Of(key, Bibliography.All.Select(work => work.Key));
            var hint = near.Count == 0 ? "" : $" did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?";
            fields.Fault(
                "source",
                $"source '{FaultList.Shown(text)}' is neither 'ours', nor a key of the bibliography, nor a reference in words "
                    + $"with its year;{(hint.Length > 0 ? hint : $" write {Source}, or author, year and title.")}"
            );
            return null;
        }

        private static IReadOnlyList<string> Sentences(YamlFields fields, string key, string example)
        {
            if (fields.Texts(key, example) is not { } texts)
                return [];
            if (texts.Count == 0)
                fields.Fault(key, $"{key} is an empty list; name at least one, as '{key}: {example}'.");
            return [.. texts.Select(t => OnOneLine(t.Text))];
        }

        private List<ScopeCondition> Conditions(YamlFields fields)
        {
            List<ScopeCondition> conditions = [];
            var lines = new Dictionary<DyadVariable, int>();
            foreach (
                var node in Entries(
                    fields,
                    "scope",
                    "{ variable: contiguous, at-least: 1, because: why }",
                    required: false
                )
            )
            {
                if (YamlFields.Of(node, "the condition", ConditionKeys, file, faults) is not { } condition)
                    continue;
                var variable = Variable(condition, lines, "at-least and at-most may stand in one condition");
                var least = Limit(condition, "at-least", variable);
                var most = Limit(condition, "at-most", variable);
                var because = Line(condition, "because", "the theory speaks about neighbours");
                if (!condition.Has("at-least") && !condition.Has("at-most"))
                    faults.Add(file, condition.Line, "the condition has no limit; add 'at-least: 1' or 'at-most: 1'.");
                else if (least > most)
                {
                    condition.Fault(
                        "at-most",
                        $"at-most {Plain(most.Value)} lies below at-least {Plain(least.Value)}; write the lesser as at-least."
                    );
                }
                else if (variable is not null && because is not null && (least ?? most) is not null)
                    conditions.Add(new(variable, least, most, because));
            }
            return conditions;
        }

        private List<IndexTerm> Terms(YamlFields fields)
        {
            List<IndexTerm> terms = [];
            var lines = new Dictionary<DyadVariable, int>();
            foreach (
                var node in Entries(fields, "measures", "{ variable: contiguous, scores-0-at: 0, scores-1-at: 1 }")
            )
            {
                if (YamlFields.Of(node, "the measure", MeasureKeys, file, faults) is not { } measure)
                    continue;
                var variable = Variable(measure, lines, "give it one weight");
                var asks = Question(measure);
                var none = Anchor(measure, "scores-0-at", variable);
                var full = Anchor(measure, "scores-1-at", variable);
                var weight = measure.Has("weight") ? measure.Number("weight", "1") : 1;
                if (weight <= 0)
                    measure.Fault(
                        "weight",
                        $"weight {Plain(weight.Value)} is not above zero; write 1, or leave the measure out."
                    );
                else if (weight > 1e6)
                    measure.Fault(
                        "weight",
                        $"weight {Plain(weight.Value)} is above a million; write it in smaller units."
                    );
                if (none is { } n && full is { } f && n.Equals(f))
                {
                    measure.Fault(
                        "scores-1-at",
                        $"scores-0-at and scores-1-at are both {Plain(f)}, so that nothing lies between; write two values that differ."
                    );
                }
                else if (variable is not null && none is not null && full is not null && weight is > 0)
                    terms.Add(new(variable, weight.Value, none.Value, full.Value) { Asks = asks });
            }
            return terms;
        }

        // A premise must stay true whatever the figure turns out to be: so it asks and does not assert.
        private static string? Question(YamlFields measure)
        {
            if (!measure.Has("asks") || Line(measure, "asks", "Do they trade?") is not { } text)
                return null;
            if (text.EndsWith('?'))
                return text;
            measure.Fault(
                "asks",
                $"asks '{FaultList.Shown(text)}' is no question; the figure will answer it: write 'Are their preferences alike?'."
            );
            return null;
        }

        private StanceThresholds? Thresholds(YamlFields fields)
        {
            if (!fields.Has("expects"))
            {
                faults.Add(
                    file,
                    fields.Line,
                    "the theory lacks 'expects'; add 'expects: { alliance-from: 0.75, alignment-from: 0.5 }'."
                );
                return null;
            }
            if (
                YamlFields.Of(fields.Node("expects"), "what the theory expects", ExpectsKeys, file, faults)
                is not { } expects
            )
                return null;
            if (!ExpectsKeys.Any(expects.Has))
            {
                fields.Fault("expects", "no stance is ever expected; add 'alliance-from: 0.75', or another threshold.");
                return null;
            }
            var alliance = Threshold(expects, "alliance-from");
            var alignment = Threshold(expects, "alignment-from");
            var opposition = Threshold(expects, "opposition-below");
            Ordered(expects, "alignment-from", alignment, "alliance-from", alliance);
            Ordered(expects, "opposition-below", opposition, "alignment-from", alignment);
            if (alignment is null)
                Ordered(expects, "opposition-below", opposition, "alliance-from", alliance);
            double from = alliance ?? double.PositiveInfinity;
            return new(from, alignment ?? from, opposition ?? 0);
        }

        private List<Rebuttal> Rebuttals(YamlFields fields)
        {
            List<Rebuttal> rebuttals = [];
            foreach (var node in Entries(fields, "rebuttals", "{ objection: ..., answer: ... }"))
            {
                if (YamlFields.Of(node, "the rebuttal", RebuttalKeys, file, faults) is not { } rebuttal)
                    continue;
                var objection = Line(rebuttal, "objection", "What speaks against the theory.");
                var answer = Line(rebuttal, "answer", "What the theory says to it.");
                if (objection is not null && answer is not null)
                    rebuttals.Add(new(objection, answer));
            }
            return rebuttals;
        }

        private static IReadOnlyList<YamlNode> Entries(
            YamlFields fields,
            string key,
            string example,
            bool required = true
        )
        {
            if (fields.List(key, $"[{example}]", required) is not { } nodes)
                return [];
            if (nodes.Count == 0 && required)
                fields.Fault(key, $"{key} is an empty list; write at least one entry, as '{key}: [{example}]'.");
            if (nodes.Count <= MostVariables)
                return nodes;
            fields.Fault(
                key,
                $"{key} has {nodes.Count.ToString(CultureInfo.InvariantCulture)} entries, the limit is "
                    + $"{MostVariables.ToString(CultureInfo.InvariantCulture)}; shorten it."
            );
            return [];
        }

        private static DyadVariable? Variable(YamlFields fields, Dictionary<DyadVariable, int> lines, string repair)
        {
            if (fields.Text("variable", "trade-interdependence") is not { } id)
                return null;
            if (DyadVariables.Find(id) is not { } variable)
            {
                var ask = NearMatches.Ask(id, DyadVariables.All.Select(v => v.Id), "choose among");
                fields.Fault("variable", $"variable '{FaultList.Shown(id)}' is unknown; {ask}");
                return null;
            }
            if (!lines.TryAdd(variable, fields.LineOf("variable")))
            {
                fields.Fault(
                    "variable",
                    $"variable '{id}' stands already in line {lines[variable].ToString(CultureInfo.InvariantCulture)}; "
                        + $"keep one ({repair})."
                );
            }
            return variable;
        }

        private static double? Limit(YamlFields fields, string key, DyadVariable? variable) =>
            fields.Has(key) ? Anchor(fields, key, variable) : null;

        private static double? Anchor(YamlFields fields, string key, DyadVariable? variable)
        {
            if (fields.Number(key, "0.1") is not { } value)
                return null;
            if (variable is null || (value >= variable.Range.Low && value <= variable.Range.High))
                return value;
            string range = double.IsInfinity(variable.Range.High)
                ? $"which is {Plain(variable.Range.Low)} or more"
                : $"which lies between {Plain(variable.Range.Low)} and {Plain(variable.Range.High)}";
            fields.Fault(
                key,
                $"{key} {Plain(value)} is no possible value of {variable.Id}, {range} ({variable.Unit}); correct it."
            );
            return null;
        }

        private static double? Threshold(YamlFields fields, string key)
        {
            if (!fields.Has(key) || fields.Number(key, "0.5") is not { } value)
                return null;
            if (value is >= 0 and <= 1)
                return value;
            fields.Fault(key, $"{key} {Plain(value)} lies outside 0 to 1, the scale of the index; correct it.");
            return null;
        }

        private static void Ordered(YamlFields fields, string lower, double? low, string higher, double? high)
        {
            if (low > high)
            {
                fields.Fault(
                    lower,
                    $"{lower} {Plain(low.Value)} lies above {higher} {Plain(high.Value)}; the thresholds rise from opposition over "
                        + "alignment to alliance."
                );
            }
        }

        private static bool HasYear(string text)
        {
            int digits = 0;
            foreach (char c in text + " ")
            {
                if (char.IsAsciiDigit(c))
                    digits++;
                else if (digits == 4)
                    return true;
                else
                    digits = 0;
            }
            return false;
        }

        private static bool IsOneWordWithYear(string key) =>
            !key.Contains(' ', StringComparison.Ordinal) && HasYear(key);

        private static string Plain(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
    }
}
