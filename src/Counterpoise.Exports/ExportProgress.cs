namespace Counterpoise.Exports;

/// <summary>How far an export is.</summary>
/// <param name="Years">Years written.</param>
/// <param name="Of">Years to be written.</param>
/// <param name="Rows">Rows written.</param>
public readonly record struct ExportProgress(int Years, int Of, long Rows);
