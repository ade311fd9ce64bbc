using System.Text.Json;
using AwesomeAssertions;
using Counterpoise.Cli;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What a run of the command left behind.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Out">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record Run(int Code, string Out, string Error)
{
    public string[] Lines => Out.TrimEnd('\n').Split('\n');

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;
}

/// <summary>Runs the command in process, with nothing of the machine: no archive, no variables, a clock that stands.</summary>
internal static class Shell
{
    public static Task<Run> Run(params string[] arguments) => Run(arguments, archive: null);

    /// <summary>Runs a command that must succeed.</summary>
    public static async Task<Run> Done(params string[] arguments)
    {
        var run = await Run(arguments);
        run.Code.Should().Be(0, run.Error);
        return run;
    }

    /// <summary>Runs a command, interrupted or not.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="archive">The archive where no option names one; null for a path where there is none.</param>
    /// <param name="interrupt">Interrupts the command as soon as it writes to stderr.</param>
    /// <param name="cancelled">Whether it is interrupted before it starts.</param>
    public static async Task<Run> Run(
        string[] arguments,
        string? archive,
        bool interrupt = false,
        bool cancelled = false
    )
    {
        using var folder = new TemporaryFolder();
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        if (cancelled)
            await interruption.CancelAsync();
        await using var output = new StringWriter();
        await using var error = new Interrupting(interrupt ? interruption : null);
        int code = await CommandLine.RunAsync(
            arguments,
            new()
            {
                Out = output,
                Error = error,
                Clock = new StandingClock(),
                Variable = _ => null,
                DefaultArchive = archive ?? folder["archive.duckdb"],
            },
            interruption.Token
        );
        return new(code, output.ToString(), error.ToString());
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }

    private sealed class Interrupting(CancellationTokenSource? interruption) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            interruption?.Cancel();
        }
    }
}
