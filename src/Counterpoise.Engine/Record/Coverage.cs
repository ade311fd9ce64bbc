namespace Counterpoise.Record;

/// <summary>Which years a data set covers. Apart from membership: a state may exist where the data set is silent.</summary>
/// <param name="Source">The data set and version.</param>
/// <param name="Years">First and last year that the data set speaks about, for the whole system.</param>
/// <param name="Licence">Terms of use, as far as known.</param>
public sealed record Coverage(Source Source, YearSpan Years, string Licence);
