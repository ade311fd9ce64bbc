namespace Counterpoise.Briefs.Claims;

/// <summary>Findings made on the whole record, for a case that holds a part of it.</summary>
/// <param name="Command">The command that made them.</param>
/// <param name="ByClaim">The finding of each claim, by its id.</param>
/// <param name="Refusal">
/// Why they must not be used, as where they were made from other inputs than the case now has; null where they may.
/// </param>
public sealed record RecordFindings(
    string Command,
    IReadOnlyDictionary<int, ClaimFinding> ByClaim,
    string? Refusal = null
)
{
    /// <summary>The finding of a claim, or no data with the reason why it is refused; null where there is none.</summary>
    public ClaimFinding? Of(Claim claim)
    {
        if (!claim.Test.ReadsWholeRecord || !ByClaim.TryGetValue(claim.Id, out var finding))
            return null;
        return Refusal is { } reason
            ? ClaimFinding.NoData($"{reason}; make it again with '{Command}'", finding.Unit)
            : finding with
            {
                Reason = $"On the whole record ({Command}): {finding.Reason}",
            };
    }
}
