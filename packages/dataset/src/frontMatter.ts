/** The front matter of a README.md that Hugging Face reads. */
import type { DatasetFacts } from "./datasetFacts.ts";

/** @param configs lines of the configurations, each an item of a list */
export const frontMatter = (
  facts: DatasetFacts | null,
  languages: ReadonlyArray<string>,
  configs: ReadonlyArray<string>,
): ReadonlyArray<string> => [
  "---",
  // Hugging Face knows SPDX ids in small letters.
  `license: ${facts?.licence?.toLowerCase() ?? "other"}`,
  ...(languages.length === 0 ? [] : ["language:", ...languages.map((language) => `- ${language}`)]),
  `pretty_name: ${JSON.stringify(facts?.title ?? "Columnist")}`,
  "task_categories:",
  "- text-classification",
  "tags:",
  "- opinion",
  "- claim-detection",
  "- quotation",
  "configs:",
  ...configs,
  "---",
];
