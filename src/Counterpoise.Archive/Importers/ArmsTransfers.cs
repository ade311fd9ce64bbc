namespace Counterpoise.Archive.Importers;

/// <summary>
/// SIPRI arms transfers by supplier, recipient and year: <c>value</c> in millions of SIPRI's trend-indicator value, a
/// measure of the capability transferred and not of money. Parties that are no government (names with <c>*</c>, and
/// Northern Cyprus) mostly have the code of the state in which they fight: <c>non_state</c> is 1 where either party is
/// one, and <c>value_non_state</c> is the part of the value that went to or came from it, so that the transfers between
/// states are <c>value - value_non_state</c>. Rows that share both codes and the year are one row, with the sum of their
/// values and both names.
/// </summary>
internal sealed class ArmsTransfers : Importer
{
    private static readonly Quirk Small = new("value 0", "kept; a transfer below half a million");

    private static readonly Quirk NoCode = new(
        "party without a code (unknown, multilateral, non-state)",
        "kept without the code; belongs to no state"
    );

    private static readonly Quirk NonState = new(
        "non-state party under the code of a state (Contras under Nicaragua ...)",
        "kept; marked by non_state, its part of the value in value_non_state"
    );

    private static readonly Quirk SharedCodes = new(
        "pair of codes twice in a year (a government and rebels in its state)",
        "values summed in one row that has both names"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "arms-transfers",
            Title = "SIPRI Arms Transfers Database, trend-indicator values",
            Publication = new(
                "sipri2022transfers",
                "misc",
                "{Stockholm International Peace Research Institute}",
                "SIPRI Arms Transfers Database",
                2022,
                "SIPRI; tidied by 360info"
            ),
            Licence = "360info CC BY 4.0; " + Terms.Sipri,
            Restrictive = true,
            WhereToGet =
                "360-info/report-arms-trade on GitHub, data/sipri-exports-processed.csv, without the coordinates and with COW codes",
            CoverageRule = "A pair without a row in a year inside the coverage has no transfer.",
            Editions = [new("2022", 21_324, new(1950, 2021))],
            Fields =
            [
                Field.Text("supplier").Always(),
                Field.Text("recipient").Always(),
                Field.Integer("year", 1950, 2021).Always(),
                Field.Integer("value", 0, 10_000).Always(),
                Field.Integer("supplier_cown", 2, 999),
                Field.Integer("recipient_cown", 2, 999),
                Field.Integer("non_state", 0, 1).Derived(),
                Field.Integer("value_non_state", 0, 10_000).Derived(),
            ],
            Key = ["supplier", "recipient", "year"],
            Quirks = [Small, NoCode, NonState, SharedCodes],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            double supplier = batch.Number(row, "supplier_cown");
            double recipient = batch.Number(row, "recipient_cown");
            bool from = IsNonState(batch.Text(row, "supplier")!);
            bool to = IsNonState(batch.Text(row, "recipient")!);
            if (supplier == recipient && !from && !to)
                batch.Refuse(
                    row,
                    "supplier and recipient have one code; a state transfers nothing to itself; correct one."
                );
            if (batch.Number(row, "value") == 0)
                batch.Count(Small, row);
            if (double.IsNaN(supplier) || double.IsNaN(recipient))
                batch.Count(NoCode, row);
            if ((from && !double.IsNaN(supplier)) || (to && !double.IsNaN(recipient)))
                batch.Count(NonState, row);
            batch.Set(row, "non_state", from || to ? 1 : 0);
            batch.Set(row, "value_non_state", from || to ? batch.Number(row, "value") : 0);
        }
        batch.MergeRepeated(
            ["supplier_cown", "recipient_cown", "year"],
            SharedCodes,
            differs: (first, second) =>
                !double.IsNaN(batch.Number(first, "supplier_cown"))
                && !double.IsNaN(batch.Number(first, "recipient_cown"))
                && (Named(batch, first, second, "supplier") || Named(batch, first, second, "recipient")),
            merge: (first, second) =>
            {
                foreach (var sum in (ReadOnlySpan<string>)["value", "value_non_state"])
                    batch.Set(first, sum, batch.Number(first, sum) + batch.Number(second, sum));
                batch.Set(
                    first,
                    "non_state",
                    Math.Max(batch.Number(first, "non_state"), batch.Number(second, "non_state"))
                );
                foreach (var party in (ReadOnlySpan<string>)["supplier", "recipient"])
                {
                    if (Named(batch, first, second, party))
                        batch.Set(first, party, $"{batch.Text(first, party)}; {batch.Text(second, party)}");
                }
            }
        );
    }

    // SIPRI marks rebels with one star and organisations of states with two; Northern Cyprus, which has Cyprus's code, with none.
    private static bool IsNonState(string party) => party.EndsWith('*') || party == "Northern Cyprus";

    private static bool Named(Batch batch, int first, int second, string party) =>
        !string.Equals(batch.Text(first, party), batch.Text(second, party), StringComparison.Ordinal);
}
