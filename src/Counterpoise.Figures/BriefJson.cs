using System.Text.Json;
using Counterpoise.Alignment;
using Counterpoise.Briefs;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Figures;

/// <summary>A brief for machines. Members: case, year, dyad, observed, theories, profiles, ledger, robustness, tipping, sources.</summary>
public static class BriefJson
{
    /// <summary>Writes a brief.</summary>
    /// <param name="brief">The results.</param>
    /// <param name="manifest">What the result was made from.</param>
    public static string Render(Brief brief, Manifest manifest) =>
        JsonRenderer.Render(manifest, json => Write(json, brief));

    private static void Write(Utf8JsonWriter json, Brief brief)
    {
        json.WriteString("case", brief.Case);
        json.WriteNumber("year", brief.Year.Value);
        json.WriteStartArray("dyad");
        State(json, brief, brief.Pair.First);
        State(json, brief, brief.Pair.Second);
        json.WriteEndArray();
        Observed(json, brief);
        Array(json, "theories", brief.Theories, line => Theory(json, line));
        Array(json, "profiles", brief.Fears, fear => Profile(json, brief, fear));
        Array(json, "ledger", brief.Ledgers, ledger => Ledger(json, brief, ledger));
        Array(json, "robustness", brief.Theories, line => Robustness(json, line));
        Array(json, "tipping", brief.Fears, fear => Tipping(json, brief, fear));
        Array(json, "sources", [.. DataSets(brief)], coverage => Coverage(json, coverage));
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void State(Utf8JsonWriter json, Brief brief, StateCode state)
    {
        json.WriteStartObject();
        json.WriteNumber("code", state.Number);
        json.WriteString("abbreviation", brief.World.Identity.AbbreviationOf(state));
        json.WriteString("name", brief.NameOf(state));
        json.WriteEndObject();
    }

    private static void Observed(Utf8JsonWriter json, Brief brief)
    {
        json.WriteStartObject("observed");
        switch (brief.Observed.Stance)
        {
            case Reading<Stance>.Known(var stance, var source):
                json.WriteString("stance", Specification.NameOf(stance));
                json.WriteString("source", source.Short);
                break;
            case Reading<Stance>.Absent(var reason):
                json.WriteNull("stance");
                json.WriteString("reason", reason);
                break;
        }
        json.WriteStartArray("facts");
        foreach (var fact in brief.Observed.Facts)
            json.WriteStringValue(fact);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Theory(Utf8JsonWriter json, TheoryAnswer line)
    {
        json.WriteString("theory", line.Theory.Id);
        json.WriteString("source", line.Theory.Source.Short);
        switch (line.Expectation.Verdict)
        {
            case Verdict.Expects(var stance, var strength, var restsOnGap):
                json.WriteString("verdict", Specification.NameOf(stance));
                Number(json, "strength", strength);
                json.WriteBoolean("rests_on_gap", restsOnGap);
                break;
            case Verdict.Silent(var reason):
                json.WriteString("verdict", "silent");
                json.WriteString("reason", reason);
                break;
            case Verdict.Indeterminate(var reason, var stances):
                json.WriteString("verdict", "indeterminate");
                json.WriteString("reason", reason);
                json.WriteStartArray("stances");
                foreach (var allowed in stances)
                    json.WriteStringValue(Specification.NameOf(allowed));
                json.WriteEndArray();
                break;
            case Verdict.NoData(var reason):
                json.WriteString("verdict", "no data");
                json.WriteString("reason", reason);
                break;
        }
        json.WriteString("conclusion", line.Expectation.Argument.Conclusion);
        Array(json, "premises", line.Expectation.Argument.Premises, premise => Premise(json, premise));
        Array(
            json,
            "rebuttals",
            line.Expectation.Argument.Rebuttals,
            rebuttal =>
            {
                json.WriteString("objection", rebuttal.Objection);
                json.WriteString("answer", rebuttal.Answer);
            }
        );
    }

    private static void Premise(Utf8JsonWriter json, Premise premise)
    {
        json.WriteString("text", premise.Text);
        json.WriteString("rests_on", Specification.NameOf(premise.Standing));
        Array(
            json,
            "figures",
            premise.Figures,
            figure =>
            {
                json.WriteString("name", figure.Name);
                Figure(json, figure.Value);
                json.WriteString("unit", figure.Unit);
            }
        );
    }

    private static void Profile(Utf8JsonWriter json, Brief brief, FearLine fear)
    {
        json.WriteNumber("perceiver_code", fear.Profile.Row.Perceiver.Number);
        json.WriteString("perceiver", brief.NameOf(fear.Profile.Row.Perceiver));
        Array(
            json,
            "rivals",
            fear.Profile.Entries,
            entry =>
            {
                json.WriteNumber("rank", entry.Rank);
                json.WriteNumber("rival_code", entry.Rival.Number);
                json.WriteString("rival", brief.NameOf(entry.Rival));
                Number(json, "share", entry.Share);
                Number(json, "share_low", entry.Bounds.Low);
                Number(json, "share_high", entry.Bounds.High);
                foreach (var factor in ThreatFactors.All)
                    Number(json, ThreatFactors.NameOf(factor), fear.Profile.Row.Value(factor, entry.Index));
                var contributions = fear.Profile.Contributions(entry.Index);
                json.WriteStartObject("contributions");
                foreach (var factor in ThreatFactors.All)
                    Number(json, ThreatFactors.NameOf(factor), contributions[(int)factor]);
                json.WriteEndObject();
            }
        );
        Array(
            json,
            "absent",
            fear.Profile.Absent,
            absent =>
            {
                json.WriteNumber("rival_code", absent.Rival.Number);
                json.WriteString("rival", brief.NameOf(absent.Rival));
                Number(json, "share_low", absent.Bounds?.Low ?? double.NaN);
                Number(json, "share_high", absent.Bounds?.High ?? double.NaN);
                json.WriteStartArray("reasons");
                foreach (var reason in absent.Reasons)
                    json.WriteStringValue(reason.Reason);
                json.WriteEndArray();
            }
        );
        Array(
            json,
            "timeline",
            fear.Timeline,
            year =>
            {
                json.WriteNumber("year", year.Year.Value);
                json.WriteStartObject("shares");
                foreach (var (rival, share) in year.Shares.OrderBy(s => s.Key))
                    Number(json, brief.World.Identity.AbbreviationOf(rival), share);
                json.WriteEndObject();
            }
        );
    }

    private static void Ledger(Utf8JsonWriter json, Brief brief, PartnerLedger ledger)
    {
        json.WriteString("state", brief.NameOf(ledger.State));
        json.WriteString("partner", brief.NameOf(ledger.Partner));
        json.WriteString("against", brief.NameOf(ledger.Against));
        Array(
            json,
            "lines",
            ledger.Lines,
            line =>
            {
                json.WriteString("item", line.Item);
                Figure(json, line.Figure);
                Number(json, "low", line.Bounds?.Low ?? double.NaN);
                Number(json, "high", line.Bounds?.High ?? double.NaN);
                json.WriteString("unit", line.Unit);
                json.WriteString("rests_on", Specification.NameOf(line.Standing));
                json.WriteString("note", line.Note);
            }
        );
    }

    private static void Robustness(Utf8JsonWriter json, TheoryAnswer line)
    {
        json.WriteString("theory", line.Theory.Id);
        Number(json, "share_of_weightings", line.Expectation.ShareOfWeightings ?? double.NaN);
        Number(json, "share_of_weightings_floored", line.Expectation.ShareOfWeightingsFloored ?? double.NaN);
        Number(json, "share_of_specifications", line.ShareOfSpecifications ?? double.NaN);
        json.WriteNumber("specifications_answering", line.Specifications);
        json.WriteNumber("specifications_tried", line.Tried);
    }

    private static void Tipping(Utf8JsonWriter json, Brief brief, FearLine fear)
    {
        json.WriteString("perceiver", brief.NameOf(fear.Profile.Row.Perceiver));
        json.WriteString("top", fear.Profile.Top is { } top ? brief.NameOf(top.Rival) : null);
        Number(json, "top_share_of_weightings", fear.TopShareOfWeightings ?? double.NaN);
        Number(json, "top_share_of_specifications", fear.ShareOfSpecifications ?? double.NaN);
        json.WriteString("challenger", fear.Overturning is { } change ? brief.NameOf(change.Challenger) : null);
        Number(json, "distance", fear.Overturning?.Distance ?? double.NaN);
        json.WriteStartObject("weights");
        foreach (var factor in ThreatFactors.All)
            Number(json, ThreatFactors.NameOf(factor), fear.Overturning?.Weights[(int)factor] ?? double.NaN);
        json.WriteEndObject();
    }

    private static IEnumerable<Coverage> DataSets(Brief brief) => brief.World.Coverages.DistinctBy(c => c.Source);

    private static void Coverage(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteString("dataset", coverage.Source.DataSet);
        json.WriteString("version", coverage.Source.Version);
        json.WriteString("licence", coverage.Licence);
        json.WriteNumber("first_year", coverage.Years.First.Value);
        json.WriteNumber("last_year", coverage.Years.Last.Value);
    }

    private static void Figure(Utf8JsonWriter json, Reading<double> reading)
    {
        switch (reading)
        {
            case Reading<double>.Known(var value, var source):
                Number(json, "value", value);
                json.WriteString("source", source.Short);
                break;
            case Reading<double>.Absent(var reason):
                json.WriteNull("value");
                json.WriteString("reason", reason);
                break;
        }
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
