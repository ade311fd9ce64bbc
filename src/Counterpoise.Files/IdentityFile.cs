using System.Globalization;
using Counterpoise.Record;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Counterpoise.Files;

/// <summary>What our file of names adds to a state of the data sets.</summary>
/// <param name="Code">COW number.</param>
/// <param name="Iso3">ISO 3166 alpha-3 code that replaces the data sets'; null where the file is silent.</param>
/// <param name="LacksIso3">Whether the state has no ISO 3166 code whatever the data sets say.</param>
/// <param name="Aliases">Other names.</param>
public sealed record StateNames(StateCode Code, string? Iso3, bool LacksIso3, IReadOnlyList<string> Aliases);

/// <summary>Names and successions of states that no data set carries: <c>parameters/identity.yaml</c>.</summary>
/// <param name="States">Names, by rising code.</param>
/// <param name="Successions">Which state remembers what was done to which.</param>
public sealed record IdentityFile(IReadOnlyList<StateNames> States, IReadOnlyList<Succession> Successions)
{
    private const string Resource = "parameters/identity.yaml";

    /// <summary>The file that is shipped with the program.</summary>
    /// <exception cref="FaultyInputException">The file is faulty.</exception>
    public static IdentityFile Shipped()
    {
        using var stream =
            typeof(IdentityFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without '{Resource}'.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), Resource);
    }

    /// <summary>Reads such a file.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">Name of the file, for faults.</param>
    /// <exception cref="FaultyInputException">The text is no YAML, or breaks the rules of the file; all faults are told.</exception>
    public static IdentityFile Parse(string text, string file)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new FaultyInputException(file, (int)e.Start.Line, $"this is no YAML ({e.Message}); mend the syntax.");
        }
        return new Reading(file).Read(yaml);
    }

    private sealed class Reading(string file)
    {
        private readonly List<Fault> _faults = [];

        public IdentityFile Read(YamlStream yaml)
        {
            List<StateNames> states = [];
            List<Succession> successions = [];
            if (yaml.Documents.Count != 1 || yaml.Documents[0].RootNode is not YamlMappingNode root)
                throw new FaultyInputException(
                    file,
                    1,
                    "the file holds 'states' and 'successions'; write the two lists."
                );
            foreach (var (key, value) in Entries(root, "states", "successions"))
            {
                foreach (var item in Items(value))
                {
                    if (key == "states")
                        AddState(states, item);
                    else
                        AddSuccession(successions, item);
                }
            }
            if (_faults.Count > 0)
                throw new FaultyInputException(_faults);
            return new([.. states.OrderBy(s => s.Code)], successions);
        }

        private void AddState(List<StateNames> states, YamlMappingNode item)
        {
            int? code = null;
            string? iso3 = null;
            List<string> aliases = [];
            foreach (var (key, value) in Entries(item, "code", "iso3", "aliases"))
            {
                if (key == "code")
                    code = Number(value, "code", 2, 9999);
                else if (key == "iso3")
                    iso3 = Scalar(value);
                else if (value is YamlSequenceNode sequence)
                    aliases.AddRange(sequence.Select(Scalar));
                else
                    Refuse(value, "'aliases' is a list; write it in brackets, as [USSR, Soviet Union].");
            }
            if (iso3 is not null and not "none" && !(iso3.Length == 3 && iso3.All(char.IsAsciiLetterUpper)))
                Refuse(item, $"iso3 '{iso3}' is no alpha-3 code; write three capitals, or none.");
            if (code is not { } number)
                Refuse(item, "a state needs its 'code'; add the COW number.");
            else if (states.Any(s => s.Code.Number == number))
                Refuse(item, $"state {number} is listed twice; join the two entries.");
            else
                states.Add(new(new StateCode(number), iso3 is "none" ? null : iso3, iso3 is "none", aliases));
        }

        private void AddSuccession(List<Succession> successions, YamlMappingNode item)
        {
            int? predecessor = null;
            int? successor = null;
            int? from = null;
            foreach (var (key, value) in Entries(item, "predecessor", "successor", "from", "because"))
            {
                switch (key)
                {
                    case "predecessor":
                        predecessor = Number(value, key, 2, 9999);
                        break;
                    case "successor":
                        successor = Number(value, key, 2, 9999);
                        break;
                    case "from":
                        from = Number(value, key, 1500, 2100);
                        break;
                }
            }
            if (predecessor is not { } one || successor is not { } other || from is not { } year)
                Refuse(item, "a succession needs 'predecessor', 'successor' and 'from'; add what is missing.");
            else if (one == other)
                Refuse(item, $"state {one} does not succeed itself; correct one of the two codes.");
            else
                successions.Add(new(new StateCode(one), new StateCode(other), new Year(year)));
        }

        private IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode node, params string[] known)
        {
            foreach (var (keyNode, value) in node.Children)
            {
                var key = Scalar(keyNode);
                if (known.Contains(key, StringComparer.Ordinal))
                    yield return (key, value);
                else
                    Refuse(keyNode, $"'{key}' is no key here; the keys are {string.Join(", ", known)}.");
            }
        }

        private IEnumerable<YamlMappingNode> Items(YamlNode node)
        {
            if (node is not YamlSequenceNode sequence)
            {
                Refuse(node, "this is a list; write each entry on a line that begins with '-'.");
                yield break;
            }
            foreach (var item in sequence)
            {
                if (item is YamlMappingNode mapping)
                    yield return mapping;
                else
                    Refuse(item, "an entry has keys and values; write it as { code: 2, aliases: [US] }.");
            }
        }

        private int? Number(YamlNode node, string key, int least, int greatest)
        {
            var text = Scalar(node);
            if (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number >= least
                && number <= greatest
            )
                return number;
            Refuse(node, $"{key} '{text}' is no whole number in {least}..{greatest}; correct it.");
            return null;
        }

        private string Scalar(YamlNode node)
        {
            if (node is YamlScalarNode { Value: { } value })
                return value;
            Refuse(node, "this is a single value; write one word or number.");
            return "";
        }

        private void Refuse(YamlNode node, string message) =>
            _faults.Add(new Fault(file, (int)node.Start.Line, message));
    }
}
