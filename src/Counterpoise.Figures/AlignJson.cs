using Counterpoise.Briefs;

namespace Counterpoise.Figures;

/// <summary>What every theory expects of two states, for machines. Members: year, dyad, observed, theories; where explained, ledger and conduct.</summary>
public static class AlignJson
{
    /// <summary>Writes the answers.</summary>
    /// <param name="answers">The results.</param>
    /// <param name="explain">Whether each theory's claim, reading, premises and rebuttals are written too.</param>
    /// <param name="manifest">What the result was made from.</param>
    /// <param name="partners">The two as partners, or null.</param>
    public static string Render(
        DyadAnswers answers,
        bool explain,
        Manifest manifest,
        PairAsPartners? partners = null
    ) =>
        JsonRenderer.Render(
            manifest,
            json =>
            {
                DyadJson.Write(json, answers, explain);
                if (partners is null)
                    return;
                LedgerJson.Ledgers(json, answers.World, partners);
                LedgerJson.Conducts(json, answers.World, partners);
            }
        );
}
