namespace Counterpoise.Statistics;

/// <summary>Four 32-bit words: a counter that goes into <see cref="Philox.Block"/>, or the block that comes out.</summary>
/// <param name="Word0">Word 0, least significant.</param>
/// <param name="Word1">Word 1.</param>
/// <param name="Word2">Word 2.</param>
/// <param name="Word3">Word 3, most significant.</param>
public readonly record struct PhiloxWords(uint Word0, uint Word1, uint Word2, uint Word3);

/// <summary>The key of <see cref="Philox.Block"/>: one bijection of counters for each key.</summary>
/// <param name="Word0">Word 0: the low half of a seed.</param>
/// <param name="Word1">Word 1: the high half of a seed.</param>
public readonly record struct PhiloxKey(uint Word0, uint Word1);
