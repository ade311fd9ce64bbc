using System.Text;
using AwesomeAssertions;
using Counterpoise.Files;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Files;

/// <summary>Whatever befalls a good file, reading it succeeds or names faults; nothing else is ever thrown.</summary>
public sealed class MutationTests
{
    private static readonly string[] Splinters =
    [
        "\t",
        "\n",
        "\r",
        "  ",
        "- ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "#",
        "&a ",
        "*a",
        "!!x ",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "|",
        ">",
        "? ",
        "<<: ",
        "~",
        "null",
        ",",
        "\\",
        "\"\\uD800\"",
        "\"\\UFFFFFFFF\"",
        "\\x",
        "1e999",
        "-1",
        "NaN",
        "99999999999",
        "\0",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "é",
        "\U0001F600",
        "%YAML 9.9\n",
        "%TAG ! x\n",
        "open",
        "1910-13-22",
        "!<",
        "!a!b ",
        "key:\n",
    ];

    private static readonly Gen<byte[]> Splinter = Gen.Frequency(
        (8, Gen.Int[0, Splinters.Length - 1].Select(i => Encoding.UTF8.GetBytes(Splinters[i]))),
        (1, Gen.Byte.Array[1, 4])
    );

    /// <summary>Where, as a share of the file; how many bytes go; what comes; whether a piece of the file comes instead.</summary>
    private static readonly Gen<(double Place, int Gone, byte[] Come, bool Copies)[]> Mutations = Gen.Select(
        Gen.Double.Unit,
        Gen.Frequency((3, Gen.Int[0, 3]), (1, Gen.Int[0, 60])),
        Splinter,
        Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true)))
    ).Array[1, 4];

    [Fact]
    public void A_mutated_theory_file_is_read_or_named_faulty() =>
        Sample(SampleTheory.Text, bytes => TheoryFile.Read(new("theory.yaml", bytes)));

    [Fact]
    public void A_mutated_case_file_is_read_or_named_faulty() =>
        Sample(SampleCase.Case, bytes => CaseFile.Read(new("case.yaml", bytes)));

    [Fact]
    public void A_mutated_evidence_file_is_read_or_named_faulty() =>
        Sample(
            SampleCase.Evidence,
            bytes => EvidenceFile.Read(new("evidence.yaml", bytes), SampleCase.Definition, FaultsOf.States)
        );

    [Fact]
    public void A_mutated_file_of_codings_is_read_or_named_faulty()
    {
        var evidence = FaultsOf.ReadEvidence(SampleCase.Evidence);
        Sample(SampleCase.Codings, bytes => CodingsFile.Read(new("codings.yaml", bytes), evidence));
    }

    [Fact]
    public void A_mutated_parameter_file_is_read_or_named_faulty() =>
        Sample(
            """
            name: assumed
            frozen: 2026-01-31
            parameters:
              - { id: a.b, value: 1, range: [0, 2], unit: years, source: ours, note: n }
              - id: intent.dispute.half-life
                value: 6
                range: [3, 12]
                unit: years
                source: walt1987, pp. 21-26
                note: A memory of one government.
            """,
            bytes => ParameterFile.Read([new("p.yaml", bytes)], [new("a.b", 0, 3), new("intent.dispute.half-life")])
        );

    [Fact]
    public void A_mutated_record_is_read_or_named_faulty()
    {
        var names = SampleCase.Files.Keys.ToArray();
        var sound = SampleCase.Files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value + "\n"));
        Gen.Select(Gen.Int[0, names.Length - 1], Mutations)
            .Sample(
                (which, mutations) =>
                {
                    var files = new Dictionary<string, byte[]>(sound, StringComparer.Ordinal);
                    files[names[which]] = Mutate(files[names[which]], mutations);
                    var library = new CaseLibrary(
                        names.Select(name => $"cases/x/{name}"),
                        name => new MemoryStream(files[name["cases/x/".Length..]])
                    );
                    return IsReadOrFaulty(() => library.Open("x"));
                },
                iter: 3_000
            );
    }

    [Fact]
    public void Mutations_make_both_readable_and_faulty_files()
    {
        int faulty = 0;
        int readable = 0;
        Mutations.Sample(
            mutations =>
            {
                var bytes = Mutate(Encoding.UTF8.GetBytes(SampleCase.Case), mutations);
                if (FaultsOf.Of(() => CaseFile.Read(new("case.yaml", bytes))).Length > 0)
                    Interlocked.Increment(ref faulty);
                else
                    Interlocked.Increment(ref readable);
            },
            iter: 1_000
        );
        faulty.Should().BeGreaterThan(100);
        readable.Should().BeGreaterThan(10);
    }

    private static void Sample(string sound, Action<byte[]> read)
    {
        var bytes = Encoding.UTF8.GetBytes(sound);
        Mutations.Sample(mutations => IsReadOrFaulty(() => read(Mutate(bytes, mutations))), iter: 10_000);
    }

    private static bool IsReadOrFaulty(Action read)
    {
        try
        {
            read();
        }
        catch (FaultyInputException e)
        {
            return e.Faults.Count > 0 && e.Faults.All(f => f.File.Length > 0 && f.Message.Length > 0);
        }
        return true;
    }

    private static byte[] Mutate(byte[] bytes, (double Place, int Gone, byte[] Come, bool Copies)[] mutations)
    {
        foreach (var (place, gone, come, copies) in mutations)
        {
            int at = (int)(place * bytes.Length);
            int end = Math.Min(bytes.Length, at + gone);
            var piece = copies ? bytes[..(bytes.Length / 3)] : come;
            bytes = [.. bytes[..at], .. piece, .. bytes[end..]];
        }
        return bytes;
    }
}
