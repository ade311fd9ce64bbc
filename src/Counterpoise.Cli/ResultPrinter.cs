using System.CommandLine;
using System.Reflection;
using System.Runtime.Intrinsics.X86;
using Counterpoise.Briefs;
using Counterpoise.Figures;

namespace Counterpoise.Cli;

/// <summary>Prints a result in the format asked for, to stdout or beside a file that is then renamed.</summary>
internal sealed class ResultPrinter(CommonOptions options, Surroundings surroundings)
{
    /// <summary>Prints a document.</summary>
    /// <param name="parsed">The command as parsed.</param>
    /// <param name="document">The result.</param>
    /// <param name="manifest">What it was made from; the program's version and the instruction set are added here.</param>
    /// <param name="json">The result for machines, where it is more than the document's table.</param>
    /// <param name="figure">A file that is written with the result, both or none.</param>
    public void Print(
        ParseResult parsed,
        Document document,
        Manifest manifest,
        Func<Manifest, string>? json = null,
        (string Path, string Text)? figure = null
    )
    {
        manifest = manifest with { ProgramVersion = ProgramVersion, InstructionSet = InstructionSet };
        var file = parsed.GetValue(options.Out);
        var format = options.FormatOf(parsed);
        var layout = new TextLayout
        {
            Width = surroundings.Width,
            Colour = surroundings.Colour && file is null && !parsed.GetValue(options.NoColor),
        };
        string text =
            format == OutputFormat.Json && json is not null
                ? json(manifest)
                : Rendering.Render(document, format, manifest, layout);
        List<(string, string)> files = [];
        if (file is not null)
            files.Add((file.FullName, text));
        if (figure is { } drawn)
            files.Add(drawn);
        AtomicFile.Write(files);
        if (file is null)
            surroundings.Out.Write(text.EndsWith('\n') ? text : text + "\n");
    }

    /// <summary>Prints a text that has its own form, such as a BibTeX file.</summary>
    public void PrintText(ParseResult parsed, string text)
    {
        if (parsed.GetValue(options.Out) is { } file)
            AtomicFile.Write(file.FullName, text);
        else
            surroundings.Out.Write(text);
    }

    /// <summary>Version of the program, as it was built.</summary>
    public static string ProgramVersion =>
        typeof(ResultPrinter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "";

    /// <summary>The widest vector instructions that the kernels used here.</summary>
    public static string InstructionSet =>
        Avx512F.IsSupported ? "avx512"
        : Avx2.IsSupported ? "avx2"
        : System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported ? "advsimd"
        : "scalar";
}
