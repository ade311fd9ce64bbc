namespace Counterpoise.Archive.Importers;

/// <summary>Terms of use that several data sets share, as far as known.</summary>
internal static class Terms
{
    public const string Cow = "COW Project: free for research with citation (no explicit open licence found)";

    public const string Research = "free for research with citation";

    public const string Gpl2Packaging = "GPL-2 packaging; data free with citation";

    public const string Sipri =
        "SIPRI terms: non-commercial use with attribution; more than 10% of it may be passed on only with permission";
}
