namespace Counterpoise;

/// <summary>An ordered pair: how <paramref name="Perceiver"/> sees <paramref name="Rival"/>. Direction matters.</summary>
public readonly record struct DirectedDyad(StateCode Perceiver, StateCode Rival)
{
    /// <summary>The same pair seen from the other side.</summary>
    public DirectedDyad Reversed => new(Rival, Perceiver);

    /// <inheritdoc />
    public override string ToString() => $"{Perceiver} -> {Rival}";
}

/// <summary>An unordered pair of states, kept with the lower code first.</summary>
public readonly record struct Dyad
{
    /// <summary>Makes the pair; the order of the arguments does not matter.</summary>
    /// <exception cref="ArgumentException">A state forms no dyad with itself.</exception>
    public Dyad(StateCode one, StateCode other)
    {
        if (one == other)
            throw new ArgumentException($"State {one} forms no dyad with itself.", nameof(other));
        (A, B) = one < other ? (one, other) : (other, one);
    }

    /// <summary>The state with the lower code.</summary>
    public StateCode A { get; }

    /// <summary>The state with the higher code.</summary>
    public StateCode B { get; }

    /// <summary>A seen as perceiver of B.</summary>
    public DirectedDyad Forward => new(A, B);

    /// <summary>B seen as perceiver of A.</summary>
    public DirectedDyad Backward => new(B, A);

    /// <inheritdoc />
    public override string ToString() => $"{A} - {B}";
}
