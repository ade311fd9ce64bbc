using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>
/// The door to cases and parameters: those shipped within the program by name, others by their folder. Both are read
/// by the same code.
/// </summary>
public sealed class CaseLibrary
{
    private const string CasesFolder = "cases/";
    private const string ParametersFolder = "parameters/";

    private readonly SortedSet<string> _names;
    private readonly Func<string, Stream?> _open;

    /// <summary>Makes a library of embedded files.</summary>
    /// <param name="names">Names of the files, such as <c>cases/japan-rok/case.yaml</c> and <c>parameters/assumed.yaml</c>.</param>
    /// <param name="open">Opens a file by its name.</param>
    public CaseLibrary(IEnumerable<string> names, Func<string, Stream?> open)
    {
        _names = new(names, StringComparer.Ordinal);
        _open = open;
        Ids =
        [
            .. _names
                .Where(name =>
                    name.StartsWith(CasesFolder, StringComparison.Ordinal)
                    && name.EndsWith('/' + CaseFile.FileName, StringComparison.Ordinal)
                )
                .Select(name => name[CasesFolder.Length..^(CaseFile.FileName.Length + 1)])
                .Where(KebabCase.Fits),
        ];
    }

    /// <summary>What ships within the program.</summary>
    public static CaseLibrary Shipped { get; } =
        new(
            typeof(CaseLibrary).Assembly.GetManifestResourceNames(),
            typeof(CaseLibrary).Assembly.GetManifestResourceStream
        );

    /// <summary>Ids of the embedded cases, in ordinal order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>What each embedded case is about, in the order of <see cref="Ids"/>.</summary>
    /// <exception cref="FaultyInputException">A case file is at fault.</exception>
    public IReadOnlyList<CaseDefinition> Definitions()
    {
        var faults = new FaultList();
        List<CaseDefinition> definitions = [];
        foreach (var id in Ids)
        {
            var file = Embedded($"{CasesFolder}{id}/{CaseFile.FileName}", SourceFile.GreatestYaml, faults)!;
            if (CaseFile.Read(file, faults).Definition is { } definition)
                definitions.Add(definition);
        }
        faults.ThrowIfAny();
        return definitions;
    }

    /// <summary>Opens a case.</summary>
    /// <param name="idOrFolder">Id of an embedded case, or path of a folder that holds one. An id goes before a folder.</param>
    /// <param name="isTheory">
    /// Whether a theory that evidence is weighed for has this id, with its option after a colon where it has one; null
    /// to check only the form of ids.
    /// </param>
    /// <exception cref="FaultyInputException">There is no such case, or it is at fault; every fault is named.</exception>
    public Case Open(string idOrFolder, Predicate<string>? isTheory = null)
    {
        var faults = new FaultList();
        var opened = Read(idOrFolder, isTheory, faults);
        faults.ThrowIfAny();
        return opened!;
    }

    /// <summary>Every fault of a case, in order of file and line; none where it can be opened.</summary>
    /// <param name="idOrFolder">Id of an embedded case, or path of a folder that holds one.</param>
    /// <param name="isTheory">As for <see cref="Open"/>.</param>
    public IReadOnlyList<Fault> Check(string idOrFolder, Predicate<string>? isTheory = null)
    {
        var faults = new FaultList();
        Read(idOrFolder, isTheory, faults);
        return faults.Count == 0 ? [] : faults.InOrder();
    }

    /// <summary>What a case is about, read from its case file alone: all that there is before a record is frozen.</summary>
    /// <exception cref="FaultyInputException">There is no such case, or its case file is at fault.</exception>
    public CaseDefinition Definition(string idOrFolder)
    {
        var faults = new FaultList();
        var definition =
            Shelf(idOrFolder, faults) is { } shelf
            && shelf.Find(CaseFile.FileName, SourceFile.GreatestYaml, faults) is { } file
                ? CaseFile.Read(file, faults).Definition
                : null;
        faults.ThrowIfAny();
        return definition ?? throw new FaultyInputException(idOrFolder, 0, NoCaseFile);
    }

    /// <summary>Findings of the whole record that an embedded case carries; null where it carries none.</summary>
    /// <exception cref="FaultyInputException">The file is at fault.</exception>
    public ResultFile? Results(string id)
    {
        if (!Ids.Contains(id, StringComparer.Ordinal))
            return null;
        var faults = new FaultList();
        var file = Embedded($"results/{id}.json", SourceFile.GreatestYaml, faults);
        faults.ThrowIfAny();
        return file is null ? null : ResultFile.Read(file);
    }

    /// <summary>Names of the embedded parameter sets, in ordinal order.</summary>
    /// <exception cref="FaultyInputException">A parameter file is at fault.</exception>
    public IReadOnlyList<string> ParameterSets() =>
        [.. ParameterFiles().Select(file => file.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads an embedded parameter set: every embedded file that bears its name.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="required">The parameters that it must have; null to take what it holds.</param>
    /// <exception cref="FaultyInputException">There is no such set, or a file is at fault.</exception>
    public ParameterSet Parameters(string name = "assumed", IReadOnlyList<ParameterRequirement>? required = null)
    {
        var files = ParameterFiles();
        List<SourceFile> named = [.. files.Where(file => file.Name == name).Select(file => file.File)];
        if (named.Count > 0)
            return ParameterFile.Read(named, required);
        var known = files.Select(file => file.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        throw new FaultyInputException(
            "--parameters",
            0,
            $"'{FaultList.Shown(name)}' is no embedded parameter set; {NearMatches.Ask(name, known, "the sets are")}"
        );
    }

    /// <summary>The embedded files that bear the name of a parameter set.</summary>
    /// <param name="name">Name of the set; none bear a name that <see cref="ParameterSets"/> does not list.</param>
    /// <exception cref="FaultyInputException">A parameter file is at fault.</exception>
    public IReadOnlyList<SourceFile> ParameterFilesOf(string name) =>
        [.. ParameterFiles().Where(file => file.Name == name).Select(file => file.File)];

    /// <summary>Writes the files of a new case by hand's start: <c>case.yaml</c> and <c>evidence.yaml</c>, with comments.</summary>
    /// <param name="folder">Folder of the case; made where it is missing.</param>
    /// <param name="id">Id of the case, in kebab case.</param>
    /// <param name="title">Name of the case in running text.</param>
    /// <param name="one">One of the two states, as COW abbreviation, number or name.</param>
    /// <param name="other">The other state.</param>
    /// <param name="years">Years of the record; the last becomes the focus year.</param>
    /// <exception cref="FaultyInputException">A value is at fault, or a file is there already; nothing was written.</exception>
    public static void New(string folder, string id, string title, string one, string other, YearSpan years) =>
        CaseTemplate.Write(folder, id, title, one, other, years);

    private const string NoCaseFile =
        "there is no case.yaml here; name the folder of a case, or make one with 'cases new'.";

    private List<(string Name, SourceFile File)> ParameterFiles()
    {
        var faults = new FaultList();
        List<(string, SourceFile)> files = [];
        foreach (var name in _names)
        {
            if (
                !name.StartsWith(ParametersFolder, StringComparison.Ordinal)
                || !name.EndsWith(".yaml", StringComparison.Ordinal)
            )
                continue;
            var file = Embedded(name, SourceFile.GreatestYaml, faults)!;
            if (ParameterFile.NameOf(file, faults) is { } set)
                files.Add((set, file));
        }
        faults.ThrowIfAny();
        return files;
    }

    private Case? Read(string idOrFolder, Predicate<string>? isTheory, FaultList faults)
    {
        if (Shelf(idOrFolder, faults) is not { } shelf)
            return null;
        int before = faults.Count;
        var caseFile = shelf.Find(CaseFile.FileName, SourceFile.GreatestYaml, faults);
        var evidenceFile = shelf.Find(EvidenceFile.FileName, SourceFile.GreatestYaml, faults);
        var codingsFile = shelf.Find(CodingsFile.FileName, SourceFile.GreatestYaml, faults);
        var claimsFile = shelf.Find(ClaimsFile.FileName, SourceFile.GreatestYaml, faults);
        var frozen = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        List<string> missing = [];
        foreach (var name in CaseRecord.FileNames)
        {
            int faultsBefore = faults.Count;
            if (shelf.Find(name, SourceFile.GreatestCsv, faults) is { } file)
                frozen.Add(name, file);
            else if (faults.Count == faultsBefore)
                missing.Add(name);
        }
        if (caseFile is null)
        {
            if (faults.Count == before)
                faults.Add(shelf.Origin, 0, NoCaseFile);
            return null;
        }
        if (evidenceFile is null && faults.Count == before)
            faults.Add(
                shelf.Origin,
                0,
                "there is no evidence.yaml here; write one, with 'items: []' where there is none."
            );
        var draft = CaseFile.Read(caseFile, faults);
        if (missing.Count > 0)
        {
            faults.Add(
                shelf.Origin,
                0,
                $"the record lacks {string.Join(", ", missing)}; write it with 'counterpoise cases freeze'."
            );
        }
        var record = new CaseRecord(frozen, faults);
        var identity = record.ReadIdentity();
        // What people wrote and what was frozen are read side by side; neither needs the other but at the end.
        var reading = Task.Run(() =>
            CaseWriting.Read(evidenceFile, codingsFile, claimsFile, draft, identity, isTheory)
        );
        var states = identity is null ? [] : Resolve(draft, draft.States, "state", identity, faults);
        var dyad = identity is null ? [] : Resolve(draft, draft.Dyad, "dyad's", identity, faults);
        var world =
            identity is not null && draft.Years is { } years
                ? record.Read(identity, years, () => reading.GetAwaiter().GetResult().Evidence)
                : null;
        var writing = reading.GetAwaiter().GetResult();
        faults.Add(writing.Faults);
        if (identity is null)
            return null;
        if (faults.Count > before)
            return null;
        if (dyad[0] == dyad[1])
            faults.Add(caseFile.Name, draft.Dyad![1].Line, $"dyad names state {dyad[0]} twice; name two states.");
        return new()
        {
            Origin = shelf.Origin,
            Definition = draft.Definition!,
            Dyad = new(dyad[0], dyad[1]),
            States = states,
            World = world!,
            Coders = writing.Coders,
            Claims = writing.Claims,
            Files =
            [
                caseFile,
                evidenceFile!,
                .. codingsFile is null ? Array.Empty<SourceFile>() : [codingsFile],
                .. claimsFile is null ? Array.Empty<SourceFile>() : [claimsFile],
                .. CaseRecord.FileNames.Select(name => frozen[name]),
            ],
        };
    }

    private static List<StateCode> Resolve(
        CaseDraft draft,
        IReadOnlyList<(string Text, int Line)>? names,
        string role,
        Identity identity,
        FaultList faults
    )
    {
        var focus = draft.Definition?.FocusYear;
        List<StateCode> states = [];
        foreach (var (text, line) in names ?? [])
        {
            if (StateNames.Resolve(identity, text, role, focus, draft.File, line, faults) is not { } state)
                continue;
            if (role == "state" && states.Contains(state.Code))
                faults.Add(
                    draft.File,
                    line,
                    $"state '{FaultList.Shown(text)}' is {state.Name}, listed before; delete one."
                );
            states.Add(state.Code);
        }
        return states;
    }

    private CaseShelf? Shelf(string idOrFolder, FaultList faults)
    {
        if (Ids.Contains(idOrFolder, StringComparer.Ordinal))
        {
            var prefix = $"{CasesFolder}{idOrFolder}";
            return new(prefix, (name, greatest, list) => Embedded($"{prefix}/{name}", greatest, list));
        }
        if (Directory.Exists(idOrFolder))
            return CaseShelf.OfFolder(idOrFolder);
        var shown = FaultList.Shown(idOrFolder);
        var hint =
            Ids.Count == 0
                ? "give the folder of a case."
                : NearMatches.Ask(idOrFolder, Ids, "give a folder, or one of");
        faults.Add(
            shown.Length == 0 ? "CASE" : shown,
            0,
            File.Exists(idOrFolder)
                ? "this is a file, not a case; give the folder that holds it."
                : $"this is neither a case of ours nor a folder; {hint}"
        );
        return null;
    }

    private SourceFile? Embedded(string name, int greatest, FaultList faults)
    {
        if (!_names.Contains(name))
            return null;
        using var stream = _open(name) ?? throw new InvalidOperationException($"The embedded file '{name}' is gone.");
        return SourceFile.TryRead(name, stream, greatest, faults);
    }
}
