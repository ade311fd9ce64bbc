namespace Counterpoise.Figures;

/// <summary>How text is laid out on a terminal.</summary>
public sealed record TextLayout
{
    /// <summary>Least width that a table can be laid out in.</summary>
    public const int LeastWidth = 40;

    private readonly int _width = 100;

    /// <summary>Width in character cells, at least <see cref="LeastWidth"/>; 100 unless given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Narrower than <see cref="LeastWidth"/>.</exception>
    public int Width
    {
        get => _width;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LeastWidth);
            _width = value;
        }
    }

    /// <summary>Whether to use bold and colour (ANSI escape codes); plain unless asked for.</summary>
    public bool Colour { get; init; }
}
