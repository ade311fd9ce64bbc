namespace Counterpoise.Panels;

/// <summary>What a panel holds: its unit, its years and its columns, keys first.</summary>
/// <param name="Unit">What one row is about.</param>
/// <param name="Years">First and last year.</param>
/// <param name="Columns">Columns in the order of every format; names differ, whatever their case.</param>
/// <param name="MembershipRule">Which rows there are, in one or more sentences.</param>
public sealed record PanelLayout(
    PanelUnit Unit,
    YearSpan Years,
    IReadOnlyList<PanelColumn> Columns,
    string MembershipRule
);
