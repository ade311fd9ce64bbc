namespace Counterpoise.Briefs.Claims;

/// <summary>The record alone cannot test the claim: a result of another computation must be at hand.</summary>
public static class AwaitsClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "awaits",
            "Not tested yet: what it needs is named.",
            [new("needs", ClaimArgumentKind.Text)],
            (arguments, _) => ClaimFinding.NoData($"needs {arguments.Word("needs")}")
        );
}
