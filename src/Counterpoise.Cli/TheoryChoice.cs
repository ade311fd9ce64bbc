using System.CommandLine;
using Counterpoise.Files;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary>The theories that a command asks: those that ship, or those that <c>--theory</c> names.</summary>
internal static class TheoryChoice
{
    /// <summary>The theories asked for, each once, in the order in which they are named.</summary>
    /// <exception cref="FaultyInputException">
    /// No theory has the id, a file is at fault, or two files bear one id; all faults at once.
    /// </exception>
    public static IReadOnlyList<Theory> Of(ParseResult parsed, CommonOptions options)
    {
        if (parsed.GetValue(options.Theory) is not { Length: > 0 } asked)
            return TheoryCatalogue.All;
        List<Theory> theories = [];
        List<Fault> faults = [];
        foreach (var name in asked.Distinct(StringComparer.Ordinal))
        {
            try
            {
                foreach (var theory in Named(name, "--theory"))
                {
                    if (theories.Find(t => t.Id == theory.Id) is not { } other)
                        theories.Add(theory);
                    else if (other != theory)
                        faults.Add(
                            new(name, 0, $"id '{theory.Id}' belongs to another file that is asked for; rename one.")
                        );
                }
            }
            catch (FaultyInputException faulty)
            {
                faults.AddRange(faulty.Faults);
            }
        }
        return faults.Count == 0 ? theories : throw new FaultyInputException(faults, "nothing was computed");
    }

    /// <summary>One theory, or other reading of one, by id or file.</summary>
    /// <param name="name">Id, or path of a theory file.</param>
    /// <param name="argument">What the user gave it as, for faults.</param>
    /// <exception cref="FaultyInputException">No theory has the id, or the file is at fault.</exception>
    public static Theory One(string name, string argument) =>
        IsFile(name)
            ? TheoryFile.Read(SourceFile.Read(name))
            : TheoryCatalogue.Find(name)
                ?? throw new FaultyInputException(
                    argument,
                    0,
                    $"'{name}' is no theory; choose {string.Join(", ", Ids())}, or name a theory file (.yaml).",
                    "nothing was computed"
                );

    /// <summary>Whether a name is a path of a theory file rather than an id.</summary>
    public static bool IsFile(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<Theory> Named(string name, string argument) =>
        string.Equals(name, TheoryCatalogue.Everything, StringComparison.OrdinalIgnoreCase)
            ? TheoryCatalogue.All
            : [One(name, argument)];

    private static IEnumerable<string> Ids() =>
        TheoryCatalogue.All.SelectMany(t => t.OtherReadings.Prepend(t)).Select(t => t.Id);
}
