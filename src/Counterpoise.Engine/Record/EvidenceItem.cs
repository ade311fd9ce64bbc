namespace Counterpoise.Record;

/// <summary>What kind of event an evidence item reports. The type alone decides which measures it feeds.</summary>
public enum EvidenceType
{
    /// <summary>An invasion meant to subdue or annex. Feeds perceived intent.</summary>
    Conquest,

    /// <summary>Colonial rule. Feeds perceived intent, in place of the record's own entry for the pair.</summary>
    ColonialRule,

    /// <summary>Military occupation. Feeds perceived intent.</summary>
    Occupation,

    /// <summary>A territorial claim pressed against the perceiver. Feeds perceived intent.</summary>
    TerritorialClaim,

    /// <summary>Violence or coercion below the record's threshold, or after its end. Feeds perceived intent.</summary>
    Incident,

    /// <summary>A hostile or contemptuous statement or act of state. Feeds perceived intent.</summary>
    Statement,

    /// <summary>An apology. Scales what is left of conquest, colonial rule and occupation.</summary>
    Apology,

    /// <summary>Restitution or compensation. Scales like an apology.</summary>
    Restitution,

    /// <summary>An act or statement that takes an apology back. Restores what it had scaled, and adds a term.</summary>
    Retraction,

    /// <summary>A backlash, at home or abroad, against an apology or over the past. Works like a retraction.</summary>
    Backlash,

    /// <summary>A credible sign that force is not meant. Lowers perceived intent.</summary>
    Reassurance,

    /// <summary>Security cooperation on the record. Counts toward observed alignment.</summary>
    SecurityCooperation,

    /// <summary>Cooperation broken off or refused. Raises fear of abandonment where the actor is a patron.</summary>
    CooperationEnded,

    /// <summary>A treaty or settlement outside the alliance data. Bears on the argument only.</summary>
    Settlement,

    /// <summary>The actor stood in the perceiver's way against a third state. Bears on the partner ledger.</summary>
    Impediment,

    /// <summary>The actor's hold over a third state, or its limits. Bears on the partner ledger.</summary>
    Leverage,

    /// <summary>Patronage of a third state. Bears on the partner ledger.</summary>
    Patronage,

    /// <summary>A guarantee of protection. Bears on the partner ledger; lowers fear of abandonment by the actor.</summary>
    Guarantee,

    /// <summary>Pressure or reward by a third party for or against cooperation. Bears on the argument only.</summary>
    Inducement,

    /// <summary>A weapons test or deployment. Bears on capability in argument only; data sets carry the figures.</summary>
    Armament,

    /// <summary>Talks, with whatever result. Bears on the argument only.</summary>
    Diplomacy,
}

/// <summary>A date known to the day, the month or only the year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">Month 1..12, or null.</param>
/// <param name="Day">Day of the month, or null.</param>
public readonly record struct EvidenceDate(Year Year, int? Month = null, int? Day = null) : IComparable<EvidenceDate>
{
    /// <inheritdoc />
    public int CompareTo(EvidenceDate other) =>
        (Year.Value, Month ?? 0, Day ?? 0).CompareTo((other.Year.Value, other.Month ?? 0, other.Day ?? 0));

    /// <inheritdoc />
    public override string ToString() =>
        (Month, Day) switch
        {
            (null, _) => Year.ToString(),
            ({ } month, null) => $"{Year.Value:0000}-{month:00}",
            ({ } month, { } day) => $"{Year.Value:0000}-{month:00}-{day:00}",
        };

    /// <summary>Orders dates; a date known only to the year stands before the days of that year.</summary>
    public static bool operator <(EvidenceDate left, EvidenceDate right) => left.CompareTo(right) < 0;

    /// <summary>Orders dates; a date known only to the year stands before the days of that year.</summary>
    public static bool operator >(EvidenceDate left, EvidenceDate right) => left.CompareTo(right) > 0;

    /// <summary>Orders dates; a date known only to the year stands before the days of that year.</summary>
    public static bool operator <=(EvidenceDate left, EvidenceDate right) => left.CompareTo(right) <= 0;

    /// <summary>Orders dates; a date known only to the year stands before the days of that year.</summary>
    public static bool operator >=(EvidenceDate left, EvidenceDate right) => left.CompareTo(right) >= 0;
}

/// <summary>A work that an evidence item rests on.</summary>
/// <param name="Author">Author or issuing body.</param>
/// <param name="Title">Title.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Place">Pages, chapter, journal or publisher; may be empty.</param>
public sealed record CitedWork(string Author, string Title, int Year, string Place = "");

/// <summary>A dated, directed, cited meaning that no data set carries.</summary>
public sealed record EvidenceItem
{
    /// <summary>Unique within its case.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened or began.</summary>
    public required EvidenceDate Date { get; init; }

    /// <summary>When it ended; null for an event, or for a state of affairs still open at the end of the case.</summary>
    public EvidenceDate? Until { get; init; }

    /// <summary>Whether a spell without an end was still open when the case was written.</summary>
    public bool Open { get; init; }

    /// <summary>One line that names the event.</summary>
    public required string Title { get; init; }

    /// <summary>Whose perception it informs.</summary>
    public required StateCode Perceiver { get; init; }

    /// <summary>The actor, whose conduct is perceived.</summary>
    public required StateCode Actor { get; init; }

    /// <summary>A third state that it concerns, such as the state over which there is leverage; null where none.</summary>
    public StateCode? About { get; init; }

    /// <summary>The kind of event; decides which measures it feeds.</summary>
    public required EvidenceType Type { get; init; }

    /// <summary>Size against a full-sized event of its type, above 0 and at most 1.</summary>
    public required double Size { get; init; }

    /// <summary>Whether it belongs to the historical past between the two, which claim 23 deletes.</summary>
    public bool Historical { get; init; }

    /// <summary>Ids of items that this one answers, retracts or follows from.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>What happened, in a few sentences of ours.</summary>
    public required string Summary { get; init; }

    /// <summary>What it bears on in the argument.</summary>
    public required string Bearing { get; init; }

    /// <summary>The works it rests on; at least one.</summary>
    public required IReadOnlyList<CitedWork> Sources { get; init; }

    /// <summary>Who chose <see cref="Type"/> and <see cref="Size"/>; null where nobody is named.</summary>
    public string? Coder { get; init; }

    /// <summary>Further coders' readings of it. No measure reads them.</summary>
    public IReadOnlyList<EvidenceCoding> Codings { get; init; } = [];

    /// <summary>What it weighs between theories, by coder. Unweighed is unweighed, not 0 dB.</summary>
    public IReadOnlyList<EvidenceWeighing> Weighings { get; init; } = [];

    /// <summary>The directed pair it informs.</summary>
    public DirectedDyad Dyad => new(Perceiver, Actor);

    /// <summary>Whether a reading of a year may use the item: one dated before it, or in it where events of the year itself count.</summary>
    /// <param name="year">The year of reading.</param>
    /// <param name="concurrent">Whether events of the year itself count.</param>
    public bool IsKnownIn(Year year, bool concurrent) => Date.Year < year || (concurrent && Date.Year == year);
}
