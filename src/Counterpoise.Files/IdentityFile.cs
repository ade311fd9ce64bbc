using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>What our file of names adds to a state of the data sets.</summary>
/// <param name="Code">COW number.</param>
/// <param name="Iso3">ISO 3166 alpha-3 code that replaces the data sets'; null where the file is silent.</param>
/// <param name="LacksIso3">Whether the state has no ISO 3166 code whatever the data sets say.</param>
/// <param name="Aliases">Other names.</param>
public sealed record AddedNames(StateCode Code, string? Iso3, bool LacksIso3, IReadOnlyList<string> Aliases);

/// <summary>Names and successions of states that no data set carries: <c>parameters/identity.yaml</c>.</summary>
/// <param name="States">Names, by rising code.</param>
/// <param name="Successions">Which state remembers what was done to which.</param>
public sealed record IdentityFile(IReadOnlyList<AddedNames> States, IReadOnlyList<Succession> Successions)
{
    /// <summary>Name of the embedded file. It lies among the parameters, but is no parameter file.</summary>
    internal const string FileName = "parameters/identity.yaml";

    private const string NoIso3 = "none";

    private static readonly string[] Keys = ["states", "successions"];
    private static readonly string[] StateKeys = ["code", "iso3", "aliases"];
    private static readonly string[] SuccessionKeys = ["predecessor", "successor", "from", "because"];

    /// <summary>The file that is shipped with the program.</summary>
    /// <exception cref="FaultyInputException">The file is faulty.</exception>
    public static IdentityFile Shipped()
    {
        using var stream =
            typeof(IdentityFile).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"The assembly was built without '{FileName}'.");
        var faults = new FaultList();
        var file = SourceFile.TryRead(FileName, stream, SourceFile.GreatestYaml, faults);
        faults.ThrowIfAny();
        return Read(file!);
    }

    /// <summary>Reads such a file.</summary>
    /// <exception cref="FaultyInputException">The file breaks the rules; every fault is told.</exception>
    public static IdentityFile Read(SourceFile file)
    {
        var faults = new FaultList();
        var root = YamlTree.Read(file, faults);
        var states = new SortedDictionary<StateCode, AddedNames>();
        List<Succession> successions = [];
        if (YamlFields.Of(root, "the file of names", Keys, file.Name, faults) is { } fields)
        {
            foreach (var node in fields.List("states", "[...]", required: false) ?? [])
            {
                if (YamlFields.Of(node, "the state", StateKeys, file.Name, faults) is { } state)
                    ReadState(state, states, file.Name, faults);
            }
            foreach (var node in fields.List("successions", "[...]", required: false) ?? [])
            {
                if (
                    YamlFields.Of(node, "the succession", SuccessionKeys, file.Name, faults) is { } succession
                    && ReadSuccession(succession) is { } read
                )
                    successions.Add(read);
            }
        }
        faults.ThrowIfAny();
        return new([.. states.Values], successions);
    }

    private static void ReadState(
        YamlFields fields,
        SortedDictionary<StateCode, AddedNames> states,
        string file,
        FaultList faults
    )
    {
        var code = fields.Whole("code", 2, 9999, "365");
        var iso3 = fields.TextIfAny("iso3");
        if (iso3 is not null and not NoIso3 && !(iso3.Length == 3 && iso3.All(char.IsAsciiLetterUpper)))
        {
            fields.Fault(
                "iso3",
                $"iso3 '{FaultList.Shown(iso3)}' is no alpha-3 code; write three capitals, or {NoIso3}."
            );
        }
        List<string> aliases = [];
        foreach (var node in fields.List("aliases", "[USSR, Soviet Union]", required: false) ?? [])
        {
            if (node is YamlScalar { IsNull: false } alias && !alias.Text.Contains('|', StringComparison.Ordinal))
                aliases.Add(alias.Text);
            else if (node is not YamlRefused)
                faults.Add(file, node.Line, "an alias is a name without a vertical bar; correct it.");
        }
        if (
            code is { } number
            && !states.TryAdd(new(number), new(new(number), iso3 is NoIso3 ? null : iso3, iso3 is NoIso3, aliases))
        )
            fields.Fault("code", $"state {number} stands here again; join the two entries.");
    }

    private static Succession? ReadSuccession(YamlFields fields)
    {
        var predecessor = fields.Whole("predecessor", 2, 9999, "730");
        var successor = fields.Whole("successor", 2, 9999, "732");
        var from = fields.Whole("from", 1500, 2100, "1948");
        fields.Text("because", "Korea was divided");
        if (predecessor is not { } one || successor is not { } other || from is not { } year)
            return null;
        if (one != other)
            return new Succession(new(one), new(other), new(year));
        fields.Fault("successor", $"state {one} does not succeed itself; correct one of the two codes.");
        return null;
    }
}
