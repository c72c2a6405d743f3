# Loads a table of a dataset from CSV with readr, with the types of the contract.
#
# Base R and fread read the sentences "NA" and "TRUE" as missing and as a flag, and mend quotation marks. This loader takes
# the types from schema.json, and lets only an empty cell be missing.
#
#   source("load_csv.R")
#   sentences <- load_csv("datasets/1.0.0", "sentences")

library(readr)

# Storage, closed set and nullability of each column of a table, by name, as schema.json tells them.
columns_of <- function(folder, table) {
  schema <- jsonlite::fromJSON(file.path(folder, "schema.json"), simplifyVector = FALSE)
  schema$contract$tables[[table]]$columns
}

type_of <- function(column) {
  if (length(column$values) > 0) return(col_factor(levels = unlist(column$values)))
  switch(column$storage,
    int32 = col_integer(),
    float32 = col_double(),
    bool = col_logical(),
    timestamp = col_datetime(),
    col_character()
  )
}

# A tibble of one table: closed sets as factors in the order of the contract, times in UTC, evidence as its JSON text
# (jsonlite::fromJSON reads a cell). Stops where a cell is of another type.
load_csv <- function(folder, table) {
  types <- do.call(cols_only, lapply(columns_of(folder, table), type_of))
  frame <- read_csv(file.path(folder, paste0(table, ".csv")),
    col_types = types, na = "", trim_ws = FALSE, lazy = FALSE, progress = FALSE
  )
  stop_for_problems(frame)
  frame
}
