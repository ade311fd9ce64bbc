using System.Globalization;
using Counterpoise.Briefs.Claims;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>
/// Reads <c>claims.yaml</c>, which a case may have: the claims of its argument, each with the kind of test that it is put to and the
/// test's arguments. Kinds name no state; files do.
/// </summary>
public static class ClaimsFile
{
    /// <summary>Name of the file in its case.</summary>
    public const string FileName = "claims.yaml";

    /// <summary>Greatest number that a claim may bear.</summary>
    public const int GreatestId = 999;

    private static readonly string[] FileKeys = ["claims"];
    private static readonly string[] Keys = ["id", "group", "theory", "statement", "test", "with"];
    private static readonly string[] Groups = [.. Enum.GetValues<ClaimGroup>().Select(Specification.NameOf)];

    /// <summary>Reads the claims of a case.</summary>
    /// <param name="file">The file.</param>
    /// <param name="identity">The states that claims may name.</param>
    /// <param name="year">The year in which states are named.</param>
    /// <exception cref="FaultyInputException">The file is at fault; every fault is named with its line.</exception>
    public static IReadOnlyList<Claim> Read(SourceFile file, Identity identity, Year year)
    {
        var faults = new FaultList();
        var claims = Read(file, identity, year, faults);
        faults.ThrowIfAny();
        return claims;
    }

    /// <summary>Reads the claims that are without fault, by id.</summary>
    internal static IReadOnlyList<Claim> Read(
        SourceFile file,
        Identity identity,
        Year? year,
        FaultList faults,
        Predicate<string>? isTheory = null
    )
    {
        var root = YamlTree.Read(file, faults);
        if (YamlFields.Of(root, "the file of claims", FileKeys, file.Name, faults) is not { } fields)
            return [];
        var reader = new Reader(file.Name, identity, year, isTheory, faults);
        foreach (var node in fields.List("claims", "[]") ?? [])
            reader.ReadClaim(node);
        return [.. reader.Claims.OrderBy(c => c.Id)];
    }

    private sealed class Reader(
        string file,
        Identity identity,
        Year? year,
        Predicate<string>? isTheory,
        FaultList faults
    )
    {
        private readonly Dictionary<int, int> _lines = [];

        public List<Claim> Claims { get; } = [];

        public void ReadClaim(YamlNode node)
        {
            if (YamlFields.Of(node, "the claim", Keys, file, faults) is not { } fields)
                return;
            int before = faults.Count;
            var id = fields.Whole("id", 1, GreatestId, "1");
            var group = Chosen(fields, "group", Groups, "puzzle");
            var theory = fields.Has("theory") ? TheoryId(fields.Text("theory", "balance-of-threat"), fields) : "";
            var statement = fields.Text("statement", "\"What is claimed, in a sentence.\"");
            var kind = Kind(fields);
            var arguments = kind is null ? null : Arguments(fields, kind);
            if (id is { } number && !_lines.TryAdd(number, fields.Line))
                fields.Fault(
                    "id",
                    $"claim {number} stands here again, first in line {_lines[number]}; number it anew."
                );
            if (faults.Count > before || id is null || group is null || statement is null || kind is null)
                return;
            Claims.Add(
                new(
                    id.Value,
                    Enum.GetValues<ClaimGroup>().First(g => Specification.NameOf(g) == group),
                    theory ?? "",
                    statement,
                    kind,
                    arguments ?? ClaimArguments.None
                )
            );
        }

        private static ClaimKind? Kind(YamlFields fields)
        {
            if (fields.Text("test", "top-threat") is not { } name)
                return null;
            if (ClaimKinds.Find(name) is { } kind)
                return kind;
            fields.Fault(
                "test",
                $"test '{FaultList.Shown(name)}' is unknown; {NearMatches.Ask(name, ClaimKinds.All.Select(k => k.Name), "tests are")}"
            );
            return null;
        }

        private ClaimArguments? Arguments(YamlFields fields, ClaimKind kind)
        {
            if (!fields.Has("with"))
            {
                if (kind.Parameters.Any(p => p.Required))
                {
                    faults.Add(
                        file,
                        fields.Line,
                        $"the claim lacks 'with', the arguments of test '{kind.Name}': {string.Join(", ", kind.Parameters.Select(p => p.Name))}."
                    );
                }
                return null;
            }
            string[] names = [.. kind.Parameters.Select(p => p.Name)];
            if (YamlFields.Of(fields.Node("with"), $"the test '{kind.Name}'", names, file, faults) is not { } with)
                return null;
            Dictionary<string, IReadOnlyList<StateCode>> states = [];
            Dictionary<string, IReadOnlyList<string>> words = [];
            Dictionary<string, double> numbers = [];
            Dictionary<string, IReadOnlyList<double>> lists = [];
            foreach (var parameter in kind.Parameters)
            {
                if (!parameter.Required && !with.Has(parameter.Name))
                    continue;
                switch (parameter.Kind)
                {
                    case ClaimArgumentKind.State:
                        if (with.Text(parameter.Name, "ROK") is { } name)
                            states[parameter.Name] = States([(name, with.LineOf(parameter.Name))], parameter);
                        break;
                    case ClaimArgumentKind.Pair:
                    case ClaimArgumentKind.States:
                        if (with.Texts(parameter.Name, "[JPN, ROK]") is { } listed)
                            states[parameter.Name] = Several(with, parameter, listed);
                        break;
                    case ClaimArgumentKind.Theories:
                        words[parameter.Name] =
                        [
                            .. Words(with, parameter, "balance-of-threat")
                                .Select(t => TheoryId(t, with, parameter.Name) ?? ""),
                        ];
                        break;
                    case ClaimArgumentKind.Choices:
                        words[parameter.Name] = Words(with, parameter, parameter.Choices[0]);
                        foreach (string word in words[parameter.Name].Where(w => !parameter.Choices.Contains(w)))
                        {
                            with.Fault(
                                parameter.Name,
                                $"{parameter.Name} '{FaultList.Shown(word)}' is none of the choices; "
                                    + NearMatches.Ask(word, parameter.Choices, "they are")
                            );
                        }
                        break;
                    case ClaimArgumentKind.Text:
                        if (with.Text(parameter.Name, "...") is { } text)
                            words[parameter.Name] = [text];
                        break;
                    case ClaimArgumentKind.Year:
                        if (with.Whole(parameter.Name, 1, 9999, "1945") is { } when)
                            numbers[parameter.Name] = when;
                        break;
                    case ClaimArgumentKind.Count:
                        if (with.Whole(parameter.Name, 1, 1_000, "5") is { } count)
                            numbers[parameter.Name] = count;
                        break;
                    case ClaimArgumentKind.Number:
                        if (with.Number(parameter.Name, "0.5") is { } value)
                            numbers[parameter.Name] = value;
                        break;
                    case ClaimArgumentKind.Numbers:
                        if (with.Texts(parameter.Name, "[1, 1.5, 2]") is { } several)
                            lists[parameter.Name] = Numbers(with, parameter, several);
                        break;
                    default:
                        throw new InvalidOperationException($"No reading of {parameter.Kind} is known.");
                }
            }
            TellRepeated(kind, with, states, words);
            return new()
            {
                OfStates = states,
                OfWords = words,
                OfNumbers = numbers,
                OfLists = lists,
            };
        }

        // Two roles played by one state, and a word named twice, are slips of the pen.
        private static void TellRepeated(
            ClaimKind kind,
            YamlFields with,
            Dictionary<string, IReadOnlyList<StateCode>> states,
            Dictionary<string, IReadOnlyList<string>> words
        )
        {
            Dictionary<StateCode, string> roles = [];
            foreach (var parameter in kind.Parameters.Where(p => p.Kind == ClaimArgumentKind.State))
            {
                if (states.GetValueOrDefault(parameter.Name) is not [var state])
                    continue;
                if (!roles.TryAdd(state, parameter.Name))
                {
                    with.Fault(parameter.Name, $"{parameter.Name} is the same state as {roles[state]}; name another.");
                }
            }
            foreach (var parameter in kind.Parameters)
            {
                if (words.GetValueOrDefault(parameter.Name) is not { Count: > 1 } several)
                    continue;
                if (parameter.IsSingle)
                    with.Fault(parameter.Name, $"{parameter.Name} has {several.Count} words; write one.");
                else if (several.Distinct(StringComparer.Ordinal).Count() < several.Count)
                    with.Fault(parameter.Name, $"{parameter.Name} names one thing twice; name each once.");
            }
        }

        private List<StateCode> Several(
            YamlFields with,
            ClaimParameter parameter,
            IReadOnlyList<(string Text, int Line)> listed
        )
        {
            int before = faults.Count;
            var states = States(listed, parameter);
            if (faults.Count > before)
                return states;
            if (states.Distinct().Count() < states.Count)
                with.Fault(parameter.Name, $"{parameter.Name} names a state twice; name each once.");
            else if (parameter.Kind == ClaimArgumentKind.Pair && states.Count != 2)
                with.Fault(parameter.Name, $"{parameter.Name} names {states.Count} states; name two.");
            else if (states.Count == 0)
                with.Fault(parameter.Name, $"{parameter.Name} names no state; name one at least.");
            return states;
        }

        private List<StateCode> States(IReadOnlyList<(string Text, int Line)> listed, ClaimParameter parameter) =>
            [
                .. listed
                    .Select(named =>
                        StateNames.Resolve(identity, named.Text, parameter.Name, year, file, named.Line, faults)
                    )
                    .OfType<StateIdentity>()
                    .Select(state => state.Code),
            ];

        private static List<double> Numbers(
            YamlFields with,
            ClaimParameter parameter,
            IReadOnlyList<(string Text, int Line)> listed
        )
        {
            List<double> numbers = [];
            foreach (var (text, _) in listed)
            {
                if (
                    !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                    || !double.IsFinite(number)
                    || number < parameter.Least
                )
                {
                    string least =
                        parameter.Least > double.MinValue
                            ? string.Create(CultureInfo.InvariantCulture, $" of {parameter.Least} or more")
                            : "";
                    with.Fault(
                        parameter.Name,
                        $"{parameter.Name} '{FaultList.Shown(text)}' is no finite number{least}; correct it."
                    );
                }
                else if (numbers.Contains(number))
                    with.Fault(parameter.Name, $"{parameter.Name} names {FaultList.Shown(text)} twice; name it once.");
                else
                    numbers.Add(number);
            }
            if (listed.Count == 0)
                with.Fault(parameter.Name, $"{parameter.Name} is empty; name one number at least.");
            return numbers;
        }

        // One word may stand without brackets.
        private static string[] Words(YamlFields with, ClaimParameter parameter, string example)
        {
            if (with.Node(parameter.Name) is YamlScalar)
                return with.Text(parameter.Name, example) is { } single ? [single] : [];
            string[] words = [.. (with.Texts(parameter.Name, $"[{example}]") ?? []).Select(w => w.Text)];
            if (words.Length == 0 && with.Node(parameter.Name) is YamlSequence { Items.Count: 0 })
                with.Fault(parameter.Name, $"{parameter.Name} is empty; write '{parameter.Name}: {example}'.");
            return words;
        }

        private string? TheoryId(string? id, YamlFields fields, string key = "theory")
        {
            if (id is null)
                return null;
            var parts = id.Split(':');
            if (parts.Length <= 2 && parts.All(KebabCase.Fits))
            {
                if (isTheory?.Invoke(id) ?? true)
                    return id;
                fields.Fault(
                    key,
                    $"{key} '{FaultList.Shown(id)}' is no theory here; 'counterpoise theories list' names those that are."
                );
                return null;
            }
            fields.Fault(
                key,
                $"{key} '{FaultList.Shown(id)}' is no id of a theory; write lower-case words joined by hyphens, "
                    + "as balance-of-threat, another reading after a colon."
            );
            return null;
        }

        private static string? Chosen(YamlFields fields, string key, IReadOnlyList<string> choices, string example)
        {
            if (fields.Text(key, example) is not { } word)
                return null;
            if (choices.Contains(word, StringComparer.Ordinal))
                return word;
            fields.Fault(
                key,
                $"{key} '{FaultList.Shown(word)}' is unknown; {NearMatches.Ask(word, choices, "choose one of")}"
            );
            return null;
        }
    }
}
