using Counterpoise.Record;

namespace Counterpoise.Tests.Theories;

/// <summary>Items of evidence of which only what is weighed and coded matters.</summary>
internal static class Weighed
{
    public static EvidenceItem Item(string id, int year, params EvidenceWeighing[] weighings) =>
        new()
        {
            Id = id,
            Date = new(new Year(year)),
            Title = id,
            Perceiver = new(1),
            Actor = new(2),
            Type = EvidenceType.Incident,
            Size = 0.5,
            Summary = "",
            Bearing = "",
            Sources = [],
            Weighings = weighings,
        };

    public static EvidenceWeighing By(string coder, string theory, string rival, double decibels) =>
        new(coder, theory, rival, new(decibels), "because");
}
