namespace Counterpoise.Record;

/// <summary>Somebody who codes evidence.</summary>
/// <param name="Id">Name in files, in lower case with hyphens.</param>
/// <param name="Note">Who it is and how the coding was done, such as blind or with the first coding in view; may be empty.</param>
public sealed record EvidenceCoder(string Id, string Note = "");

/// <summary>
/// A further coder's reading of an item. It shows agreement and nothing else: measures read the item's own type and size.
/// </summary>
/// <param name="Coder">Who coded it.</param>
/// <param name="Type">The kind of event that the coder sees in it.</param>
/// <param name="Size">Size against a full-sized event of that type, above 0 and at most 1.</param>
/// <param name="Historical">Whether the coder counts it to the historical past; null where the coder was not asked.</param>
public sealed record EvidenceCoding(string Coder, EvidenceType Type, double Size, bool? Historical = null)
{
    /// <summary>Size against a full-sized event of the coder's type, above 0 and at most 1.</summary>
    public double Size { get; } =
        Size is > 0 and <= 1
            ? Size
            : throw new ArgumentOutOfRangeException(nameof(Size), Size, "A size lies above 0 and is at most 1.");
}
