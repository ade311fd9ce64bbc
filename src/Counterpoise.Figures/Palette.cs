namespace Counterpoise.Figures;

/// <summary>
/// Colours that readers with any colour vision tell apart (Okabe and Ito 2008), in the order of their contrast against
/// white and black ground. Their yellow is left out: on white it cannot be seen.
/// </summary>
internal static class Palette
{
    /// <summary>Colour of what is taken together.</summary>
    public const string Others = "#7f7f7f";

    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];

    /// <summary>Colour of bars.</summary>
    public static string Bar => Colours[0];

    /// <summary>Colour of a named series, from zero.</summary>
    public static string Of(int series) => Colours[series % Colours.Length];
}
