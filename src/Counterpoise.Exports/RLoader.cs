using System.Globalization;
using System.Text;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>An R script that reads the data file beside it.</summary>
internal static class RLoader
{
    /// <summary>Renders it.</summary>
    public static string Of(PanelLayout layout, string name, PanelFormat format)
    {
        var text = new StringBuilder();
        text.Append(Opening(name, format));
        text.Append(Reading(layout, format));
        text.Append("  labels <- c(\n    ");
        text.AppendJoin(
            ",\n    ",
            layout.Columns.Select(column => $"{column.Name} = {ScriptText.Quoted(column.Label)}")
        );
        text.Append("\n  )\n");
        text.Append("  for (name in names(labels)) attr(panel[[name]], \"label\") <- labels[[name]]\n");
        // haven brings the value labels itself, in the type of the column.
        text.Append("  values <- list(");
        text.AppendJoin(
            ",",
            layout
                .Columns.Where(column => column.ValueLabels.Count > 0)
                .Select(column => $"\n    {column.Name} = c({ValueLabels(column)})")
        );
        text.Append(
            """

              )
              for (name in names(values)) {
                if (is.null(attr(panel[[name]], "labels"))) attr(panel[[name]], "labels") <- values[[name]]
              }

            """
        );
        return text.Append("  panel\n})\n").ToString();
    }

    private static string ValueLabels(PanelColumn column) =>
        string.Join(
            ", ",
            column.ValueLabels.Select(label => $"{ScriptText.Quoted(label.Text)} = {Number(label.Value)}")
        );

    private static string Opening(string name, PanelFormat format) =>
        $$"""
            # Reads {{ScriptText.Comment(name)}}, which lies beside this script, into the data frame `panel`:
            #   source({{ScriptText.Quoted(Path.ChangeExtension(name, ".R"))}})
            # Each column carries its label as attr(x, "label"); one whose numbers stand for something carries them as
            # attr(x, "labels"), a named vector: factor(x, attr(x, "labels"), names(attr(x, "labels"))).
            {{Remark(format)}}
            panel <- local({
              place <- NULL
              for (frame in sys.frames()) {
                sourced <- get0("ofile", frame, inherits = FALSE)
                if (is.character(sourced)) place <- sourced
              }
              if (is.null(place)) {
                run <- grep("^--file=", commandArgs(FALSE), value = TRUE)
                if (length(run) > 0) place <- gsub("~+~", " ", sub("^--file=", "", run[1]), fixed = TRUE)
              }
              file <- file.path(if (is.null(place)) "." else dirname(place), {{ScriptText.Quoted(name)}})

            """;

    private static string Remark(PanelFormat format) =>
        format switch
        {
            PanelFormat.Csv => """
                # What is missing is NA. Of real numbers with 17 digits base R misses the last bit of about one in ten thousand;
                # .dta and .parquet files arrive to the last bit.
                """,
            PanelFormat.Parquet => "# What is missing is NA.",
            _ => """
                # With haven, a year that the data sets do not cover is NA(a), and a value that they do not give NA(b):
                # haven::na_tag(x) tells them apart; is.na(x) is TRUE for both.
                """,
        };

    private static string Reading(PanelLayout layout, PanelFormat format)
    {
        switch (format)
        {
            case PanelFormat.Csv:
                var types = layout.Columns.Select(column =>
                    $"{column.Name} = \"{(IsInteger(column) ? "integer" : "numeric")}\""
                );
                return $"  types <- c(\n    {string.Join(",\n    ", types)}\n  )\n"
                    + "  panel <- read.csv(file, colClasses = types, na.strings = \"\", quote = \"\", comment.char = \"\")\n";
            case PanelFormat.Parquet:
                return """
                      panel <- if (requireNamespace("arrow", quietly = TRUE)) {
                        as.data.frame(arrow::read_parquet(file))
                      } else if (requireNamespace("duckdb", quietly = TRUE) && requireNamespace("DBI", quietly = TRUE)) {
                        connection <- DBI::dbConnect(duckdb::duckdb())
                        on.exit(DBI::dbDisconnect(connection, shutdown = TRUE))
                        DBI::dbGetQuery(connection, paste0("select * from read_parquet('", gsub("'", "''", file), "')"))
                      } else {
                        stop("Parquet needs a package: install.packages(\"arrow\") or install.packages(\"duckdb\")")
                      }

                    """;
            case PanelFormat.Stata14:
                return """
                      if (!requireNamespace("haven", quietly = TRUE)) {
                        stop("Stata's format 118 needs a package: install.packages(\"haven\")")
                      }
                      panel <- haven::read_dta(file)

                    """;
            default:
                return """
                      panel <- if (requireNamespace("haven", quietly = TRUE)) {
                        haven::read_dta(file)
                      } else {
                        foreign::read.dta(file, convert.factors = FALSE)
                      }

                    """;
        }
    }

    private static bool IsInteger(PanelColumn column) =>
        column.Type == PanelType.Whole && (double.IsInfinity(column.Least) || column.Least > int.MinValue);

    // R has no least 32-bit number: it is its NA.
    private static string Number(int value) =>
        value == int.MinValue ? "-2147483648" : string.Create(CultureInfo.InvariantCulture, $"{value}L");
}
