namespace Counterpoise.Archive.Importers;

/// <summary>Columns of one family: flags, and codes that run from a least to a greatest.</summary>
internal static class Scales
{
    /// <summary>Columns of 0 or 1.</summary>
    public static IEnumerable<Field> Flags(params string[] headers) => headers.Select(h => Field.Integer(h, 0, 1));

    /// <summary>Columns of whole codes.</summary>
    public static IEnumerable<Field> Codes(params (string Header, int Least, int Greatest)[] codes) =>
        codes.Select(c => Field.Integer(c.Header, c.Least, c.Greatest));

    /// <summary>The same columns, with a value in every row.</summary>
    public static IEnumerable<Field> Always(this IEnumerable<Field> fields) => fields.Select(f => f.Always());
}
