namespace Counterpoise.Record;

/// <summary>
/// How much more one theory leads a coder to expect an item than another theory does: 10 log10 of the ratio of the item's
/// probability under the one to its probability under the other.
/// </summary>
/// <param name="Coder">Who weighed it.</param>
/// <param name="For">
/// Id of the theory that a positive weight speaks for; a theory's option follows a colon, as in
/// <c>balance-of-power:foreign-policy</c>.
/// </param>
/// <param name="Against">Id of the theory that it is weighed against.</param>
/// <param name="Weight">-60..60 dB; 0 says that the item does not tell the two apart, which is a judgement too.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <remarks>
/// fairfield2017, p. 366. The ratio is conditional on the items before it: what two items say alike counts with the first.
/// </remarks>
public sealed record EvidenceWeighing(string Coder, string For, string Against, Decibels Weight, string Reason)
{
    /// <summary>Greatest weight either way, dB: odds of a million to one, beyond which no single event is a likelihood.</summary>
    public const double Greatest = 60;

    /// <summary>Id of the theory that it is weighed against; never the one that it is weighed for.</summary>
    public string Against { get; } =
        Against != For
            ? Against
            : throw new ArgumentException("An item is weighed for one theory against another.", nameof(Against));

    /// <summary>-60..60 dB; positive speaks for <see cref="For"/>.</summary>
    public Decibels Weight { get; } =
        Math.Abs(Weight.Value) <= Greatest
            ? Weight
            : throw new ArgumentOutOfRangeException(nameof(Weight), Weight.Value, "A weight lies in -60..60 dB.");
}
