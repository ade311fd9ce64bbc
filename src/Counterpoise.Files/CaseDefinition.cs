namespace Counterpoise.Files;

/// <summary>What a case is about, as its author wrote it. States are kept as text: the record resolves them.</summary>
public sealed record CaseDefinition
{
    /// <summary>Name of the case on the command line, in kebab case.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the case in running text.</summary>
    public required string Title { get; init; }

    /// <summary>What is asked, in a sentence.</summary>
    public required string Question { get; init; }

    /// <summary>The two states that the case is about, in the author's order; both are among <see cref="States"/>.</summary>
    public required (string One, string Other) Dyad { get; init; }

    /// <summary>Years for which the record holds slices; at most <see cref="GreatestSpan"/>.</summary>
    public required YearSpan Years { get; init; }

    /// <summary>Years within which evidence must be dated.</summary>
    public required YearSpan EvidenceYears { get; init; }

    /// <summary>The year that a brief is about unless another is asked for; within <see cref="Years"/>.</summary>
    public required Year FocusYear { get; init; }

    /// <summary>States that the case holds, as COW abbreviations, numbers or names; no text occurs twice.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>Most years that a case may hold.</summary>
    public const int GreatestSpan = 300;

    /// <summary>Most states that a case may hold; the state system has never had more.</summary>
    public const int MostStates = 300;
}
