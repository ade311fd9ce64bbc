using System.Globalization;

namespace Counterpoise.Statistics;

/// <summary>Estimates as shipped files hold them.</summary>
public static class SignificantDigits
{
    /// <summary>A number to six digits: what is beyond them moves no figure that anybody could tell from another, and files stay readable.</summary>
    public static double Of(double value) =>
        double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
