using System.CommandLine;
using Counterpoise.Briefs;
using Counterpoise.Files;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary><c>theories list|show|check|variables</c>.</summary>
internal static class TheoriesCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var printer = new ResultPrinter(options, surroundings);
        return new("theories", "theories of alignment: those that ship, and your own in files")
        {
            List(printer),
            Show(printer),
            Check(printer),
            Variables(printer),
        };
    }

    private static Command List(ResultPrinter printer)
    {
        var list = new Command("list", "the theories that ship, contested readings marked");
        list.SetAction(
            (parsed, _) =>
            {
                printer.Print(parsed, ListOf(TheoryCatalogue.All), new Manifest("theories list"));
                return Task.FromResult(CommandLine.Success);
            }
        );
        return list;
    }

    private static Command Show(ResultPrinter printer)
    {
        var which = new Argument<string>("ID | FILE") { Description = "a theory's id, or a theory file (.yaml)" };
        var show = new Command("show", "what a theory claims, how it is read, and what would refute it") { which };
        show.SetAction(
            (parsed, _) =>
            {
                string asked = parsed.GetRequiredValue(which);
                var theory = TheoryChoice.One(asked, "argument");
                printer.Print(parsed, TheoryCard.Of(theory), ManifestOf("show", asked));
                return Task.FromResult(CommandLine.Success);
            }
        );
        return show;
    }

    private static Command Check(ResultPrinter printer)
    {
        var path = new Argument<string>("FILE") { Description = "a theory file" };
        var check = new Command("check", "every fault of a theory file, or the theory read back in sentences") { path };
        check.SetAction(
            (parsed, _) =>
            {
                string asked = parsed.GetRequiredValue(path);
                var theory = TheoryFile.Read(SourceFile.Read(asked));
                printer.Print(parsed, TheoryCard.Reading(theory), ManifestOf("check", asked));
                return Task.FromResult(CommandLine.Success);
            }
        );
        return check;
    }

    private static Command Variables(ResultPrinter printer)
    {
        var variables = new Command("variables", "what a theory file may measure");
        variables.SetAction(
            (parsed, _) =>
            {
                printer.Print(parsed, TheoryCard.Variables(), new Manifest("theories variables"));
                return Task.FromResult(CommandLine.Success);
            }
        );
        return variables;
    }

    private static Manifest ManifestOf(string command, string asked) =>
        new($"theories {command} {asked}")
        {
            InputHashes =
                TheoryChoice.IsFile(asked) || command == "check"
                    ? new Dictionary<string, string> { [asked] = SourceFile.Read(asked).Sha256 }
                    : new Dictionary<string, string>(),
        };

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
                        .. theories.SelectMany(theory =>
                            theory
                                .OtherReadings.Select(other => Row(other, "contested reading"))
                                .Prepend(Row(theory, theory.IsBaseline ? "baseline" : "theory"))
                        ),
                    ]
                ),
            ]
        );

    private static IReadOnlyList<Cell> Row(Theory theory, string kind) =>
        [
            Cell.Of(theory.Id),
            Cell.Of(theory.Name),
            Cell.Of(theory.Source.Short),
            Cell.Of(Bibliography.WrittenOut(theory.Claim)),
            Cell.Of(kind),
        ];
}
