using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>What our file of names adds to a state of the data sets.</summary>
/// <param name="Code">COW number.</param>
/// <param name="Iso3">ISO 3166 alpha-3 code that replaces the data sets'; null where the file is silent.</param>
/// <param name="LacksIso3">Whether the state has no ISO 3166 code whatever the data sets say.</param>
/// <param name="Aliases">Other names.</param>
public sealed record StateAliases(StateCode Code, string? Iso3, bool LacksIso3, IReadOnlyList<string> Aliases);

/// <summary>Names and successions of states that no data set carries: <c>identity/states.yaml</c>.</summary>
/// <param name="States">Names, by rising code.</param>
/// <param name="Successions">Which state remembers what was done to which.</param>
public sealed record IdentityFile(IReadOnlyList<StateAliases> States, IReadOnlyList<Succession> Successions)
{
    private const string Resource = "identity/states.yaml";
    private const string NoIso3 = "none";
    private const int LeastCode = 2;
    private const int GreatestCode = 9999;

    /// <summary>The file that is shipped with the program.</summary>
    /// <exception cref="FaultyInputException">The file is faulty.</exception>
    public static IdentityFile Shipped()
    {
        using var stream =
            typeof(IdentityFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without '{Resource}'.");
        var faults = new FaultList();
        var file = SourceFile.TryRead(Resource, stream, SourceFile.GreatestYaml, faults);
        faults.ThrowIfAny();
        return Read(file!);
    }

    /// <summary>Reads such a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FaultyInputException">The file is no YAML, or breaks its rules; all faults are told.</exception>
    public static IdentityFile Read(SourceFile file)
    {
        var faults = new FaultList();
        Dictionary<int, StateAliases> states = [];
        List<Succession> successions = [];
        string[] keys = ["states", "successions"];
        if (YamlFields.Of(YamlTree.Read(file, faults), "the identity file", keys, file.Name, faults) is { } root)
        {
            foreach (var node in root.List("states", "[...]") ?? [])
                AddState(states, node, file.Name, faults);
            foreach (var node in root.List("successions", "[...]") ?? [])
                AddSuccession(successions, node, file.Name, faults);
        }
        faults.ThrowIfAny();
        return new([.. states.Values.OrderBy(s => s.Code)], successions);
    }

    private static void AddState(Dictionary<int, StateAliases> states, YamlNode node, string file, FaultList faults)
    {
        if (YamlFields.Of(node, "the state", ["code", "iso3", "aliases"], file, faults) is not { } fields)
            return;
        var code = fields.Whole("code", LeastCode, GreatestCode, "740");
        var iso3 = fields.TextIfAny("iso3");
        var aliases = fields.Texts("aliases", "[USSR, Soviet Union]", required: false) ?? [];
        if (iso3 is not (null or NoIso3) && !(iso3.Length == 3 && iso3.All(char.IsAsciiLetterUpper)))
            fields.Fault("iso3", $"iso3 '{FaultList.Shown(iso3)}' is no alpha-3 code; write three capitals, or none.");
        if (code is not { } number)
            return;
        var state = new StateAliases(
            new StateCode(number),
            iso3 is NoIso3 ? null : iso3,
            iso3 is NoIso3,
            [.. aliases.Select(a => a.Text)]
        );
        if (!states.TryAdd(number, state))
            fields.Fault("code", $"state {state.Code} is listed twice; join the two entries.");
    }

    private static void AddSuccession(List<Succession> successions, YamlNode node, string file, FaultList faults)
    {
        string[] keys = ["predecessor", "successor", "from", "because"];
        if (YamlFields.Of(node, "the succession", keys, file, faults) is not { } fields)
            return;
        var predecessor = fields.Whole("predecessor", LeastCode, GreatestCode, "730");
        var successor = fields.Whole("successor", LeastCode, GreatestCode, "732");
        var from = fields.Whole("from", 1500, 2100, "1948");
        fields.Text("because", "Korea was divided");
        if (predecessor is not { } one || successor is not { } other || from is not { } year)
            return;
        if (one == other)
            fields.Fault(
                "successor",
                $"state {new StateCode(one)} does not succeed itself; correct one of the two codes."
            );
        else
            successions.Add(new(new StateCode(one), new StateCode(other), new Year(year)));
    }
}
