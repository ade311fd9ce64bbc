namespace Counterpoise.Theories;

/// <summary>The question of one theory against another.</summary>
/// <param name="Theory">Id of the theory that positive weights speak for, perhaps with an option after a colon.</param>
/// <param name="Rival">Id of the theory that it stands against; another.</param>
public readonly record struct TheoryPair(string Theory, string Rival)
{
    /// <summary>The same question asked from the other side.</summary>
    public TheoryPair Reversed => new(Rival, Theory);

    /// <summary>The pair without its direction: the id that comes first in ordinal order stands first.</summary>
    public TheoryPair Unordered => string.CompareOrdinal(Theory, Rival) <= 0 ? this : Reversed;

    /// <inheritdoc />
    public override string ToString() => $"{Theory} against {Rival}";
}
