namespace Counterpoise.Exports;

/// <summary>What an export wrote.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Bytes">Bytes of the data file.</param>
/// <param name="Files">Every file, the data file first.</param>
public sealed record WrittenPanel(long Rows, long Bytes, IReadOnlyList<WrittenFile> Files);

/// <summary>A file that was written.</summary>
/// <param name="Path">Where, as the caller named the data file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal.</param>
public sealed record WrittenFile(string Path, long Bytes, string Sha256);
