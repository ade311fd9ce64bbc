namespace Counterpoise.Alignment.Weights;

/// <summary>One end of a range, sought on the profile where the height is no parabola.</summary>
/// <param name="Away">Signed distance from the top, on the scale of fitting.</param>
/// <param name="Fall">Scaled fall of the height at the end that a parabola would have, 0 or more.</param>
/// <param name="Higher">Whether a place on the way was higher than the top.</param>
/// <param name="Unsettled">Whether the tries ran out before the end was found.</param>
internal readonly record struct RangeEnd(double Away, double Fall, bool Higher, bool Unsettled);
