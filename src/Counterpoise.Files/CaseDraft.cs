namespace Counterpoise.Files;

/// <summary>As much of a case file as could be read, so that the other files can be checked though it is faulty.</summary>
/// <param name="File">The file.</param>
/// <param name="Definition">The definition; null where the file is faulty.</param>
/// <param name="Years">Years of the record, if readable.</param>
/// <param name="EvidenceYears">Years of evidence, if readable.</param>
/// <param name="Dyad">The two states with their lines, if readable.</param>
/// <param name="States">The states with their lines, if readable.</param>
internal sealed record CaseDraft(
    string File,
    CaseDefinition? Definition,
    YearSpan? Years,
    YearSpan? EvidenceYears,
    IReadOnlyList<(string Text, int Line)>? Dyad,
    IReadOnlyList<(string Text, int Line)>? States
);
