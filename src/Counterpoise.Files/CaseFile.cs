using System.Globalization;

namespace Counterpoise.Files;

/// <summary>Reads <c>case.yaml</c>: what a case is about.</summary>
public static class CaseFile
{
    /// <summary>Name of the file in its case.</summary>
    public const string FileName = "case.yaml";

    private const string YearsExample = "[1946, 2022]";
    private const string DyadExample = "[JPN, ROK]";
    private const string StatesExample = "[USA, JPN, ROK]";

    private static readonly string[] Keys =
    [
        "id",
        "title",
        "question",
        "dyad",
        "years",
        "evidence-years",
        "focus-year",
        "states",
    ];

    /// <summary>Reads a case file.</summary>
    /// <exception cref="FaultyInputException">The file is at fault; every fault is named with its line.</exception>
    public static CaseDefinition Read(SourceFile file)
    {
        var faults = new FaultList();
        var draft = Read(file, faults);
        faults.ThrowIfAny();
        return draft.Definition!;
    }

    internal static CaseDraft Read(SourceFile file, FaultList faults)
    {
        int before = faults.Count;
        var root = YamlTree.Read(file, faults);
        if (YamlFields.Of(root, "the case", Keys, file.Name, faults) is not { } fields)
            return new(file.Name, null, null, null, null, null);

        var id = fields.Text("id", "japan-rok");
        if (id is not null && !KebabCase.Fits(id))
        {
            fields.Fault(
                "id",
                $"id '{FaultList.Shown(id)}' is not in kebab case; write lower-case words joined by hyphens, as japan-rok."
            );
        }
        var title = fields.Text("title", "Japan and the Republic of Korea");
        var question = fields.Text("question", "Why are the two not allied?");
        var dyad = fields.Texts("dyad", DyadExample);
        var states = fields.Texts("states", StatesExample);
        var years = fields.Years("years", YearsExample);
        var evidenceYears = fields.Years("evidence-years", "[1592, 2024]");
        var focus = fields.Whole("focus-year", 1, 9999, "2013");

        if (years is { Count: > CaseDefinition.GreatestSpan } tooLong)
        {
            fields.Fault(
                "years",
                $"years {tooLong} span {tooLong.Count} years, more than {CaseDefinition.GreatestSpan}; shorten the span."
            );
            years = null;
        }
        if (years is { } span && focus is { } year && !span.Contains(new Year(year)))
            fields.Fault("focus-year", $"focus-year {year} lies outside years {span}; choose a year within them.");
        CheckStates(fields, states, file.Name, faults);
        dyad = CheckDyad(fields, dyad, states, file.Name, faults);

        var definition =
            faults.Count > before
                ? null
                : new CaseDefinition
                {
                    Id = id!,
                    Title = title!,
                    Question = question!,
                    Dyad = (dyad![0].Text, dyad[1].Text),
                    Years = years!.Value,
                    EvidenceYears = evidenceYears!.Value,
                    FocusYear = new Year(focus!.Value),
                    States = [.. states!.Select(s => s.Text)],
                };
        return new(file.Name, definition, years, evidenceYears, dyad, states);
    }

    private static void CheckStates(
        YamlFields fields,
        IReadOnlyList<(string Text, int Line)>? states,
        string file,
        FaultList faults
    )
    {
        if (states is null)
            return;
        if (states.Count > CaseDefinition.MostStates)
        {
            var count = states.Count.ToString(CultureInfo.InvariantCulture);
            fields.Fault(
                "states",
                $"states lists {count} states, more than the {CaseDefinition.MostStates} that a case may hold; drop some."
            );
        }
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, line) in states)
        {
            if (!seen.Add(text))
                faults.Add(file, line, $"state '{FaultList.Shown(text)}' is listed twice in states; delete one.");
        }
    }

    private static IReadOnlyList<(string Text, int Line)>? CheckDyad(
        YamlFields fields,
        IReadOnlyList<(string Text, int Line)>? dyad,
        IReadOnlyList<(string Text, int Line)>? states,
        string file,
        FaultList faults
    )
    {
        if (dyad is null)
            return null;
        if (dyad.Count != 2)
        {
            fields.Fault("dyad", $"dyad has {dyad.Count} entries where it needs two; write 'dyad: {DyadExample}'.");
            return null;
        }
        if (string.Equals(dyad[0].Text, dyad[1].Text, StringComparison.OrdinalIgnoreCase))
            fields.Fault("dyad", $"dyad pairs '{FaultList.Shown(dyad[0].Text)}' with itself; name two states.");
        foreach (var (text, line) in dyad)
        {
            if (states is null || states.Any(s => string.Equals(s.Text, text, StringComparison.OrdinalIgnoreCase)))
                continue;
            faults.Add(
                file,
                line,
                $"dyad names '{FaultList.Shown(text)}', which states does not list; add it to states."
            );
        }
        return dyad;
    }
}
