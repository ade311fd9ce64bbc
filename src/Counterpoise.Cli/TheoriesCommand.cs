using System.CommandLine;
using Counterpoise.Briefs;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary><c>theories list</c> and <c>theories show ID</c>.</summary>
internal static class TheoriesCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var printer = new ResultPrinter(options, surroundings);
        var list = new Command("list", "the theories that ship");
        list.SetAction(
            (parsed, _) =>
            {
                printer.Print(parsed, ListOf(TheoryCatalogue.All), new Manifest("theories list"));
                return Task.FromResult(CommandLine.Success);
            }
        );
        var id = new Argument<string>("ID") { Description = "a theory's id" };
        var show = new Command("show", "what a theory claims, how it is read, and what would refute it") { id };
        show.SetAction(
            (parsed, _) =>
            {
                string asked = parsed.GetRequiredValue(id);
                var theory =
                    TheoryCatalogue.Find(asked)
                    ?? throw new FaultyInputException(
                        "argument",
                        0,
                        $"'{asked}' is no theory; choose {string.Join(", ", TheoryCatalogue.All.Select(t => t.Id))}.",
                        "nothing was shown"
                    );
                printer.Print(parsed, CardOf(theory), new Manifest($"theories show {theory.Id}"));
                return Task.FromResult(CommandLine.Success);
            }
        );
        return new Command("theories", "theories of alignment") { list, show };
    }

    private static Document ListOf(IReadOnlyList<Theory> theories) =>
        new(
            "Theories",
            [
                new ResultTable(
                    [
                        Column.OfText("theory", "theory"),
                        Column.OfText("name", "name"),
                        Column.OfText("source", "source"),
                        Column.OfText("claim", "claim"),
                        Column.OfText("kind", "kind"),
                    ],
                    [
                        .. theories.Select(t =>
                            (IReadOnlyList<Cell>)
                                [
                                    Cell.Of(t.Id),
                                    Cell.Of(t.Name),
                                    Cell.Of(t.Source.Short),
                                    Cell.Of(t.Claim),
                                    Cell.Of(KindOf(t)),
                                ]
                        ),
                    ]
                ),
            ]
        );

    private static string KindOf(Theory theory) => theory.IsBaseline ? "baseline" : "theory";

    private static Document CardOf(Theory theory) =>
        new(
            theory.Name,
            [
                new DefinitionList([
                    new("kind", KindOf(theory)),
                    new("source", $"{Bibliography.Of(theory.Source.Key).Full} {theory.Source.Locator}"),
                    new("claim (the author's)", Bibliography.WrittenOut(theory.Claim)),
                    new("our reading", Bibliography.WrittenOut(theory.OurReading)),
                    new("structural variables", string.Join(", ", theory.Level.Structural)),
                    new("unit-level variables", string.Join(", ", theory.Level.Unit)),
                    new("strength", theory.Strength),
                    new("refuted by", theory.RefutedBy),
                ]),
                new Heading(1, "Proxies of ours"),
                new BulletList([.. theory.Proxies.Select(Bibliography.WrittenOut)]),
                new Heading(1, "Critical questions"),
                new BulletList(theory.CriticalQuestions),
                new Sources([Bibliography.Of(theory.Source.Key).Full]),
            ]
        );
}
