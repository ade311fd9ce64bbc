using System.Globalization;
using Counterpoise.Exports;

namespace Counterpoise.Cli;

/// <summary>
/// Says on stderr how far an export is: a bar on a terminal, with <c>--verbose</c> a line a second elsewhere. Nothing is said of work
/// that is done before a user wonders.
/// </summary>
internal sealed class ExportCommandProgress : IProgress<ExportProgress>, IDisposable
{
    private const int Width = 24;

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100);

    private readonly Surroundings _surroundings;
    private readonly bool _verbose;
    private readonly Lock _lock = new();
    private readonly long _began;
    private TimeSpan _said;
    private int _written;

    public ExportCommandProgress(Surroundings surroundings, bool verbose)
    {
        (_surroundings, _verbose) = (surroundings, verbose);
        _began = surroundings.Clock.GetTimestamp();
    }

    /// <inheritdoc />
    public void Report(ExportProgress value)
    {
        if (!_surroundings.ErrorIsTerminal && !_verbose)
            return;
        lock (_lock)
        {
            var elapsed = _surroundings.Clock.GetElapsedTime(_began);
            if (elapsed < Silence || elapsed - _said < (_surroundings.ErrorIsTerminal ? OnTerminal : Silence))
                return;
            _said = elapsed;
            var told = string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Years} of {value.Of} years, {value.Rows:N0} rows"
            );
            if (!_surroundings.ErrorIsTerminal)
            {
                _surroundings.Error.Write(told + "\n");
                return;
            }
            int full = Width * value.Years / Math.Max(1, value.Of);
            var line = $"[{new string('#', full)}{new string('.', Width - full)}] {told}";
            _surroundings.Error.Write("\r" + line.PadRight(_written));
            _written = line.Length;
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (_written > 0)
                _surroundings.Error.Write("\r" + new string(' ', _written) + "\r");
            _written = 0;
        }
    }

    /// <inheritdoc />
    public void Dispose() => End();
}
