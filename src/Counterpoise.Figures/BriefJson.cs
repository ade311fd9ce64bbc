using System.Globalization;
using System.Text.Json;
using Counterpoise.Briefs;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Theories;
using static Counterpoise.Figures.DyadJson;

namespace Counterpoise.Figures;

/// <summary>A brief for machines. Members: case, year, dyad, observed, theories, profiles, ledger, robustness, tipping,
/// sources, evidence, weights, coder_agreement, conduct.</summary>
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
        DyadJson.Write(json, brief.Answers, explain: true);
        Array(json, "profiles", brief.Fears, fear => Profile(json, brief, fear));
        LedgerJson.Ledgers(json, brief.World, brief.Partners);
        Array(json, "robustness", brief.Answers.Theories, line => Robustness(json, line));
        Array(json, "tipping", brief.Fears, fear => Tipping(json, brief, fear));
        Array(json, "sources", [.. DataSets(brief)], coverage => Coverage(json, coverage));
        Array(json, "evidence", brief.Evidence, item => Evidence(json, brief, item));
        Array(json, "weights", brief.Weights, weight => Weight(json, weight));
        Agreement(json, brief.Agreement);
        LedgerJson.Conducts(json, brief.World, brief.Partners);
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

    private static void Evidence(Utf8JsonWriter json, Brief brief, EvidenceItem item)
    {
        json.WriteString("item", item.Id);
        json.WriteString("date", item.Date.ToString());
        json.WriteNumber("perceiver_code", item.Perceiver.Number);
        json.WriteNumber("actor_code", item.Actor.Number);
        json.WriteString("about", item.About is { } about ? brief.World.Identity.AbbreviationOf(about) : null);
        json.WriteString("type", Specification.NameOf(item.Type));
        json.WriteNumber("size", item.Size);
        json.WriteString("title", item.Title);
        json.WriteString("bearing", item.Bearing);
        Array(
            json,
            "codings",
            item.Codings,
            coding =>
            {
                json.WriteString("coder", coding.Coder);
                json.WriteString("type", Specification.NameOf(coding.Type));
                json.WriteNumber("size", coding.Size);
            }
        );
        json.WriteStartArray("sources");
        foreach (var work in item.Sources)
            json.WriteStringValue(
                string.Create(CultureInfo.InvariantCulture, $"{work.Author} ({work.Year}). {work.Title}.")
            );
        json.WriteEndArray();
    }

    private static void Weight(Utf8JsonWriter json, WeightOfEvidence weight)
    {
        json.WriteString("for", weight.Pair.Theory);
        json.WriteString("against", weight.Pair.Rival);
        Number(json, "prior_db", weight.Prior.Value);
        Number(json, "posterior_db", weight.Posterior.Value);
        Number(json, "posterior_probability", weight.Posterior.Probability);
        Number(json, "posterior_without_carrying_db", weight.WithoutCarrying.Value);
        Number(json, "same_side", weight.Agreement.SameSign);
        Number(json, "alpha", weight.Agreement.Weights.Alpha);
        Array(
            json,
            "coders",
            weight.Alone,
            coder =>
            {
                json.WriteString("coder", coder.Coder);
                json.WriteNumber("items", coder.Items);
                Number(json, "posterior_db", coder.Posterior.Value);
            }
        );
        var carrying = weight.Carrying.Select(step => step.Item.Id).ToHashSet(StringComparer.Ordinal);
        Array(
            json,
            "steps",
            weight.Steps,
            step =>
            {
                json.WriteString("item", step.Item.Id);
                json.WriteString("date", step.Item.Date.ToString());
                Number(json, "weight_db", step.Weight.Value);
                Number(json, "posterior_db", step.Posterior.Value);
                json.WriteBoolean("carries", carrying.Contains(step.Item.Id));
                Array(
                    json,
                    "coders",
                    step.Coders,
                    coder =>
                    {
                        json.WriteString("coder", coder.Coder);
                        Number(json, "weight_db", coder.Weight.Value);
                        json.WriteString("reason", coder.Reason);
                    }
                );
            }
        );
        json.WriteStartArray("unweighed");
        foreach (var item in weight.Unweighed)
            json.WriteStringValue(item.Id);
        json.WriteEndArray();
    }

    private static void Agreement(Utf8JsonWriter json, CoderAgreement agreement)
    {
        json.WriteStartObject("coder_agreement");
        json.WriteNumber("items", agreement.Items.Count);
        Number(json, "type_alpha", agreement.Type.Alpha);
        Number(json, "type_same", agreement.Type.Identical);
        Number(json, "size_alpha", agreement.Size.Alpha);
        json.WriteStartArray("differing");
        foreach (var item in agreement.Differing)
            json.WriteStringValue(item.Item.Id);
        json.WriteEndArray();
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
}
