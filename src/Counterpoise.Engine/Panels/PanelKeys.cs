using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>What every panel begins with: who and when, and which rows there are.</summary>
internal static class PanelKeys
{
    private const int GreatestCode = 9999;

    /// <summary>The columns of the key.</summary>
    public static IEnumerable<PanelColumn> Of(PanelUnit unit, YearSpan years) =>
        unit switch
        {
            PanelUnit.StateYear => [Code("ccode", "COW code of the state"), Year(years)],
            PanelUnit.DyadYear =>
            [
                Code("ccode1", "COW code of the state with the lower code"),
                Code("ccode2", "COW code of the state with the higher code"),
                Year(years),
            ],
            PanelUnit.DirectedDyadYear =>
            [
                Code("ccode1", "COW code of the first state; of a threat, the perceiver"),
                Code("ccode2", "COW code of the second state; of a threat, the rival"),
                Year(years),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "No such unit."),
        };

    /// <summary>Which rows there are, in sentences.</summary>
    public static string MembershipRule(World world, PanelUnit unit, bool relevantOnly)
    {
        var rule =
            unit == PanelUnit.StateYear
                ? "A row for every year in which the state was a member of the state system on at least one day (COW state-years)."
                : "A row for every year in which the two were members of the state system on at least one same day; by years alone where the "
                    + "record holds no days. States of one year that never met have none, as the Republic of Vietnam and Suriname in 1975.";
        rule += unit switch
        {
            PanelUnit.DyadYear => " Each pair once, the lower code first.",
            PanelUnit.DirectedDyadYear => " Each pair twice, once in each direction.",
            _ => "",
        };
        if (relevantOnly)
        {
            rule +=
                " Only pairs politically relevant in the year before: directly contiguous (classes 1 to 5), or at least one a major power; "
                + "pairs of which that is not known are left out.";
        }
        return rule
            + (
                world.Slices.All(slice => slice.HoldsWholeSystem)
                    ? " COW's list of members ends with 2016; later years follow the record's list of states, which carries it on."
                    : " This record holds some states of the system only, and no row for others."
            );
    }

    private static PanelColumn Code(string name, string label) =>
        new(name, PanelType.Whole, label, "COW code")
        {
            IsKey = true,
            Least = 1,
            Greatest = GreatestCode,
        };

    private static PanelColumn Year(YearSpan years) =>
        new("year", PanelType.Whole, "Calendar year", "year")
        {
            IsKey = true,
            Least = years.First.Value,
            Greatest = years.Last.Value,
        };
}
