using Counterpoise.Tests.Cli;
using Xunit;

namespace Counterpoise.Tests.Exports;

/// <summary>R, where it is installed. Without it, or without a package, a test is skipped, but fails where the variable CI is true.</summary>
internal static class RScript
{
    /// <summary>Prints every column of a data frame as a line: its name, and the bits of its doubles or the tag of what is missing.</summary>
    public const string Bits = """
        bits <- function(panel) {
          for (name in names(panel)) {
            x <- panel[[name]]
            tags <- if (is.double(x) && requireNamespace("haven", quietly = TRUE)) haven::na_tag(x) else rep(NA, length(x))
            shown <- vapply(seq_along(x), function(i) {
              if (is.na(x[i])) {
                if (is.na(tags[i])) "NA" else tags[i]
              } else {
                paste(rev(as.character(writeBin(as.double(x[i]), raw(), endian = "little"))), collapse = "")
              }
            }, "")
            cat(name, shown, "\n")
          }
        }

        """;

    /// <summary>Runs a script and gives its lines.</summary>
    public static async Task<string[]> Run(string script, string package, params string[] arguments)
    {
        using var folder = new Files.TemporaryFolder();
        await File.WriteAllTextAsync(folder["script.R"], script, TestContext.Current.CancellationToken);
        var run = await Started(["--vanilla", folder["script.R"], .. arguments]);
        // Asked only where something failed: R takes half a second to start.
        if (run is not { Code: 0 })
            await Need(package);
        Assert.True(run is { Code: 0 }, run?.Error);
        return [.. run!.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())];
    }

    private static async Task Need(string package)
    {
        var run = await Started("--vanilla", "-e", $"loadNamespace('{package}')");
        if (run is { Code: 0 })
            return;
        var reason = run is null ? "Rscript is not installed" : $"R has no package {package}";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    // Null where R is not installed.
    private static async Task<Run?> Started(params string[] arguments)
    {
        try
        {
            using var process = BuiltCommand.StartProgram("Rscript", arguments);
            return await BuiltCommand.End(process, TestContext.Current.CancellationToken);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
