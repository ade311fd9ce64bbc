using Counterpoise.Files;

namespace Counterpoise.Tests.Files;

/// <summary>A small case of states that do not exist, whole and without fault.</summary>
internal static class SampleCase
{
    public const string Case = """
        id: avaria-belmark
        title: Avaria and Belmark
        question: Why are the two not allied?
        dyad: [AVA, BLM]
        years: [1950, 1953]
        evidence-years: [1900, 1960]
        focus-year: 1952
        states: [AVA, BLM, CRV]
        """;

    public const string Evidence = """
        items:
          - id: annexation-1910
            date: 1910-08-22
            until: 1945-08
            title: Belmark annexes Avaria
            perceiver: AVA
            actor: BLM
            type: colonial-rule
            size: 1.0
            historical: true
            summary: >-
              Belmark takes the land,
              and keeps it.
            bearing: Avaria expects the worst.
            sources:
              - { author: "Duus, Peter", title: "The Abacus", year: 1995, place: "Press" }
          - id: apology-1952
            date: 1952
            title: Belmark says that it is sorry
            perceiver: Avaria
            actor: 1002
            about: CRV
            type: apology
            size: 0.5
            links: [annexation-1910]
            summary: A speech.
            bearing: It lowers fear.
            sources:
              - author: Lind, Jennifer
                title: Sorry States
                year: 2008
          - id: pact-1953
            date: 1953-05
            until: open
            title: The two share intelligence
            perceiver: BLM
            actor: AVA
            type: security-cooperation
            size: 0.25
            summary: A pact.
            bearing: They work together.
            sources: [{ author: A, title: B, year: 1954 }]
        """;

    /// <summary>A file that a case may have and this one has only where a test writes it.</summary>
    public const string Codings = """
        first-coder: author
        coders:
          - { id: second, note: "coded blind from title and summary" }
          - { id: author }
        codings:
          - { item: apology-1952, coder: second, type: reassurance, size: 0.4 }
          - item: annexation-1910
            coder: second
            type: conquest
            size: 0.9
            historical: true
        weighings:
          - { item: apology-1952, coder: second, for: liberalism, against: balance-of-threat, decibels: -2, reason: "x" }
          - item: apology-1952
            coder: author
            for: balance-of-threat
            against: liberalism
            decibels: 3
            reason: Fear called for it.
          - item: pact-1953
            coder: author
            for: balance-of-power:foreign-policy
            against: liberalism
            decibels: 1.5
            reason: A pact.
        """;

    public static IReadOnlyDictionary<string, string> Files { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["case.yaml"] = Case,
            ["evidence.yaml"] = Evidence,
            ["states.csv"] = """
                ccode,stateabb,name,iso3,aliases,membership,gleditsch_ward
                1000,OAV,Old Avaria,,,1850-1910,
                1001,AVA,Avaria,AVX,Avar Republic|Avarland,1945-1960,1001:1945-1960
                1002,BLM,"Belmark, Kingdom ""Bel"" of old",BLX,,1816-1944|1946-1960,1002:1816-1944|1003:1946-1960
                1003,CRV,Corvia,,,1951-1960,
                """,
            ["successions.csv"] = """
                predecessor,successor,from
                1000,1001,1945
                """,
            ["state-years.csv"] = """
                ccode,year,milex,tpop,major-power,capital-latitude,trade
                1001,1950,10.5,1000,,-12.25,150.5
                1001,1951,,1010,,-12.25,
                1001,1952,12,1020,,,
                1002,1950,1e3,2000,1,40,90
                1002,1951,1100,2010,1,40,
                1003,1951,5,,,,
                """,
            ["dyad-years.csv"] = """
                ccode1,ccode2,year,contiguity,joint-igos,troops12,troops21,imports12,imports21,obligations12,obligations21
                1001,1002,1950,4,3,,28000,1.5,2.5,9,1
                1001,1002,1951,4,,,0,0,,,
                1001,1003,1951,1,2,,,,7,,
                """,
            ["system-years.csv"] = """
                year,quantity,total,greatest,known,missing
                1950,milex,99000.5,50000,70,5
                1950,offence,12,4,60,15
                1951,milex,0,,0,75
                1951,relevant-dyads,12,,2774,1
                1951,relevant-dyads-allied,3,,11,1
                1951,relevant-dyads-pledged,2,,11,1
                """,
            ["disputes.csv"] = """
                dispute,perceiver,rival,year,first_year,hostility,revisionist,originator
                7,1001,1002,1951,1950,4,1,
                7,1002,1001,1951,1950,2,0,1
                9,1000,1002,1880,1880,5,,
                """,
            ["wars.csv"] = """
                war,perceiver,rival,first_year,last_year,rival_initiated
                3,1000,1002,1880,1882,1
                """,
            ["rivalries.csv"] = """
                ccode1,ccode2,first_year,last_year,positional,spatial,ideological,interventionary,principal
                1001,1002,1946,1960,1,0,1,0,1
                """,
            ["colonial-rule.csv"] = """
                ruler,ruled,first_year,last_year
                1002,1001,1910,1945
                1002,1003,,1951
                """,
            ["arms-races.csv"] = """
                ccode1,ccode2,first_year,last_year
                1001,1002,1936,1939
                """,
            ["conquests.csv"] = """
                conqueror,conquered,year
                1002,1000,1882
                """,
            ["columns.csv"] = """
                file,column,variable,unit,dataset,version,licence,first_year,last_year,retrospective
                state-years.csv,milex,milex,thousand,nmc,7.0,free,1816,2016,0
                state-years.csv,tpop,tpop,thousand,nmc,7.0,free,1816,2016,0
                state-years.csv,major-power,major-power,,cow-majors,2024,free,1816,2024,1
                state-years.csv,capital-latitude,capital-latitude,degrees,ours,1,CC0,1816,2024,0
                dyad-years.csv,contiguity,contiguity,class,cow-contiguity,3.2,free,1816,2016,0
                dyad-years.csv,joint-igos,joint-igos,,cow-igo,3.0,free,1816,2014,0
                dyad-years.csv,troops12,troops,persons,troops,2024,free,1950,2024,0
                dyad-years.csv,troops21,troops,persons,troops,2024,free,1950,2024,0
                dyad-years.csv,imports12,imports,million,cow-trade,4.0,free,1870,2014,0
                dyad-years.csv,imports21,imports,million,cow-trade,4.0,free,1870,2014,0
                dyad-years.csv,obligations12,obligations,flags,atop,5.1,free,1815,2018,0
                dyad-years.csv,obligations21,obligations,flags,atop,5.1,free,1815,2018,0
                disputes.csv,*,,,mid,5.0,free,1816,2014,0
                wars.csv,*,,,cow-wars,4.0,free,1816,2007,0
                rivalries.csv,*,,,thompson,2021,free,1494,2020,1
                colonial-rule.csv,*,,,colonial,1,free,1400,2000,1
                state-years.csv,trade,trade,million,cow-trade,4.0,free,1870,2014,0
                arms-races.csv,*,,,races,1,free,1816,1990,1
                conquests.csv,*,,,territory,6,free,1816,2018,0
                """,
            ["gaps.csv"] = """
                variable,ccode,first_year,last_year,reason
                milex,1001,1951,1951,"the archive burnt, and no copy is left"
                """,
        };

    public static CaseDefinition Definition => CaseFile.Read(SourceFile.OfText("case.yaml", Case));

    /// <summary>Writes the case into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="changes">Files to write otherwise or besides; a null leaves the file out.</param>
    public static string Write(TemporaryFolder folder, params (string Name, string? Text)[] changes)
    {
        var besides = changes.Where(c => !Files.ContainsKey(c.Name)).Select(c => KeyValuePair.Create(c.Name, c.Text));
        foreach (var (name, text) in Files.Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)).Concat(besides))
        {
            var change = Array.FindLastIndex(changes, c => c.Name == name);
            if ((change < 0 ? text : changes[change].Text) is { } content)
                File.WriteAllText(folder[name], content + "\n");
        }
        return folder.Path;
    }

    /// <summary>A file of the sample with one text replaced, which must be there.</summary>
    public static (string Name, string? Text) Change(string name, string old, string replacement) =>
        Files[name].Contains(old, StringComparison.Ordinal)
            ? (name, Files[name].Replace(old, replacement, StringComparison.Ordinal))
            : throw new ArgumentException($"{name} has no '{old}'.", nameof(old));
}
