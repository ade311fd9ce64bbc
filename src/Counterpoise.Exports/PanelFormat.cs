namespace Counterpoise.Exports;

/// <summary>How a panel is written.</summary>
public enum PanelFormat
{
    /// <summary>Text: UTF-8, a header, commas, line feeds; what is missing is empty.</summary>
    Csv,

    /// <summary>Apache Parquet; what is missing is null.</summary>
    Parquet,

    /// <summary>Stata .dta of format 118, read by Stata 14 and later and by haven in R.</summary>
    Stata14,

    /// <summary>Stata .dta of format 115, read by Stata 12 and later and by <c>foreign</c> in R; text in ASCII.</summary>
    Stata12,
}
