using System.CommandLine;
using Counterpoise.Archive;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Cli;

/// <summary><c>cases list|check|new|freeze</c>.</summary>
internal static class CasesCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings) =>
        new("cases", "cases: a few states, their record and the evidence about them")
        {
            List(options, surroundings),
            Check(surroundings),
            New(surroundings),
            Freeze(options, surroundings),
        };

    private static Command List(CommonOptions options, Surroundings surroundings)
    {
        var list = new Command("list", "the cases that ship");
        list.SetAction(
            (parsed, _) =>
            {
                var table = new ResultTable(
                    [
                        Column.OfText("case", "case"),
                        Column.OfText("title", "title"),
                        Column.OfIntegers("first_year", "first year"),
                        Column.OfIntegers("last_year", "last year"),
                        Column.OfIntegers("states", "states"),
                        Column.OfText("question", "question"),
                    ],
                    [
                        .. CaseLibrary
                            .Shipped.Definitions()
                            .Select(d =>
                                (IReadOnlyList<Cell>)
                                    [
                                        Cell.Of(d.Id),
                                        Cell.Of(d.Title),
                                        Cell.Of(d.Years.First.Value),
                                        Cell.Of(d.Years.Last.Value),
                                        Cell.Of(d.States.Count),
                                        Cell.Of(d.Question),
                                    ]
                            ),
                    ]
                );
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    new("Cases", [table]),
                    new Manifest("cases list")
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return list;
    }

    private static Command Check(Surroundings surroundings)
    {
        var which = new Argument<string>("CASE") { Description = "a case's id, or its folder" };
        var check = new Command("check", "every fault of a case, with place and repair") { which };
        check.SetAction(
            (parsed, _) =>
            {
                var faults = CaseLibrary.Shipped.Check(parsed.GetRequiredValue(which), RecordSource.IsTheory);
                if (faults.Count > 0)
                    throw new FaultyInputException(faults);
                surroundings.Out.Write("no faults\n");
                return Task.FromResult(CommandLine.Success);
            }
        );
        return check;
    }

    private static Command New(Surroundings surroundings)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER")
        {
            Description = "folder of the new case; its name is the id",
        };
        var one = new Argument<string>("A") { Description = "one state" };
        var other = new Argument<string>("B") { Description = "the other state" };
        var title = new Option<string>("--title") { Description = "name of the case in running text" };
        var make = new Command("new", "starts a case: case.yaml and evidence.yaml with comments")
        {
            folder,
            one,
            other,
            title,
        };
        make.SetAction(
            (parsed, _) =>
            {
                var directory = parsed.GetRequiredValue(folder);
                string a = parsed.GetRequiredValue(one);
                string b = parsed.GetRequiredValue(other);
                CaseLibrary.New(
                    directory.FullName,
                    directory.Name,
                    parsed.GetValue(title) ?? $"{a} and {b}",
                    a,
                    b,
                    new YearSpan(1946, 2022)
                );
                surroundings.Out.Write(
                    $"{directory.Name}: case.yaml and evidence.yaml written; then 'counterpoise cases freeze {directory}'.\n"
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return make;
    }

    private static Command Freeze(CommonOptions options, Surroundings surroundings)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "folder of the case; holds case.yaml" };
        var freeze = new Command("freeze", "writes a case's record from the archive, the same bytes every time")
        {
            folder,
        };
        freeze.SetAction(
            (parsed, cancellation) =>
            {
                string path = parsed.GetRequiredValue(folder).FullName;
                var definition = CaseLibrary.Shipped.Definition(path);
                // Political relevance in the first year of the case is read in the year before.
                var years = new YearSpan(Math.Max(1, definition.Years.First.Value - 1), definition.Years.Last.Value);
                var world = new RecordSource(options, surroundings).Load(parsed, years, cancellation).World;
                var states = definition.States.Select(name => StateOf(world, name, definition)).ToArray();
                var files = CaseFreezer.Freeze(world, states, definition.Years, Derived);
                cancellation.ThrowIfCancellationRequested();
                foreach (var (name, content) in files)
                    AtomicFile.Write(Path.Combine(path, name), stream => stream.Write(content));
                surroundings.Out.Write($"{definition.Id}: {files.Count} files written.\n");
                return Task.FromResult(CommandLine.Success);
            }
        );
        return freeze;
    }

    private static IEnumerable<(string Quantity, SystemFigure Figure)> Derived(YearSlice slice) =>
        SystemQuantity
            .All.Select(quantity => (quantity.Id, Figure: quantity.Figure(slice)))
            .Where(q => q.Figure is not null)
            .Select(q => (q.Id, q.Figure!.Value));

    // A state of the case need not exist in its focus year: West Germany does not in 2013.
    private static StateCode StateOf(World world, string name, CaseDefinition definition)
    {
        for (var year = definition.Years.Last; year >= definition.Years.First; year = year.Plus(-1))
        {
            if (
                world.Identity.States.Any(s =>
                    s.IsMember(year) && string.Equals(s.Abbreviation, name, StringComparison.OrdinalIgnoreCase)
                )
            )
                return world.Identity.Resolve(name, year).State.Code;
        }
        return world.Identity.Resolve(name, null).State.Code;
    }
}
