using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>A spell in which a state was a pole of the system.</summary>
/// <param name="State">The state.</param>
/// <param name="Years">First and last year.</param>
public readonly record struct PoleSpell(StateCode State, YearSpan Years);

/// <summary>The poles of the system by stated dates: <c>identity/poles.yaml</c>.</summary>
/// <param name="Spells">In the order of the file; spells of one state do not overlap.</param>
public sealed record PolesFile(IReadOnlyList<PoleSpell> Spells)
{
    private const string Resource = "identity/poles.yaml";

    /// <summary>Where the list stands, and the years that it speaks about.</summary>
    public Coverage Coverage =>
        new(
            new Source("poles", "waltz1979"),
            new YearSpan(Spells.Min(s => s.Years.First), Spells.Max(s => s.Years.Last)),
            "MIT; ours, from the cited table"
        );

    /// <summary>The file that is shipped with the program.</summary>
    /// <exception cref="FaultyInputException">The file is faulty.</exception>
    public static PolesFile Shipped()
    {
        using var stream =
            typeof(PolesFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without '{Resource}'.");
        var faults = new FaultList();
        var file = SourceFile.TryRead(Resource, stream, SourceFile.GreatestYaml, faults);
        faults.ThrowIfAny();
        return Read(file!);
    }

    /// <summary>Reads such a file.</summary>
    /// <exception cref="FaultyInputException">The file is no YAML, or breaks its rules; all faults are told.</exception>
    public static PolesFile Read(SourceFile file)
    {
        var faults = new FaultList();
        List<PoleSpell> spells = [];
        if (YamlFields.Of(YamlTree.Read(file, faults), "the file of poles", ["poles"], file.Name, faults) is { } root)
        {
            foreach (var node in root.List("poles", "[...]") ?? [])
                Add(spells, node, file.Name, faults);
            if (faults.Count == 0 && spells.Count == 0)
                root.Fault("poles", "poles is empty; name at least one spell.");
        }
        faults.ThrowIfAny();
        return new(spells);
    }

    private static void Add(List<PoleSpell> spells, YamlNode node, string file, FaultList faults)
    {
        if (YamlFields.Of(node, "the spell", ["code", "first", "last"], file, faults) is not { } fields)
            return;
        var code = fields.Whole("code", 2, 9999, "200");
        var first = fields.Whole("first", 1, 9999, "1816");
        var last = fields.Whole("last", 1, 9999, "1945");
        if (code is not { } number || first is not { } from || last is not { } to)
            return;
        if (to < from)
        {
            fields.Fault("last", $"last {to} lies before first {from}; correct one of the two.");
            return;
        }
        var spell = new PoleSpell(new StateCode(number), new YearSpan(from, to));
        if (
            spells.Any(s =>
                s.State == spell.State && s.Years.First <= spell.Years.Last && spell.Years.First <= s.Years.Last
            )
        )
            fields.Fault("code", $"two spells of state {spell.State} overlap; join them.");
        else
            spells.Add(spell);
    }
}
