using System.Collections.Frozen;
using System.Globalization;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>What a layout must be for every program to read it.</summary>
internal static class LayoutRules
{
    private const int MostName = 32;

    private const string RangeExample = "a variable named as its meaning, such as owes_defense";

    // Stata: help reserved names; R: ?Reserved; Python: the language reference, keywords.
    private static readonly FrozenDictionary<string, string> Reserved = new (string Program, string Words)[]
    {
        // Those that begin with an underscore are no names here anyway.
        ("Stata", "byte double float if in int long using with"),
        ("R", "else repeat while function for next break"),
        (
            "Python",
            "and as assert async await class continue def del elif except finally from global import is lambda nonlocal not or pass "
                + "raise return try yield"
        ),
    }
        .SelectMany(list => list.Words.Split(' ').Select(word => (word, list.Program)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Program);

    /// <summary>Refuses a layout that some program could not read.</summary>
    /// <exception cref="FaultyInputException">Some columns cannot be written so; every fault is named.</exception>
    public static void Check(PanelLayout layout)
    {
        List<Fault> faults = [];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in layout.Columns)
        {
            Add(faults, column, NameRule(column.Name));
            if (!seen.Add(column.Name))
                Add(faults, column, "stands twice, whatever the case; leave one out.");
            if (new StringInfo(column.Label).LengthInTextElements > StataText.MostLabel)
                Add(faults, column, $"has a label of more than {StataText.MostLabel} characters; shorten it.");
            if (column.ValueLabels.Count > 0 && column.Type != PanelType.Whole)
                Add(faults, column, "names values and is not whole; only whole numbers can stand for something.");
            if (column.ValueLabels.Select(label => label.Value).Distinct().Count() < column.ValueLabels.Count)
                Add(faults, column, "names a value twice; keep one name.");
        }
        if (layout.Columns.Count is 0 or > 32_767)
            faults.Add(new("columns", 0, "are none or more than the 32767 that Stata holds; ask for fewer or more."));
        if (faults.Count > 0)
            throw new FaultyInputException(faults, "nothing was written");
    }

    private static string? NameRule(string name)
    {
        if (name.Length is 0 or > MostName || name[0] is < 'a' or > 'z')
            return Rule();
        if (!name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
            return Rule();
        if (Reserved.TryGetValue(name, out var program))
            return $"is a word that {program} keeps for itself; choose {RangeExample}.";
        if (name.StartsWith("str", StringComparison.Ordinal) && name.Length > 3 && name[3..].All(char.IsAsciiDigit))
            return $"is a word that Stata keeps for itself; choose {RangeExample}.";
        return null;

        static string Rule() =>
            "is no name that R, Stata and Python all take: at most 32 of a-z, 0-9 and _, a letter first; rename it.";
    }

    private static void Add(List<Fault> faults, PanelColumn column, string? rule)
    {
        if (rule is not null)
            faults.Add(new("columns", 0, $"column '{column.Name}' {rule}"));
    }
}
