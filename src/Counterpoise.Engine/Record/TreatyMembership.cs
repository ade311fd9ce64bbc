namespace Counterpoise.Record;

/// <summary>A state was bound by an alliance treaty over a span of years without a break.</summary>
/// <param name="Treaty">Number of the treaty in its data set.</param>
/// <param name="State">The state.</param>
/// <param name="First">First year.</param>
/// <param name="Last">Last year; the last year of coverage where it was then still bound.</param>
/// <param name="Defence">Whether the treaty holds an obligation to defend; null where its provisions are not coded.</param>
public readonly record struct TreatyMembership(int Treaty, StateCode State, Year First, Year Last, bool? Defence);
