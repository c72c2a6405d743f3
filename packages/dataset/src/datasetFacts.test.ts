import { expect, test } from "vitest";
import { parse } from "yaml";
import { citationCff, zenodo } from "./citationFiles.ts";
import { croissant } from "./croissant.ts";
import { dataPackage } from "./datapackage.ts";
import { citation, missingFacts, parseDatasetFacts, type DatasetFacts } from "./datasetFacts.ts";

const FACTS: DatasetFacts = {
  title: 'The "harbour" columns: a corpus',
  name: "harbour",
  description: "Columns of three papers.",
  creators: [{ name: "Ann Lee", orcid: "0000-0002-1825-0097", affiliation: "Kelda" }, { name: "B. Roth" }],
  licence: "CC-BY-4.0",
  url: "https://example.org/harbour",
  doi: "10.5281/zenodo.12345",
};

const wrong = (written: string): string => {
  const parsed = parseDatasetFacts("dataset.json", written);
  return parsed.ok ? "" : parsed.refusal.message;
};

test("license is taken for licence, and columns are another reader's", () => {
  const parsed = parseDatasetFacts("dataset.json", '{"license": "CC0-1.0", "columns": {"text": "story"}}');
  expect(parsed).toEqual({ ok: true, value: { licence: "CC0-1.0" } });
});

test.each([
  ["{", "dataset.json is no JSON"],
  ["[]", "dataset.json: it is not an object"],
  ['{"titel": "x"}', 'dataset.json: "titel" is no field of it'],
  ['{"title": 3}', 'dataset.json: "title" is not a text'],
  ['{"creators": []}', 'dataset.json: "creators" is empty'],
  ['{"creators": [{"orcid": "0000-0002-1825-0097"}]}', 'dataset.json: "creators.0.name" is missing'],
  ['{"creators": [{"name": "x", "orcid": "1"}]}', '"creators.0.orcid" cannot be "1"'],
  ['{"doi": "https://doi.org/10.5/x"}', '"doi" cannot be'],
  ['{"licence": "Creative Commons"}', '"licence" cannot be "Creative Commons"'],
  ['{"licence": "MIT", "license": "CC0-1.0"}', "dataset.json names two licences"],
])("%s is refused in plain words", (written, message) => expect(wrong(written)).toContain(message));

test("what is not said is named", () => {
  expect(missingFacts(null)).toEqual(["title", "description", "creators", "licence", "contact"]);
  expect(missingFacts(FACTS)).toEqual(["contact"]);
});

test("a version is cited by creators, title, version and DOI", () => {
  expect(citation(FACTS, "1.2.0")).toBe(
    'Ann Lee; B. Roth: The "harbour" columns: a corpus, version 1.2.0. https://doi.org/10.5281/zenodo.12345',
  );
  expect(citation(null, "1.2.0")).toBe("Columnist, version 1.2.0.");
});

test("CITATION.cff is YAML that says the same", () => {
  expect(parse(citationCff(FACTS, "1.2.0"))).toMatchObject({
    "cff-version": "1.2.0",
    type: "dataset",
    title: FACTS.title,
    version: "1.2.0",
    authors: [{ name: "Ann Lee", orcid: "https://orcid.org/0000-0002-1825-0097" }, { name: "B. Roth" }],
    license: "CC-BY-4.0",
    doi: "10.5281/zenodo.12345",
  });
});

test("Zenodo, Croissant and Data Package say the same", () => {
  expect(zenodo(FACTS, "1.2.0")).toMatchObject({ license: "cc-by-4.0", creators: FACTS.creators });
  expect(croissant("1.2.0", [], FACTS)).toMatchObject({
    name: "harbour",
    license: "https://spdx.org/licenses/CC-BY-4.0.html",
    url: FACTS.url,
    creator: [{ name: "Ann Lee" }, { name: "B. Roth" }],
  });
  expect(dataPackage("1.2.0", [], FACTS)).toMatchObject({
    title: FACTS.title,
    licenses: [{ name: "CC-BY-4.0" }],
    contributors: [{ title: "Ann Lee", organization: "Kelda" }, { title: "B. Roth" }],
  });
});
