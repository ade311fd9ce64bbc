using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Tests.Files;

/// <summary>What a reader says of a text, one line a fault.</summary>
internal static class FaultsOf
{
    public static string[] Case(string text) => Of(() => CaseFile.Read(SourceFile.OfText("case.yaml", text)));

    public static string[] Evidence(string text) => Of(() => ReadEvidence(text));

    public static string[] Codings(string text, Predicate<string>? isTheory = null) =>
        Of(() => ReadCodings(text, isTheory));

    public static string[] Parameters(string text, params ParameterRequirement[] required) =>
        Of(() => ReadParameters(required, ("p.yaml", text)));

    public static string[] Theory(string text) => Of(() => TheoryFile.Read(SourceFile.OfText("theory.yaml", text)));

    public static string[] Folder(params (string Name, string? Text)[] changes)
    {
        using var folder = new TemporaryFolder();
        SampleCase.Write(folder, changes);
        return
        [
            .. CaseLibrary
                .Shipped.Check(folder.Path)
                .Select(f => f.ToString().Replace(folder.Path + "/", "", StringComparison.Ordinal)),
        ];
    }

    public static IReadOnlyList<EvidenceItem> ReadEvidence(string text) =>
        EvidenceFile.Read(SourceFile.OfText("evidence.yaml", text), SampleCase.Definition, States);

    public static CodedEvidence ReadCodings(string text, Predicate<string>? isTheory = null) =>
        CodingsFile.Read(SourceFile.OfText("codings.yaml", text), ReadEvidence(SampleCase.Evidence), isTheory);

    public static ParameterSet ReadParameters(
        IReadOnlyList<ParameterRequirement> required,
        params (string Name, string Text)[] files
    ) =>
        ParameterFile.Read(
            [.. files.Select(f => SourceFile.OfText(f.Name, f.Text))],
            required.Count == 0 ? null : required
        );

    public static Identity States { get; } =
        new(
            [
                State(1000, "OAV", "Old Avaria", 1850, 1910),
                State(1001, "AVA", "Avaria", 1945, 1960),
                State(1002, "BLM", "Belmark", 1816, 1960),
                State(1003, "CRV", "Corvia", 1951, 1960),
                State(1004, "NEW", "Corvia", 1900, 1930),
            ],
            []
        );

    public static string[] Of(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (FaultyInputException e)
        {
            return [.. e.Faults.Select(f => f.ToString())];
        }
    }

    private static StateIdentity State(int code, string abbreviation, string name, int first, int last) =>
        new()
        {
            Code = new(code),
            Abbreviation = abbreviation,
            Name = name,
            Membership = [new(first, last)],
        };
}
