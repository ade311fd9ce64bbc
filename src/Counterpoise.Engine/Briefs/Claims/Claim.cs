namespace Counterpoise.Briefs.Claims;

/// <summary>One claim of a case's argument, with the test that it is put to.</summary>
/// <param name="Id">Number in the register, from 1.</param>
/// <param name="Group">Part of the argument.</param>
/// <param name="Theory">Id of the theory that it is made for or about; empty where there is none.</param>
/// <param name="Statement">The claim, in a sentence.</param>
/// <param name="Test">The kind of test.</param>
/// <param name="Arguments">The arguments of the test.</param>
public sealed record Claim(
    int Id,
    ClaimGroup Group,
    string Theory,
    string Statement,
    ClaimKind Test,
    ClaimArguments Arguments
);
