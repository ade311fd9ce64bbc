namespace Counterpoise.Record;

/// <summary>A count of unordered pairs of states over the whole system in one year.</summary>
/// <param name="Count">Number of pairs to which it applies.</param>
/// <param name="Known">Number of pairs of which it is known whether it applies; not below <paramref name="Count"/>.</param>
/// <param name="Missing">Number of pairs of which that is not known.</param>
public readonly record struct DyadCount(int Count, int Known, int Missing);
