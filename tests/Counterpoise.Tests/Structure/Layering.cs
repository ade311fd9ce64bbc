namespace Counterpoise.Tests.Structure;

/// <summary>
/// Folders of a project in the order in which they may depend on one another: each on those before it, never on those
/// after it, and never on one of the same tier.
/// </summary>
/// <param name="RootNamespace">Namespace of the vocabulary, which every folder's namespace extends.</param>
/// <param name="Tiers">Folders from the bottom up; the empty name is the root itself.</param>
internal sealed record Layering(string RootNamespace, IReadOnlyList<IReadOnlyList<string>> Tiers)
{
    /// <summary>The engine's order.</summary>
    public static Layering Engine { get; } =
        new(
            "Counterpoise",
            [
                [""],
                ["Statistics"],
                ["Record"],
                ["Measures"],
                ["Alignment"],
                ["Theories"],
                ["Panels"],
                ["Trials", "Scenarios"],
                ["Briefs"],
            ]
        );

    /// <summary>The same folders from the top down.</summary>
    public Layering Reversed => this with { Tiers = [.. Tiers.Reverse()] };

    /// <summary>References that go against the order, each in a sentence that names the member at fault.</summary>
    public IReadOnlyList<string> Violations(IEnumerable<SymbolReference> references) =>
        [
            .. references
                .Where(reference => reference.To.Assembly.Length == 0)
                .Select(Violation)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    private string? Violation(SymbolReference reference)
    {
        // What the compiler makes for itself (buffers of literals, collection wrappers) lies in no layer.
        if (LayerOf(reference.From) is not { } from || LayerOf(reference.To) is not { } to || from == to)
            return null;
        if (TierOf(from) is not { } fromTier)
            return $"{reference.From} lies in '{from}', which has no place in the order; add it to Layering.Engine.";
        if (TierOf(to) is not { } toTier)
            return $"{reference.To} lies in '{to}', which has no place in the order; add it to Layering.Engine.";
        return toTier < fromTier
            ? null
            : $"{reference.From}, {reference.Member}: {Describe(from)} must not know {reference.To} of {Describe(to)}.";
    }

    private string? LayerOf(TypeName type)
    {
        if (type.Namespace == RootNamespace)
            return "";
        return type.Namespace.StartsWith(RootNamespace + ".", StringComparison.Ordinal)
            ? type.Namespace[(RootNamespace.Length + 1)..].Split('.')[0]
            : null;
    }

    private int? TierOf(string layer)
    {
        for (int tier = 0; tier < Tiers.Count; tier++)
        {
            if (Tiers[tier].Contains(layer, StringComparer.Ordinal))
                return tier;
        }
        return null;
    }

    private static string Describe(string layer) => layer.Length == 0 ? "the vocabulary" : layer;
}
