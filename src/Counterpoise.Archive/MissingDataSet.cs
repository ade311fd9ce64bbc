namespace Counterpoise.Archive;

/// <summary>A data set that the command knows and the archive lacks in every edition.</summary>
/// <param name="DataSet">What is known of it.</param>
/// <param name="Newest">Its newest edition.</param>
/// <param name="Variables">Variables of the record that are read from it, by id; empty where none is.</param>
public sealed record MissingDataSet(DataSet DataSet, Edition Newest, IReadOnlyList<string> Variables);
