using Counterpoise.Briefs;
using CsCheck;

namespace Counterpoise.Tests.Figures;

/// <summary>Documents about states that never were.</summary>
internal static class Samples
{
    public const string Hostile =
        "<script>alert('x')</script> | \"q\" & \\cmd{a}_b^c~d $5 #1 100% `k` *s* [l](u)\r\nnext\tline \e[31m \u202E !";

    public static ResultTable Theories { get; } =
        new(
            [
                Column.OfText("theory", "theory"),
                Column.OfText("verdict", "expects"),
                Column.OfNumbers("probability", "probability", NumberFormat.Decimals(2)),
                Column.OfNumbers("share_of_weightings", "holds in", NumberFormat.Percent(), "of weightings"),
                Column.OfText("reason", "why"),
                Column.OfIntegers("code", "code").HiddenFromText(),
            ],
            [
                [
                    Cell.Of("balance of power"),
                    Cell.None,
                    Cell.None,
                    Cell.None,
                    Cell.Of("silent: neither is a pole, and the theory speaks of poles only"),
                    Cell.Of(1),
                ],
                [
                    Cell.Of("balance of threat"),
                    Cell.Of("aloofness"),
                    Cell.Of(0.118),
                    Cell.Of(0.9991),
                    Cell.Of("they fear different states"),
                    Cell.Of(2),
                ],
                [
                    Cell.Of("common threat"),
                    Cell.Of("alliance"),
                    new Cell.Missing("the record gives Borduria no expenditure in 1987"),
                    Cell.Of(0.0004),
                    Cell.Of("both border Syldavia"),
                    Cell.Of(3),
                ],
            ]
        )
        {
            Caption = "What each theory expects",
            Notes = ["Probabilities are those of an alliance within five years."],
        };

    public static ProfileOverTime OverTime { get; } = MakeOverTime();

    public static Document Brief { get; } =
        new(
            "Arcadia - Borduria, 1987",
            [
                new AnswerLine("Arcadia - Borduria, 1987", "observed: no alliance"),
                new AnswerLine("Not allied, and under balance of threat that is expected: they fear different states."),
                Theories,
                Note.RestsOn(Standing.Computed, "capability and distance; 12 of 14 figures are on the record."),
                new ProfileBars(
                    "Whom Arcadia fears",
                    [Bar("Syldavia", 0.46), Bar("Ruritania", 0.21), Bar("Freedonia", 0.07)]
                ),
                new ProfileBars(
                    "Whom Borduria fears",
                    [Bar("Ruritania", 0.38), Bar("Syldavia", 0.31), Bar("Zenda", 0.004)]
                ),
                new Heading(1, "How sure this is"),
                new ProfileBars(
                    "Whom Borduria fears, over every admissible value",
                    [
                        Bar("Ruritania", 0.38) with
                        {
                            Bounds = new Bounds(0.30, 0.45),
                            Note = "rests on a gap",
                        },
                        Bar("Syldavia", 0.31) with
                        {
                            Bounds = new Bounds(0.27, 0.36),
                        },
                        ProfileBar.Missing("Graustark", "outside the system in 1987"),
                    ]
                ),
                OverTime,
                new Paragraph(
                    "The order of the first two would turn if Ruritania's share of capability fell by a fifth, which lies "
                        + "within the range that its neighbours show in the same years."
                ),
                new BulletList([
                    "The verdict does not rest on perceived intent.",
                    "It rests on distance for the greater part.",
                ]),
                new DefinitionList([
                    new("threat", "capability, proximity, offence and intent, multiplied"),
                    new("share", "a rival's part in all the threat that one perceiver sees"),
                ]),
                Note.RestsOn(Standing.Assumed, "a half-life of six years for disputes (ours; 3 to 12 is swept)."),
                Note.Warning("The record of disputes ends in 1985; the last two years carry none."),
                new Sources([
                    "Walt, Stephen M. (1987). The Origins of Alliances. Cornell University Press.",
                    "Imaginary Capabilities, version 3.1.",
                ]),
            ]
        );

    public static Gen<string> Among(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    public static ProfileBar Bar(string label, double share) => new(label, new Share(share));

    /// <summary>Every block with the same text wherever a text can stand.</summary>
    public static Document Full(string text) =>
        new(
            text,
            [
                new AnswerLine(text, text),
                new Heading(1, text),
                new Paragraph(text),
                new BulletList([text, text]),
                new DefinitionList([new(text, text)]),
                Note.Warning(text),
                new ResultTable(
                    [Column.OfText("a", text), Column.OfNumbers("b", text, NumberFormat.Decimals(1), text)],
                    [
                        [Cell.Of(text), Cell.Of(1.5)],
                        [Cell.Of(text), new Cell.Missing(text)],
                        [Cell.Of(text), Cell.Of(2.5)],
                    ]
                )
                {
                    Caption = text,
                    Notes = [text],
                    RowsInText = 2,
                },
                new ProfileBars(text, [Bar(text, 0.5), Bar(text, 0.001)]),
                new ProfileBars(
                    text,
                    [Bar(text, 0.5) with { Bounds = new Bounds(0.4, 1), Note = text }, ProfileBar.Missing(text, text)]
                ),
                new ProfileOverTime(
                    "over-time",
                    text,
                    [new(1900), new(1901)],
                    [new(text, [0.1, 0.2]), new(text, [double.NaN, double.NaN])]
                )
                {
                    Unit = text,
                    Markers = [new(new Year(1901), text)],
                },
                new Sources([text]),
            ]
        );

    private static ProfileOverTime MakeOverTime()
    {
        var years = Enumerable.Range(1946, 42).Select(y => new Year(y)).ToArray();
        return new(
            "fear-of-borduria",
            "Whom Borduria fears",
            years,
            [
                Series(
                    "Ruritania",
                    y => y is >= 1960 and < 1964 ? double.NaN : 0.20 + 0.004 * (y - 1946) + Wave(y, 7, 0.03)
                ),
                Series("Syldavia", y => 0.42 - 0.003 * (y - 1946) + Wave(y, 5, 0.02)),
                Series("Freedonia", y => 0.09 + Wave(y, 9, 0.02)),
                Series("Grand Fenwick", y => y < 1970 ? 0.06 : double.NaN),
                Series("Zenda", y => 0.05 + Wave(y, 4, 0.01)),
                Series(
                    "Graustark",
                    y =>
                        y == 1975 ? 0.05
                        : y > 1980 ? 0.045
                        : double.NaN
                ),
                Series("San Marcos", _ => 0.02),
                Series("Sodor", y => y < 1950 ? double.NaN : 0.01),
            ]
        )
        {
            Unit = "share of perceived threat",
            Markers =
            [
                new(new Year(1950), "War of the Two Rivers"),
                new(new Year(1953), "armistice"),
                new(new Year(1955), "Treaty of Klow"),
                new(new Year(1979), "Sylvanian revolution"),
                new(new Year(1985), "apology to Borduria"),
                new(new Year(1992), "beyond the years: not drawn"),
            ],
        };

        ProfileSeries Series(string name, Func<int, double> value) => new(name, [.. years.Select(y => value(y.Value))]);

        static double Wave(int year, double period, double size) =>
            size * Math.Round(Math.Sin(year * 2 * Math.PI / period), 9);
    }
}
