using System.Diagnostics;

namespace Counterpoise.Tests.Cli;

/// <summary>The command as a process of its own, which can be interrupted and killed.</summary>
internal static class BuiltCommand
{
    /// <summary>The built command.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "counterpoise.dll");

    /// <summary>Starts the command.</summary>
    public static Process Start(params string[] arguments) => StartProgram("dotnet", ["exec", Assembly, .. arguments]);

    /// <summary>Starts any program, with its output at hand.</summary>
    public static Process StartProgram(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end.</summary>
    public static async Task<Run> End(Process process, CancellationToken cancellation)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new(process.ExitCode, await output, await error);
    }
}
