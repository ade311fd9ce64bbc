namespace Counterpoise.Archive;

/// <summary>How far an import has come: said after every file.</summary>
/// <param name="Done">Files done, this one included.</param>
/// <param name="Files">Files in all.</param>
/// <param name="Outcome">What became of this one.</param>
public sealed record AddProgress(int Done, int Files, AddOutcome Outcome);
