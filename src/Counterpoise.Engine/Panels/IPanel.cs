namespace Counterpoise.Panels;

/// <summary>Rows by year under one layout. Years can be asked for in any order, and on several threads.</summary>
public interface IPanel
{
    /// <summary>What the panel holds.</summary>
    PanelLayout Layout { get; }

    /// <summary>Fills a buffer with the rows of a year, in the order of the keys.</summary>
    /// <param name="year">A year of the layout.</param>
    /// <param name="batch">A buffer with as many columns as the layout.</param>
    /// <exception cref="ArgumentException">The year lies outside the layout, or the buffer has another shape.</exception>
    void Fill(Year year, PanelBatch batch);
}
