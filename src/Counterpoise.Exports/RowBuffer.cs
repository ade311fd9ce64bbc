namespace Counterpoise.Exports;

/// <summary>Bytes that grow in segments, so that no row is copied twice and no array grows beyond measure.</summary>
internal sealed class RowBuffer
{
    private const int SegmentBytes = 1 << 20;

    private readonly List<byte[]> _segments = [];
    private readonly List<int> _lengths = [];
    private int _current = -1;

    /// <summary>Empties it; the memory stays.</summary>
    public void Clear() => _current = -1;

    /// <summary>Room for so many bytes at least, to be followed by <see cref="Advance"/>.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_current < 0 || _segments[_current].Length - _lengths[_current] < bytes)
            Next(bytes);
        return _segments[_current].AsSpan(_lengths[_current]);
    }

    /// <summary>Takes up bytes of the room given last.</summary>
    public void Advance(int bytes) => _lengths[_current] += bytes;

    /// <summary>Writes all of it.</summary>
    public void CopyTo(Stream stream)
    {
        for (int i = 0; i <= _current; i++)
            stream.Write(_segments[i], 0, _lengths[i]);
    }

    private void Next(int bytes)
    {
        _current++;
        int length = Math.Max(SegmentBytes, bytes);
        if (_current == _segments.Count)
        {
            _segments.Add(new byte[length]);
            _lengths.Add(0);
        }
        else if (_segments[_current].Length < bytes)
            _segments[_current] = new byte[length];
        _lengths[_current] = 0;
    }
}
