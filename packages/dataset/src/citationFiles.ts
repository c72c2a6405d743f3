/** CITATION.cff and .zenodo.json: how a version is cited, for forges and for the archive that gives it a DOI. */
import type { DatasetFacts } from "./datasetFacts.ts";

// A JSON text is a YAML text.
const quoted = (text: string): string => JSON.stringify(text);

/** CITATION.cff 1.2.0 (citation-file-format.github.io). */
export const citationCff = (facts: DatasetFacts, version: string): string =>
  [
    "cff-version: 1.2.0",
    "message: Please cite this dataset as below.",
    "type: dataset",
    `title: ${quoted(facts.title ?? "Columnist")}`,
    `version: ${quoted(version)}`,
    "authors:",
    ...(facts.creators ?? [{ name: "unnamed" }]).flatMap(({ name, orcid }) => [
      `  - name: ${quoted(name)}`,
      ...(orcid === undefined ? [] : [`    orcid: ${quoted(`https://orcid.org/${orcid}`)}`]),
    ]),
    ...(facts.description === undefined ? [] : [`abstract: ${quoted(facts.description)}`]),
    ...(facts.licence === undefined ? [] : [`license: ${quoted(facts.licence)}`]),
    ...(facts.doi === undefined ? [] : [`doi: ${quoted(facts.doi)}`]),
    ...(facts.url === undefined ? [] : [`url: ${quoted(facts.url)}`]),
    "",
  ].join("\n");

/** Metadata of a deposit (developers.zenodo.org). */
export const zenodo = (facts: DatasetFacts, version: string): unknown => ({
  title: facts.title ?? "Columnist",
  upload_type: "dataset",
  version,
  description: facts.description ?? "Sentences of opinion articles, labeled opinion, claim or quote.",
  creators: (facts.creators ?? [{ name: "unnamed" }]).map(({ name, orcid, affiliation }) => ({
    name,
    ...(orcid === undefined ? {} : { orcid }),
    ...(affiliation === undefined ? {} : { affiliation }),
  })),
  ...(facts.licence === undefined ? {} : { license: facts.licence.toLowerCase() }),
  keywords: ["opinion", "claim detection", "quotation", "newspapers"],
});
