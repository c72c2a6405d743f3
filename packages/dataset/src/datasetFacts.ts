/** dataset.json at the top of the seeds: what a dataset is called, whose it is, under which licence, and what it is for. */
import { accept, plainIssue, refuse, type Result } from "@columnist/model";
import { z } from "zod";

const text = z.string().min(1);

const Creator = z.strictObject({
  name: text.meta({ description: "Person or organisation" }),
  orcid: z
    .string()
    .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/)
    .optional()
    .meta({ description: "As 0000-0002-1825-0097" }),
  affiliation: text.optional(),
});

// What SPDX's list has: "CC0-1.0", "CC-BY-4.0", "LicenseRef-ours" for one of your own.
const licence = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/);

const Written = z.strictObject({
  title: text.optional().meta({ description: "As people call it" }),
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/)
    .optional()
    .meta({ description: "Short name for machines: small letters, digits, - _ ." }),
  description: text.optional().meta({ description: "One paragraph: which articles, of when, from where" }),
  creators: z
    .array(Creator)
    .min(1)
    .optional()
    .meta({ description: "Each with a name; orcid and affiliation if they have one" }),
  licence: licence
    .optional()
    .meta({ description: "SPDX id of the licence of the whole; license is taken too" }),
  license: licence.optional().meta({ description: "As licence" }),
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .optional()
    .meta({ description: "Where it can be found" }),
  doi: z
    .string()
    .regex(/^10\.\d{4,}\/\S+$/)
    .optional()
    .meta({ description: "As 10.5281/zenodo.123, without https://doi.org/" }),
  contact: text.optional().meta({ description: "Whom to write to" }),
  funding: text.optional().meta({ description: "Who paid for it" }),
  collection: text.optional().meta({ description: "How the articles were chosen and fetched" }),
  intended_uses: text.optional().meta({ description: "What it is for, and what not" }),
  persons_data: text.optional().meta({ description: "Which data of persons is in it, and on what ground" }),
  // Read elsewhere: what columns of tables among the seeds mean.
  columns: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: "What columns of tables among the seeds mean: seeds/README.md" }),
});

/** What dataset.json says, but for `columns`; `licence` however it was spelt. */
export type DatasetFacts = Omit<z.infer<typeof Written>, "columns" | "license">;

/** As it stands in a manifest: what was read once is not refused later. */
export const DatasetFactsRead = z.looseObject({}) as unknown as z.ZodType<DatasetFacts>;

/** JSON Schema of the file, for editors. */
export const datasetFactsSchema = (): unknown => z.toJSONSchema(Written);

const ADVICE = "mend it: docs/dataset-json.md shows one";

/** Reads the text of a dataset.json. Refused: no JSON, a field that is unknown or of another kind, two licences. */
export const parseDatasetFacts = (path: string, written: string): Result<DatasetFacts> => {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    return refuse("dataset.facts.json", `${path} is no JSON (${(error as Error).message})`, ADVICE);
  }
  const parsed = Written.safeParse(value);
  if (!parsed.success)
    return refuse("dataset.facts.invalid", `${path}: ${plainIssue(parsed.error.issues[0]!, value)}`, ADVICE);
  const { columns: _columns, license, ...facts } = parsed.data;
  if (license !== undefined && facts.licence !== undefined && license !== facts.licence)
    return refuse("dataset.facts.licence", `${path} names two licences`, ADVICE);
  return accept(license === undefined ? facts : { ...facts, licence: license });
};

/** What a dataset should say of itself and this one does not, as people would ask for it. */
export const missingFacts = (facts: DatasetFacts | null): ReadonlyArray<string> =>
  (["title", "description", "creators", "licence", "contact"] as const).filter(
    (name) => facts?.[name] === undefined,
  );

/** How to cite a version: creators, title, version, DOI or address. */
export const citation = (facts: DatasetFacts | null, version: string): string => {
  const by = facts?.creators?.map(({ name }) => name).join("; ");
  const title = facts?.title ?? "Columnist";
  const place = facts?.doi === undefined ? facts?.url : `https://doi.org/${facts.doi}`;
  return `${by === undefined ? "" : `${by}: `}${title}, version ${version}.${place === undefined ? "" : ` ${place}`}`;
};
