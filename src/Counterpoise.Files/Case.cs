using Counterpoise.Briefs.Claims;
using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>A case, opened: what it is about, its record with the evidence, and the files that it was read from.</summary>
public sealed record Case
{
    /// <summary>Folder or embedded place that it was read from, as faults name it.</summary>
    public required string Origin { get; init; }

    /// <summary>What the case is about.</summary>
    public required CaseDefinition Definition { get; init; }

    /// <summary>The two states that the case is about, in the author's order.</summary>
    public required DirectedDyad Dyad { get; init; }

    /// <summary>The states of the definition, in its order. The record may hold predecessors besides.</summary>
    public required IReadOnlyList<StateCode> States { get; init; }

    /// <summary>The record of the case's years, with system totals and evidence.</summary>
    public required World World { get; init; }

    /// <summary>Who coded the evidence, the coder of the evidence file first; empty where the case does not say.</summary>
    public IReadOnlyList<EvidenceCoder> Coders { get; init; } = [];

    /// <summary>The claims of its argument, by id; empty where the case makes none.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>The files, by name within the case; their hashes go into manifests.</summary>
    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <summary>SHA-256 of each file, by its name within the case, in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> Hashes =>
        new SortedDictionary<string, string>(
            Files.ToDictionary(file => file.ShortName, file => file.Sha256, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
}
