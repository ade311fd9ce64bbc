namespace Counterpoise.Briefs;

/// <summary>What a result was made from and how, so that another can make it again.</summary>
/// <param name="Command">The command as it was given, without paths of the machine.</param>
public sealed record Manifest(string Command)
{
    /// <summary>Version of the layout of the results.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Version of the program.</summary>
    public string ProgramVersion { get; init; } = "";

    /// <summary>Seed of the random draws; null where nothing is drawn.</summary>
    public ulong? Seed { get; init; }

    /// <summary>SHA-256 of every input file, by its name; lower-case hexadecimal.</summary>
    public IReadOnlyDictionary<string, string> InputHashes { get; init; } = new Dictionary<string, string>();

    /// <summary>Version of every data set used, by its short name.</summary>
    public IReadOnlyDictionary<string, string> DataVersions { get; init; } = new Dictionary<string, string>();

    /// <summary>Instruction set on which the figures were computed, such as <c>avx2</c>.</summary>
    public string InstructionSet { get; init; } = "";
}
