using System.Collections.Frozen;
using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>Reads <c>evidence.yaml</c>: dated, directed, cited meanings that no data set carries.</summary>
public static class EvidenceFile
{
    /// <summary>Name of the file in its case.</summary>
    public const string FileName = "evidence.yaml";

    private static readonly string[] Keys =
    [
        "id",
        "date",
        "until",
        "title",
        "perceiver",
        "actor",
        "about",
        "type",
        "size",
        "historical",
        "links",
        "summary",
        "bearing",
        "sources",
    ];

    private static readonly string[] SourceKeys = ["author", "title", "year", "place"];

    private static readonly FrozenDictionary<string, EvidenceType> Types = Enum.GetValues<EvidenceType>()
        .ToFrozenDictionary(type => KebabCase.Of(type), StringComparer.Ordinal);

    /// <summary>Names of the types of evidence, as files write them, in the order of <see cref="EvidenceType"/>.</summary>
    public static IReadOnlyList<string> TypeNames { get; } =
    [.. Enum.GetValues<EvidenceType>().Select(type => KebabCase.Of(type))];

    /// <summary>Reads the evidence of a case.</summary>
    /// <param name="file">The file.</param>
    /// <param name="definition">The case; evidence must be dated within its evidence years.</param>
    /// <param name="identity">The states of the case; a name may be good for any year.</param>
    /// <returns>The items in the order of the file.</returns>
    /// <exception cref="FaultyInputException">The file is at fault; every fault is named with its line.</exception>
    public static IReadOnlyList<EvidenceItem> Read(SourceFile file, CaseDefinition definition, Identity identity)
    {
        var faults = new FaultList();
        var items = Read(file, definition.EvidenceYears, identity, faults);
        faults.ThrowIfAny();
        return items;
    }

    /// <summary>Reads the evidence as far as it goes; without bounds or identity what rests on them goes unchecked.</summary>
    internal static IReadOnlyList<EvidenceItem> Read(
        SourceFile file,
        YearSpan? bounds,
        Identity? identity,
        FaultList faults
    )
    {
        int before = faults.Count;
        var root = YamlTree.Read(file, faults);
        if (
            YamlFields.Of(root, "the evidence", ["items"], file.Name, faults) is not { } fields
            || fields.List("items", "[]") is not { } nodes
        )
            return [];
        var reader = new ItemReader(file.Name, bounds, identity, faults, before);
        foreach (var node in nodes)
            reader.Read(node);
        reader.CheckLinks();
        return reader.Items;
    }

    /// <summary>The type of an event, by its name; null with a fault where it is none.</summary>
    internal static EvidenceType? TypeOf(YamlFields fields)
    {
        if (fields.Text("type", "apology") is not { } text)
            return null;
        if (Types.TryGetValue(text, out var type))
            return type;
        fields.Fault(
            "type",
            $"type '{FaultList.Shown(text)}' is unknown; {NearMatches.Ask(text, TypeNames, "types are")}"
        );
        return null;
    }

    /// <summary>The size of an event; null with a fault where it is none.</summary>
    internal static double? SizeOf(YamlFields fields)
    {
        if (fields.Number("size", "0.5") is not { } size)
            return null;
        if (size is > 0 and <= 1)
            return size;
        fields.Fault(
            "size",
            $"size {Invariant(size)} lies outside 0..1 (0 excluded); write 1 for a full-sized event of its type."
        );
        return null;
    }

    private static string Invariant(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class ItemReader(string file, YearSpan? bounds, Identity? identity, FaultList faults, int before)
    {
        private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
        private readonly List<(string Id, IReadOnlyList<(string Text, int Line)> Links)> _links = [];

        public List<EvidenceItem> Items { get; } = [];

        public void Read(YamlNode node)
        {
            if (YamlFields.Of(node, "the item", Keys, file, faults) is not { } fields)
                return;
            var id = Id(fields);
            var title = fields.Text("title", "Japan annexes Korea");
            var date = Date(fields, "date", fields.Text("date", "1910-08-22"), title);
            var ending = fields.TextIfAny("until");
            bool open = ending == "open";
            var until = open ? null : Date(fields, "until", ending, title);
            if (date is { } from && until is { } to && DateText.EndsBefore(to, from))
                fields.Fault("until", $"until {to} lies before date {from}; correct one of the two.");
            var perceiver = State(fields, "perceiver", date, required: true);
            var actor = State(fields, "actor", date, required: true);
            var about = State(fields, "about", date, required: false);
            if (perceiver is not null && perceiver == actor)
                fields.Fault("actor", $"actor {actor.Abbreviation} is the perceiver too; name two states.");
            if (about is not null && (about == perceiver || about == actor))
                fields.Fault(
                    "about",
                    $"about {about.Abbreviation} is a party itself; name a third state or drop 'about'."
                );
            var type = TypeOf(fields);
            var size = SizeOf(fields);
            bool historical = fields.Flag("historical");
            var links = fields.Texts("links", "[annexation-1910]", required: false);
            if (id is not null && links is not null)
                _links.Add((id, links));
            var summary = fields.Text("summary", "What happened, in two to four sentences.");
            var bearing = fields.Text("bearing", "What it bears on in the argument.");
            var sources = Sources(fields);
            // A fault anywhere in the file, the tree's own included, means that no item of it will be used.
            if (faults.Count > before || perceiver is null || actor is null)
                return;
            Items.Add(
                new()
                {
                    Id = id!,
                    Date = date!.Value,
                    Until = until,
                    Open = open,
                    Title = title!,
                    Perceiver = perceiver.Code,
                    Actor = actor.Code,
                    About = about?.Code,
                    Type = type!.Value,
                    Size = size!.Value,
                    Historical = historical,
                    Links = [.. links!.Select(link => link.Text)],
                    Summary = summary!,
                    Bearing = bearing!,
                    Sources = sources,
                }
            );
        }

        /// <summary>Checks that links lead to items of the file, and never back to where they came from.</summary>
        public void CheckLinks()
        {
            foreach (var (id, links) in _links)
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                foreach (var (text, line) in links)
                {
                    var shown = FaultList.Shown(text);
                    if (!_lines.ContainsKey(text))
                    {
                        var near = NearMatches.Of(text, _lines.Keys);
                        var hint =
                            near.Count > 0
                                ? $"did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?"
                                : "write the id of an item of this file.";
                        faults.Add(file, line, $"link '{shown}' of '{id}' leads to no item; {hint}");
                    }
                    else if (text == id)
                        faults.Add(file, line, $"link '{shown}' leads from the item to itself; delete it.");
                    else if (!seen.Add(text))
                        faults.Add(file, line, $"link '{shown}' stands twice in '{id}'; delete one.");
                }
            }
            CheckCycles();
        }

        /// <summary>Peels off items without open links until only cycles, and what leads to them, are left.</summary>
        private void CheckCycles()
        {
            var open = _links.ToDictionary(
                item => item.Id,
                item => item.Links.Where(link => link.Text != item.Id && _lines.ContainsKey(link.Text)).ToList(),
                StringComparer.Ordinal
            );
            var answers = open.SelectMany(item => item.Value.Select(link => (link.Text, item.Key)))
                .ToLookup(pair => pair.Text, pair => pair.Key, StringComparer.Ordinal);
            var left = open.ToDictionary(item => item.Key, item => item.Value.Count, StringComparer.Ordinal);
            var ready = new Queue<string>(_lines.Keys.Where(id => left.GetValueOrDefault(id) == 0));
            while (ready.TryDequeue(out var id))
            {
                left.Remove(id);
                foreach (var answer in answers[id])
                {
                    if (left.TryGetValue(answer, out int count) && (left[answer] = count - 1) == 0)
                        ready.Enqueue(answer);
                }
            }
            var told = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (start, _) in _links)
            {
                var path = new List<string>();
                var at = start;
                while (left.ContainsKey(at) && told.Add(at))
                {
                    path.Add(at);
                    at = open[at].First(link => left.ContainsKey(link.Text)).Text;
                }
                if (path.IndexOf(at) is >= 0 and var first)
                {
                    var cycle = path.Skip(first).Append(at).ToList();
                    var shown = cycle.Count > 8 ? [.. cycle.Take(4), "...", .. cycle.TakeLast(2)] : cycle;
                    int line = open[at].First(link => left.ContainsKey(link.Text)).Line;
                    faults.Add(file, line, $"links run in a circle: {string.Join(" -> ", shown)}; delete one of them.");
                }
            }
        }

        private string? Id(YamlFields fields)
        {
            if (fields.Text("id", "annexation-1910") is not { } id)
                return null;
            if (!KebabCase.Fits(id))
            {
                fields.Fault(
                    "id",
                    $"id '{FaultList.Shown(id)}' is not in kebab case; write lower-case words joined by hyphens, as annexation-1910."
                );
                return null;
            }
            if (_lines.TryAdd(id, fields.LineOf("id")))
                return id;
            fields.Fault("id", $"id '{id}' is taken by the item in line {_lines[id]}; ids are unique, choose another.");
            return null;
        }

        private EvidenceDate? Date(YamlFields fields, string role, string? text, string? title)
        {
            if (text is null)
                return null;
            var date = DateText.Read(text, role, out var fault);
            if (date is not { } read)
            {
                fields.Fault(
                    role,
                    role == "until" ? fault.Replace("; write", "; write open, or", StringComparison.Ordinal) : fault
                );
                return null;
            }
            if (bounds is not { } years || years.Contains(read.Year))
                return date;
            var of = title is null ? "the item" : $"\"{FaultList.Shown(title)}\"";
            var (side, edge, year) =
                read.Year < years.First ? ("before", "first", years.First) : ("after", "last", years.Last);
            fields.Fault(
                role,
                $"year {read.Year} of {of} lies {side} the case's {edge} evidence year {year}; "
                    + "correct the year or extend 'evidence-years'."
            );
            return date;
        }

        private StateIdentity? State(YamlFields fields, string role, EvidenceDate? date, bool required)
        {
            var text = required ? fields.Text(role, "JPN") : fields.TextIfAny(role);
            return text is null || identity is null
                ? null
                : StateNames.Resolve(identity, text, role, date?.Year, file, fields.LineOf(role), faults);
        }

        private List<CitedWork> Sources(YamlFields fields)
        {
            const string Example = "[{ author: \"...\", title: \"...\", year: 1995 }]";
            var works = new List<CitedWork>();
            if (fields.List("sources", Example) is not { } nodes)
                return works;
            if (nodes.Count == 0)
                fields.Fault("sources", $"sources is empty; cite at least one work, as {Example}.");
            foreach (var node in nodes)
            {
                if (YamlFields.Of(node, "the source", SourceKeys, file, faults) is not { } source)
                    continue;
                var author = source.Text("author", "Lind, Jennifer");
                var title = source.Text("title", "Sorry States");
                var year = source.Whole("year", 1, 9999, "2008");
                var place = source.TextIfAny("place");
                if (author is not null && title is not null && year is { } published)
                    works.Add(new(author, title, published, place ?? ""));
            }
            return works;
        }
    }
}
