namespace Counterpoise.Alignment;

/// <summary>Something that the game needs and that nothing bounds.</summary>
/// <param name="Figure">What it is: power, distance, threat or intent; several with commas between them.</param>
/// <param name="About">The states that it is about.</param>
public sealed record UnboundedFigure(string Figure, IReadOnlyList<StateCode> About)
{
    /// <inheritdoc />
    public override string ToString() => $"{Figure} of {string.Join(" and ", About)}";
}
