using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>Distance between states.</summary>
public static class Distance
{
    /// <summary>Mean radius of the earth in kilometres (IUGG).</summary>
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance between two places, by the haversine formula.</summary>
    /// <param name="latitude1">Degrees north.</param>
    /// <param name="longitude1">Degrees east.</param>
    /// <param name="latitude2">Degrees north.</param>
    /// <param name="longitude2">Degrees east.</param>
    public static Kilometres GreatCircle(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        double phi1 = double.DegreesToRadians(latitude1);
        double phi2 = double.DegreesToRadians(latitude2);
        double sinLatitude = Math.Sin((phi2 - phi1) / 2);
        double sinLongitude = Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2);
        double h = sinLatitude * sinLatitude + Math.Cos(phi1) * Math.Cos(phi2) * sinLongitude * sinLongitude;
        return new(2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h))));
    }

    /// <summary>Distances from one state to every other.</summary>
    /// <param name="slice">The year.</param>
    /// <param name="state">Index of the state in the slice.</param>
    /// <param name="measure">Between which points.</param>
    /// <returns>Kilometres. Shape [states]; 0 for the state itself, NaN where the record has no place.</returns>
    public static double[] From(YearSlice slice, int state, DistanceMeasure measure)
    {
        var row = new double[slice.Count];
        Array.Fill(row, double.NaN);
        var latitude = slice.Column(Variables.CapitalLatitude);
        var longitude = slice.Column(Variables.CapitalLongitude);
        if (!latitude.IsEmpty && !longitude.IsEmpty)
        {
            for (int j = 0; j < row.Length; j++)
                row[j] = GreatCircle(latitude[state], longitude[state], latitude[j], longitude[j]).Value;
        }
        row[state] = 0;
        var minimum = measure == DistanceMeasure.Minimum ? slice.Matrix(Variables.MinimumDistance) : [];
        for (int j = 0; j < minimum.Length / Math.Max(1, row.Length); j++)
        {
            float km = minimum[state * slice.Count + j];
            row[j] = float.IsNaN(km) ? row[j] : km;
        }
        return row;
    }
}
