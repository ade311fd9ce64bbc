using System.Diagnostics;
using System.Text;
using AwesomeAssertions;
using Xunit;

namespace Counterpoise.Tests.Figures;

/// <summary>The machine's pdflatex, and what it says of a document.</summary>
internal static class StockTex
{
    /// <summary>Path of pdflatex; null where this machine has none.</summary>
    public static string? Compiler { get; } = Locate();

    /// <summary>Path of pdflatex. Without it the test is skipped, but fails where the variable CI is true.</summary>
    public static string Require()
    {
        if (Compiler is { } compiler)
            return compiler;
        const string reason =
            "no pdflatex: install TeX Live (on Debian texlive-latex-recommended, texlive-fonts-recommended)";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }

    /// <summary>
    /// Compiles twice in a folder of its own, as a document with tables over pages needs; fails with the log's end where
    /// LaTeX stops.
    /// </summary>
    /// <returns>The log of the second run, with every message on one line.</returns>
    public static async Task<string> Compile(string tex, CancellationToken cancellation)
    {
        var compiler = Require();
        var folder = Directory.CreateTempSubdirectory("counterpoise-tex-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "document.tex"), tex, cancellation);
            for (var run = 0; run < 2; run++)
                await Run(compiler, folder.FullName, cancellation);
            File.Exists(Path.Combine(folder.FullName, "document.pdf")).Should().BeTrue();
            return await LogOf(folder.FullName, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Run(string compiler, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(compiler)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in (string[])["-interaction=nonstopmode", "-halt-on-error", "document.tex"])
            start.ArgumentList.Add(argument);
        // LaTeX otherwise breaks the lines of its log at 79 characters.
        start.Environment["max_print_line"] = "10000";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEndAsync(cancellation);
        var complaints = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        await complaints;
        if (process.ExitCode != 0)
            Assert.Fail($"pdflatex stopped:\n{string.Join('\n', (await said).Split('\n').TakeLast(25))}");
    }

    private static async Task<string> LogOf(string folder, CancellationToken cancellation) =>
        await File.ReadAllTextAsync(Path.Combine(folder, "document.log"), Encoding.Latin1, cancellation);

    private static string? Locate()
    {
        var name = OperatingSystem.IsWindows() ? "pdflatex.exe" : "pdflatex";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
