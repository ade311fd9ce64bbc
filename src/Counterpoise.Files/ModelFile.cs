using System.Globalization;
using Counterpoise.Statistics;

namespace Counterpoise.Files;

/// <summary>A panel that a model file asks of the record, in the words of <c>export</c>.</summary>
/// <param name="Unit"><c>state-years</c>, <c>dyad-years</c> or <c>threats</c>.</param>
/// <param name="Years">First and last year.</param>
/// <param name="Measures">Variables with their transforms; empty for the unit's default.</param>
/// <param name="Relevant">Whether only politically relevant pairs are kept.</param>
/// <param name="Undirected">Whether each pair stands once.</param>
/// <param name="Line">Line of the model file.</param>
public sealed record PanelRequest(
    string Unit,
    YearSpan Years,
    IReadOnlyList<string> Measures,
    bool Relevant,
    bool Undirected,
    int Line
)
{
    /// <summary>The units.</summary>
    public static IReadOnlyList<string> Units { get; } = ["state-years", "dyad-years", "threats"];
}

/// <summary>A regression in a file: what it is fitted to, and the model.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Model">The model.</param>
/// <param name="DataFile">Path of an exported panel, from the model file's folder; null where a panel is asked of the record.</param>
/// <param name="Panel">The panel asked of the record; null where a file is named.</param>
public sealed record ModelFile(string Name, RegressionModel Model, string? DataFile, PanelRequest? Panel)
{
    private static readonly string[] Keys =
    [
        "outcome",
        "terms",
        "data",
        "panel",
        "name",
        "no-intercept",
        "weights",
        "offset",
        "ridge",
        "errors",
        "fixed-effects",
        "marginal-effects",
        "where",
        "leave-out-states",
        "epsilon",
    ];

    private static readonly string[] ErrorKinds = ["classical", "cluster", "dyadic"];

    /// <summary>Line of every column that the model names, and of every term's columns in the design; values before keys.</summary>
    public required IReadOnlyDictionary<string, int> Lines { get; init; }

    /// <summary>Reads such a file.</summary>
    /// <exception cref="FaultyInputException">The file is no YAML, or breaks its rules; all faults are told.</exception>
    public static ModelFile Read(SourceFile file)
    {
        var faults = new FaultList();
        var root = YamlFields.Of(YamlTree.Read(file, faults), "the model", Keys, file.Name, faults);
        var read = root is null ? null : new Reading(file, root, faults).File();
        faults.ThrowIfAny();
        return read!;
    }

    private sealed class Reading(SourceFile file, YamlFields root, FaultList faults)
    {
        private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

        public ModelFile File()
        {
            if (root.Has("data") == root.Has("panel"))
            {
                root.Fault(
                    "data",
                    root.Has("data")
                        ? "the model names both 'data' and 'panel'; keep one of the two."
                        : "the model names neither 'data' nor 'panel'; add 'data: pairs.csv', an exported panel in the same folder."
                );
            }
            var data = root.Has("data") ? DataFile() : null;
            var panel = root.Has("panel") ? Panel() : null;
            var model = new RegressionModel(Column("outcome", "dispute_onset") ?? "", Terms())
            {
                Name = root.TextIfAny("name") ?? "Logistic regression",
                HasIntercept = !root.Flag("no-intercept"),
                Weights = ColumnIfAny("weights"),
                Offset = ColumnIfAny("offset"),
                Effects = Effects(),
                Where = Conditions(),
                FixedEffects = Columns(root, "fixed-effects", "[dyad]"),
                StatesLeftOut = States(),
                Epsilon = Epsilon(),
            };
            model = Ridges(Errors(model));
            Check(model);
            return new(file.Name, model, data, panel) { Lines = _lines };
        }

        private string? DataFile()
        {
            if (root.Text("data", "pairs.csv") is not { } path)
                return null;
            bool escapes =
                Path.IsPathRooted(path)
                || path.Contains('\\', StringComparison.Ordinal)
                || path.Contains(':', StringComparison.Ordinal)
                || path.Split('/').Any(part => part is "" or "." or "..");
            if (escapes)
            {
                root.Fault(
                    "data",
                    $"data '{FaultList.Shown(path)}' leads out of the model's folder; put the panel beside the model and name it by its file name."
                );
                return null;
            }
            if (Path.GetExtension(path).ToLowerInvariant() is not (".csv" or ".parquet"))
            {
                root.Fault(
                    "data",
                    $"data '{FaultList.Shown(path)}' ends neither in .csv nor in .parquet; export it as one of these."
                );
                return null;
            }
            return path;
        }

        private PanelRequest? Panel()
        {
            var fields = YamlFields.Of(
                root.Node("panel"),
                "the panel",
                ["unit", "years", "measures", "relevant", "undirected"],
                file.Name,
                faults
            );
            if (fields is null)
                return null;
            var unit = fields.Text("unit", "dyad-years");
            if (unit is not null && !PanelRequest.Units.Contains(unit))
            {
                fields.Fault(
                    "unit",
                    $"unit '{FaultList.Shown(unit)}' is no panel; choose {string.Join(", ", PanelRequest.Units)}."
                );
            }
            var years = Span(fields);
            var measures = fields.Texts("measures", "[cinc:ratio, contiguity]", required: false);
            bool relevant = fields.Flag("relevant");
            bool undirected = fields.Flag("undirected");
            if (undirected && unit is not (null or "dyad-years"))
                fields.Fault(
                    "undirected",
                    $"only dyad-years can be undirected, not {FaultList.Shown(unit)}; leave it out."
                );
            if (relevant && unit == "state-years")
                fields.Fault("relevant", "only pairs are politically relevant; leave it out for state-years.");
            return unit is null || years is not { } span || measures is null
                ? null
                : new(unit, span, [.. measures.Select(m => m.Text)], relevant, undirected, fields.Line);
        }

        private static YearSpan? Span(YamlFields fields)
        {
            if (fields.Text("years", "1946:2010") is not { } text)
                return null;
            var ends = text.Split(':');
            if (
                ends.Length == 2
                && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
                && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
                && first is > 0 and < 10_000
                && last is > 0 and < 10_000
                && first <= last
            )
                return new(first, last);
            fields.Fault(
                "years",
                $"years '{FaultList.Shown(text)}' are no span; write 'years: 1946:2010', the earlier year first."
            );
            return null;
        }

        private List<ModelTerm> Terms()
        {
            List<ModelTerm> terms = [];
            foreach (var (text, line) in root.ReadableTexts("terms", "[log(cinc_ratio), contiguity]"))
            {
                if (ModelTerm.Read(text, out var fault) is { } term)
                {
                    foreach (var factor in term.Factors)
                        _lines.TryAdd(factor.Column, line);
                    foreach (var name in term.Names)
                        _lines.TryAdd(name, line);
                    if (terms.SelectMany(one => one.Names).Intersect(term.Names, StringComparer.Ordinal).Any())
                        faults.Add(file.Name, line, $"terms '{term}' stands twice; name it once.");
                    terms.Add(term);
                }
                else
                    faults.Add(file.Name, line, $"terms {fault}");
            }
            return terms;
        }

        private RegressionModel Errors(RegressionModel model)
        {
            if (!root.Has("errors"))
                return model;
            string[] allowed = ["cluster", "dyadic", "cr0", "p"];
            if (YamlFields.Of(root.Node("errors"), "errors", allowed, file.Name, faults) is not { } fields)
                return model;
            var clusters = Columns(fields, "cluster", "[dyad]");
            var members = Columns(fields, "dyadic", "[ccode1, ccode2]");
            if (clusters.Count > 4)
                fields.Fault("cluster", "cluster names more than four columns; cluster in four ways at most.");
            if (members.Count is not (0 or 2) || (members.Count == 2 && members[0] == members[1]))
                fields.Fault(
                    "dyadic",
                    "dyadic needs the two columns of a dyad's members; write 'dyadic: [ccode1, ccode2]'."
                );
            if (members.Contains(RegressionModel.Dyad))
            {
                fields.Fault(
                    "dyadic",
                    $"dyadic '{RegressionModel.Dyad}' is a pair, not a member of one; write 'dyadic: [ccode1, ccode2]'."
                );
            }
            var rests =
                members.Count > 0 ? ErrorKind.Dyadic
                : clusters.Count > 0 ? ErrorKind.Cluster
                : ErrorKind.Classical;
            if (fields.TextIfAny("p") is { } p)
            {
                int kind = Array.IndexOf(ErrorKinds, p);
                if (kind < 0)
                    fields.Fault(
                        "p",
                        $"p '{FaultList.Shown(p)}' is no kind of error; choose {string.Join(", ", ErrorKinds)}."
                    );
                else if ((kind == 1 && clusters.Count == 0) || (kind == 2 && members.Count == 0))
                    fields.Fault(
                        "p",
                        $"p rests on errors of kind {p}, which are not asked for; add '{p}: [...]' or choose another."
                    );
                else
                    rests = (ErrorKind)kind;
            }
            return model with
            {
                Clusters = clusters,
                Members = members,
                SmallSample = !fields.Flag("cr0"),
                PRestsOn = rests,
            };
        }

        // One penalty for all terms, or one for each that is named.
        private RegressionModel Ridges(RegressionModel model)
        {
            if (root.Node("ridge") is not YamlMapping mapping)
                return model with { Ridge = NotNegative(root, "ridge") ?? 0 };
            if (model.Terms.Count == 0)
                return model;
            string[] terms = [.. model.Terms.Select(term => term.ToString())];
            if (YamlFields.Of(mapping, "ridge, which names terms", terms, file.Name, faults) is not { } fields)
                return model;
            return model with
            {
                TermRidges =
                [
                    .. terms
                        .Distinct(StringComparer.Ordinal)
                        .Where(fields.Has)
                        .Select(term => (term, NotNegative(fields, term) ?? 0)),
                ],
            };
        }

        private EffectKind Effects()
        {
            switch (root.TextIfAny("marginal-effects"))
            {
                case null:
                    return EffectKind.None;
                case "average":
                    return EffectKind.Average;
                case "at-means":
                    return EffectKind.AtMeans;
                case { } other:
                    root.Fault(
                        "marginal-effects",
                        $"marginal-effects '{FaultList.Shown(other)}' is no kind; choose average or at-means."
                    );
                    return EffectKind.None;
            }
        }

        private List<RowCondition> Conditions()
        {
            List<RowCondition> conditions = [];
            foreach (var (text, line) in root.ReadableTexts("where", "[contiguity <= 5]", required: false))
            {
                var sign = RowCondition.Comparisons.FirstOrDefault(c => text.Contains(c, StringComparison.Ordinal));
                var sides = sign is null ? [] : text.Split(sign, 2, StringSplitOptions.TrimEntries);
                if (
                    sides.Length == 2
                    && ModelTerm.IsName(sides[0])
                    && double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    && double.IsFinite(value)
                )
                {
                    conditions.Add(new(sides[0], sign!, value));
                    _lines.TryAdd(sides[0], line);
                }
                else
                {
                    faults.Add(
                        file.Name,
                        line,
                        $"where '{FaultList.Shown(text)}' is no comparison of a column with a number; write it as 'year >= 1950'."
                    );
                }
            }
            return conditions;
        }

        private List<StateCode> States()
        {
            List<StateCode> states = [];
            foreach (var (text, line) in root.ReadableTexts("leave-out-states", "[740, 732]", required: false))
            {
                if (
                    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int code)
                    && code is >= 1 and <= 9999
                )
                    states.Add(new(code));
                else
                {
                    faults.Add(
                        file.Name,
                        line,
                        $"leave-out-states '{FaultList.Shown(text)}' is no COW number; write numbers, as [740, 732]."
                    );
                }
            }
            return states;
        }

        private double Epsilon()
        {
            if (NotNegative(root, "epsilon") is not { } epsilon)
                return 1e-14;
            if (epsilon is 0 or > 0.01)
                root.Fault("epsilon", "epsilon lies outside 0..0.01; leave it out, or write 'epsilon: 1e-8'.");
            return epsilon;
        }

        private static double? NotNegative(YamlFields fields, string key)
        {
            if (!fields.Has(key) || fields.Number(key, "1") is not { } number)
                return null;
            if (number >= 0)
                return number;
            fields.Fault(key, $"{key} is negative; write 0 or more.");
            return null;
        }

        private string? ColumnIfAny(string key) => root.Has(key) ? Column(key, "...") : null;

        private string? Column(string key, string example)
        {
            if (root.Text(key, example) is not { } name)
                return null;
            if (!ModelTerm.IsName(name))
            {
                root.Fault(
                    key,
                    $"{key} '{FaultList.Shown(name)}' is no name of a column; name one column of the panel."
                );
                return null;
            }
            _lines.TryAdd(name, root.LineOf(key));
            return name;
        }

        private List<string> Columns(YamlFields fields, string key, string example)
        {
            List<string> names = [];
            foreach (var (name, line) in fields.ReadableTexts(key, example, required: false))
            {
                if (!ModelTerm.IsName(name))
                    faults.Add(
                        file.Name,
                        line,
                        $"{key} '{FaultList.Shown(name)}' is no name of a column; name columns of the panel."
                    );
                else if (names.Contains(name))
                    faults.Add(file.Name, line, $"{key} '{name}' stands twice; name it once.");
                else
                    names.Add(name);
                _lines.TryAdd(name, line);
            }
            return names;
        }

        private void Check(RegressionModel model)
        {
            if (
                model
                    .Terms.SelectMany(term => term.Factors)
                    .Any(factor =>
                        factor.Column == model.Outcome
                        && factor.Transform is not (TermTransform.Peace or TermTransform.Lag)
                    )
            )
                root.Fault("terms", $"terms name the outcome '{model.Outcome}' itself; leave it out of the terms.");
            if (model.FixedEffects.Count == 0)
            {
                if (model.Terms.Count == 0 && !model.HasIntercept && faults.Count == 0)
                    root.Fault("terms", "the model has neither a term nor an intercept; name a term.");
                return;
            }
            if (model.Terms.Count == 0 && faults.Count == 0)
                root.Fault("terms", "a conditional model has no intercept and needs a term; name one.");
            foreach (
                var (key, given) in (ReadOnlySpan<(string, bool)>)
                    [
                        ("weights", model.Weights is not null),
                        ("ridge", model.IsPenalised),
                        ("no-intercept", !model.HasIntercept),
                        ("marginal-effects", model.Effects != EffectKind.None),
                    ]
            )
            {
                if (given)
                    root.Fault(key, $"a conditional model (fixed-effects) takes no {key}; leave one of the two out.");
            }
        }
    }
}
