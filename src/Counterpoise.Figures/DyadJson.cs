using System.Text.Json;
using Counterpoise.Briefs;
using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Figures;

/// <summary>What theories say of a dyad, for machines: the members that briefs and alignments share.</summary>
internal static class DyadJson
{
    /// <summary>Members: year, dyad, observed, theories.</summary>
    public static void Write(Utf8JsonWriter json, DyadAnswers answers, bool explain)
    {
        json.WriteNumber("year", answers.Year.Value);
        json.WriteStartArray("dyad");
        State(json, answers, answers.Pair.First);
        State(json, answers, answers.Pair.Second);
        json.WriteEndArray();
        Observed(json, answers);
        Array(json, "theories", answers.Theories, answer => Theory(json, answers, answer, explain));
    }

    /// <summary>An array of objects.</summary>
    public static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
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

    /// <summary>A number; null where it is not finite.</summary>
    public static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    /// <summary>A value with its source, or null with the reason.</summary>
    public static void Figure(Utf8JsonWriter json, Reading<double> reading)
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

    private static void State(Utf8JsonWriter json, DyadAnswers answers, StateCode state)
    {
        json.WriteStartObject();
        json.WriteNumber("code", state.Number);
        json.WriteString("abbreviation", answers.World.Identity.AbbreviationOf(state));
        json.WriteString("name", answers.NameOf(state));
        json.WriteEndObject();
    }

    private static void Observed(Utf8JsonWriter json, DyadAnswers answers)
    {
        json.WriteStartObject("observed");
        switch (answers.Observed.Stance)
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
        foreach (var fact in answers.Observed.Facts)
            json.WriteStringValue(fact);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Theory(Utf8JsonWriter json, DyadAnswers answers, TheoryAnswer answer, bool explain)
    {
        var (theory, expectation) = (answer.Theory, answer.Expectation);
        json.WriteString("theory", theory.Id);
        json.WriteString("name", theory.Name);
        json.WriteString("source", theory.Source.Short);
        json.WriteBoolean("baseline", theory.IsBaseline);
        Verdict(json, answers, theory, expectation.Verdict);
        // Probabilities are calibrated in trials.
        json.WriteNull("probability");
        if (answer.StancesAllowed is { } allowed)
            json.WriteNumber("determinacy", allowed);
        else
            json.WriteNull("determinacy");
        json.WriteStartObject("level");
        Words(json, "structural", theory.Level.Structural);
        Words(json, "unit", theory.Level.Unit);
        json.WriteEndObject();
        Number(json, "share_of_weightings", expectation.ShareOfWeightings ?? double.NaN);
        Number(json, "share_of_specifications", answer.ShareOfSpecifications ?? double.NaN);
        json.WriteString("conclusion", expectation.Argument.Conclusion);
        if (explain)
            Argument(json, theory, expectation.Argument);
        Array(json, "other_readings", answer.OtherReadings, other => Theory(json, answers, other, explain));
    }

    private static void Verdict(Utf8JsonWriter json, DyadAnswers answers, Theory theory, Verdict verdict)
    {
        switch (verdict)
        {
            case Counterpoise.Verdict.Expects(var stance, var strength, var restsOnGap):
                json.WriteString("verdict", Specification.NameOf(stance));
                Number(json, "strength", strength);
                json.WriteBoolean("rests_on_gap", restsOnGap);
                if (answers.Happened(theory, stance) is Reading<bool>.Known(var happened, _))
                    json.WriteBoolean("happened", happened);
                else
                    json.WriteNull("happened");
                break;
            case Counterpoise.Verdict.Silent(var reason):
                json.WriteString("verdict", "silent");
                json.WriteString("reason", reason);
                break;
            case Counterpoise.Verdict.Indeterminate(var reason, var stances):
                json.WriteString("verdict", "indeterminate");
                json.WriteString("reason", reason);
                Words(json, "stances", [.. stances.Select(Specification.NameOf)]);
                break;
            case Counterpoise.Verdict.NoData(var reason):
                json.WriteString("verdict", "no data");
                json.WriteString("reason", reason);
                break;
        }
    }

    private static void Argument(Utf8JsonWriter json, Theory theory, Argument argument)
    {
        json.WriteString("claim", theory.Claim);
        json.WriteString("our_reading", theory.OurReading);
        json.WriteString("strength_is", theory.Strength);
        json.WriteString("refuted_by", theory.RefutedBy);
        Words(json, "proxies", theory.Proxies);
        Words(json, "critical_questions", theory.CriticalQuestions);
        Array(json, "premises", argument.Premises, premise => Premise(json, premise));
        Array(
            json,
            "rebuttals",
            argument.Rebuttals,
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

    private static void Words(Utf8JsonWriter json, string name, IReadOnlyList<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
