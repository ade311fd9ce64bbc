using System.Text;

namespace Counterpoise.Files;

/// <summary>Writes the start of a case, for its author to go on from.</summary>
internal static class CaseTemplate
{
    private const string NothingWritten = "nothing was written";

    /// <summary>Writes both files, or neither.</summary>
    public static void Write(string folder, string id, string title, string one, string other, YearSpan years)
    {
        var texts = new[]
        {
            (CaseFile.FileName, CaseText(id, title, one, other, years)),
            (EvidenceFile.FileName, EvidenceText(years)),
        };
        var faults = new FaultList();
        var path = Path.Combine(folder, CaseFile.FileName);
        // What is written must be readable: the reader's rules are the rules for the arguments.
        CaseFile.Read(SourceFile.OfText(path, texts[0].Item2), faults);
        foreach (var (name, _) in texts)
        {
            var taken = Path.Combine(folder, name);
            if (Path.Exists(taken))
                faults.Add(taken, 0, "the file is there already; choose another folder, or delete it first.");
        }
        if (faults.Count > 0)
            throw new FaultyInputException(faults.InOrder(), NothingWritten);
        List<string> written = [];
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in texts)
            {
                using var stream = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
                written.Add(stream.Name);
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            written.ForEach(File.Delete);
            throw new FaultyInputException(
                folder,
                0,
                $"the case cannot be written ({e.Message}); check the folder and its permissions.",
                NothingWritten
            );
        }
    }

    private static string CaseText(string id, string title, string one, string other, YearSpan years) =>
        $"""
            # What the case is about. Check it with 'counterpoise cases check FOLDER', then write its record from the
            # archive with 'counterpoise cases freeze FOLDER'.
            id: {Quoted(id)}
            title: {Quoted(title)}
            # What is asked, in a sentence.
            question: {Quoted($"What explains how {one} and {other} stand to each other?")}
            # The two states that the case is about: COW abbreviations.
            dyad: [{Quoted(one)}, {Quoted(other)}]
            # Years of the record, the first and the last.
            years: [{years.First}, {years.Last}]
            # Years within which evidence must be dated; let them begin as early as memory does.
            evidence-years: [{years.First}, {years.Last}]
            # The year that a brief is about unless another is asked for.
            focus-year: {years.Last}
            # Every state that matters to either: allies, rivals, patrons, third parties.
            states: [{Quoted(one)}, {Quoted(other)}]

            """;

    private static string EvidenceText(YearSpan years) =>
        $$"""
            # Meanings that no data set carries, each dated, directed and cited. Disputes, wars and rivalries that the
            # data sets hold must not be entered again. How further coders code the items, and what the items weigh between
            # theories, goes into {{CodingsFile.FileName}}. Delete '[]', then add items like this one:
            #
            #   - id: an-apology                  # lower-case words joined by hyphens, unique
            #     date: {{years.Last}}-01-31                # year, year-month or year-month-day
            #     until: open                     # optional: when it ended, or open
            #     title: One line that names the event
            #     perceiver: ROK                  # whose perception it informs
            #     actor: JPN                      # whose conduct is perceived
            #     about: PRK                      # optional: a third state
            #     type: apology                   # types: {{string.Join(
                "\n#                                     # ",
                EvidenceFile.TypeNames.Chunk(5).Select(names => string.Join(", ", names))
            )}}
            #     size: 0.5                       # above 0, at most 1: against a full-sized event of its type
            #     historical: false               # optional: whether it belongs to the earlier past of the two
            #     links: []                       # optional: ids of items that it answers, retracts or follows from
            #     summary: What happened, in two to four sentences.
            #     bearing: What it bears on in the argument.
            #     sources:
            #       - { author: "Lind, Jennifer", title: "Sorry States", year: 2008, place: "Cornell University Press" }
            items: []

            """;

    /// <summary>A text in double quotes, so that no character of it is read as syntax.</summary>
    private static string Quoted(string text) =>
        '"'
        + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .ReplaceLineEndings(" ")
        + '"';
}
