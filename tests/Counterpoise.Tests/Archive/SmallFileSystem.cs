using Counterpoise.Tests.Cli;
using Xunit;

namespace Counterpoise.Tests.Archive;

/// <summary>A file system of a few MiB for the time of a script, seen by nobody else. Linux only.</summary>
internal static class SmallFileSystem
{
    /// <summary>
    /// Runs a script of the shell in which <c>$D</c> is the folder of the file system, 4 MiB large, <c>counterpoise</c> the
    /// built command, and <c>$1</c> ... the arguments.
    /// </summary>
    public static async Task<Run> Run(string script, params string[] arguments)
    {
        var mounting = await Mounting();
        using var folder = new Files.TemporaryFolder();
        string prepared =
            $"D='{folder.Path}'; mount -t tmpfs -o size=4m none \"$D\" || exit 99\n"
            + $"counterpoise() {{ dotnet exec '{BuiltCommand.Assembly}' \"$@\"; }}\n"
            + script;
        using var shell = BuiltCommand.StartProgram("unshare", [mounting, "sh", "-c", prepared, "sh", .. arguments]);
        return await BuiltCommand.End(shell, TestContext.Current.CancellationToken);
    }

    // As root a namespace of mounts is enough; others need one of users too. Without either the test is skipped, but fails
    // where the variable CI is true.
    private static async Task<string> Mounting()
    {
        string reason = "no file system can be mounted on this platform";
        if (OperatingSystem.IsLinux())
        {
            foreach (var mounting in (string[])["-m", "-rm"])
            {
                using var attempt = BuiltCommand.StartProgram(
                    "unshare",
                    mounting,
                    "mount",
                    "-t",
                    "tmpfs",
                    "none",
                    "/mnt"
                );
                var run = await BuiltCommand.End(attempt, TestContext.Current.CancellationToken);
                if (run.Code == 0)
                    return mounting;
                reason = $"no file system may be mounted here: {run.Error.Trim()}";
            }
        }
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }
}
