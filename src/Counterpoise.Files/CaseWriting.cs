using Counterpoise.Briefs.Claims;
using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>What people wrote of a case: its evidence, the codings of it, and the claims of its argument.</summary>
/// <param name="Evidence">The items, with further codings where there are any.</param>
/// <param name="Coders">Who coded them; empty where the case does not say.</param>
/// <param name="Claims">The claims; empty where the case makes none.</param>
/// <param name="Faults">The faults of these files alone.</param>
internal sealed record CaseWriting(
    IReadOnlyList<EvidenceItem> Evidence,
    IReadOnlyList<EvidenceCoder> Coders,
    IReadOnlyList<Claim> Claims,
    FaultList Faults
)
{
    /// <summary>Reads the files that are there.</summary>
    public static CaseWriting Read(
        SourceFile? evidenceFile,
        SourceFile? codingsFile,
        SourceFile? claimsFile,
        CaseDraft draft,
        Identity? identity,
        Predicate<string>? isTheory
    )
    {
        var faults = new FaultList();
        var evidence = evidenceFile is null
            ? []
            : EvidenceFile.Read(evidenceFile, draft.EvidenceYears, identity, faults);
        // Faulty evidence leaves no items, and every coding would be called one of an unknown item.
        bool itemsAreKnown = evidenceFile is not null && identity is not null && faults.Count == 0;
        var codings = codingsFile is null
            ? null
            : CodingsFile.Read(codingsFile, itemsAreKnown ? evidence : null, isTheory, faults);
        var claims =
            claimsFile is null || identity is null
                ? []
                : ClaimsFile.Read(claimsFile, identity, draft.Definition?.FocusYear, faults, isTheory);
        return new(codings?.Evidence ?? evidence, codings?.Coders ?? [], claims, faults);
    }
}
