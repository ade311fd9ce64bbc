using System.Text.Json;
using Counterpoise.Alignment;
using Counterpoise.Briefs;
using Counterpoise.Measures;
using Counterpoise.Record;
using static Counterpoise.Figures.DyadJson;

namespace Counterpoise.Figures;

/// <summary>Two states as partners, for machines. Members: ledger, conduct.</summary>
internal static class LedgerJson
{
    public static void Ledgers(Utf8JsonWriter json, World world, PairAsPartners partners) =>
        Array(json, "ledger", partners.Ledgers, ledger => Ledger(json, world.Identity, ledger));

    public static void Conducts(Utf8JsonWriter json, World world, PairAsPartners partners) =>
        Array(json, "conduct", partners.Conducts, conduct => Conduct(json, world, conduct));

    private static void Ledger(Utf8JsonWriter json, Identity names, PartnerLedger ledger)
    {
        json.WriteString("state", names.NameOf(ledger.State));
        json.WriteString("partner", names.NameOf(ledger.Partner));
        // The first rival; a ledger weighs several since it was first written.
        json.WriteString("against", ledger.Rivals.Count == 0 ? null : names.NameOf(ledger.Rivals[0]));
        json.WriteNumber("state_code", ledger.State.Number);
        json.WriteNumber("partner_code", ledger.Partner.Number);
        json.WriteStartArray("rival_codes");
        foreach (var rival in ledger.Rivals)
            json.WriteNumberValue(rival.Number);
        json.WriteEndArray();
        Array(
            json,
            "lines",
            ledger.Lines,
            line =>
            {
                json.WriteString("item", line.Name);
                json.WriteString("id", Specification.NameOf(line.Item));
                json.WriteString("subject", Specification.NameOf(line.Subject));
                json.WriteString("against", line.Against is { } rival ? names.NameOf(rival) : null);
                Code(json, "against_code", line.Against);
                Figure(json, line.Figure);
                Number(json, "low", line.Bounds?.Low ?? double.NaN);
                Number(json, "high", line.Bounds?.High ?? double.NaN);
                json.WriteString("unit", line.Unit);
                json.WriteString("rests_on", Specification.NameOf(line.Standing));
                json.WriteString("note", line.Note);
            }
        );
        json.WriteString("without_game", ledger.WithoutGame);
        if (ledger.Rank is { } own)
            json.WriteNumber("rank", own.Rank);
        else
            json.WriteNull("rank");
        Array(
            json,
            "partners",
            ledger.Partners,
            partner =>
            {
                json.WriteNumber("rank", partner.Rank);
                json.WriteNumber("state_code", partner.State.Number);
                json.WriteString("state", names.NameOf(partner.State));
                Number(json, "gain", partner.Gain);
                Number(json, "pairs_gain", partner.PairsGain);
                Number(json, "relief", partner.Relief);
                Number(json, "threat_shared", partner.ThreatShared);
                json.WriteNumber("best_rank", partner.BestRank);
                json.WriteNumber("worst_rank", partner.WorstRank);
                Number(json, "relief_low", partner.ReliefBounds.Low);
                Number(json, "relief_high", partner.ReliefBounds.High);
                Code(json, "bound_to_code", partner.BoundTo);
            }
        );
    }

    private static void Conduct(Utf8JsonWriter json, World world, ConductFinding finding)
    {
        json.WriteNumber("state_code", finding.State.Number);
        json.WriteString("state", world.Identity.NameOf(finding.State));
        Code(json, "against_code", finding.Against);
        json.WriteString("conduct", finding.Conduct.Match<string?>((c, _) => Specification.NameOf(c), _ => null));
        json.WriteString("reason", finding.Conduct.Match<string?>((_, _) => null, reason => reason));
        json.WriteString("rule", finding.Rule);
        json.WriteString("rests_on", Specification.NameOf(Standing.Assumed));
        Number(json, "share_of_thresholds", finding.ShareOfThresholds ?? double.NaN);
        json.WriteStartArray("admissible");
        foreach (var conduct in finding.Admissible)
            json.WriteStringValue(Specification.NameOf(conduct));
        json.WriteEndArray();
        Codes(json, "ally_codes", finding.Allies);
        Codes(json, "held_codes", finding.Held);
        Codes(json, "over_gaps_of_codes", finding.OverGapsOf);
        Codes(json, "gaps_left_codes", finding.GapsLeft);
        Code(json, "bearer_code", finding.Bearer);
        Array(
            json,
            "conditions",
            finding.Conditions,
            condition =>
            {
                json.WriteString("condition", Specification.NameOf(condition.Test));
                if (condition.Admissible.Count == 1)
                    json.WriteBoolean("holds", condition.Admissible[0]);
                else
                    json.WriteNull("holds");
                Number(json, "figure", condition.Figure.Value);
                Number(json, "low", condition.Figure.Low);
                Number(json, "high", condition.Figure.High);
                json.WriteString("unit", condition.Unit);
                json.WriteString("parameter", condition.Threshold.Id);
                Number(json, "threshold", condition.Threshold.Value);
                json.WriteString("note", condition.Note);
                var turning = finding.Turning.Where(t => t.Test == condition.Test).ToArray();
                json.WriteString("otherwise", turning.Length > 0 ? Specification.NameOf(turning[0].Instead) : null);
            }
        );
    }

    private static void Codes(Utf8JsonWriter json, string key, IReadOnlyList<StateCode> states)
    {
        json.WriteStartArray(key);
        foreach (var state in states)
            json.WriteNumberValue(state.Number);
        json.WriteEndArray();
    }

    private static void Code(Utf8JsonWriter json, string key, StateCode? state)
    {
        if (state is { } known)
            json.WriteNumber(key, known.Number);
        else
            json.WriteNull(key);
    }
}
