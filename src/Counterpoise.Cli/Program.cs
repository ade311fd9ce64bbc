using Counterpoise.Cli;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false };
using var errors = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
return await CommandLine
    .RunAsync(
        args,
        new()
        {
            Out = output,
            Error = errors,
            Clock = TimeProvider.System,
            Variable = Environment.GetEnvironmentVariable,
            Width = Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 120),
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Colour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null,
        },
        interrupted.Token
    )
    .ConfigureAwait(false);
