/**
 * What can be typed: each flag and argument once, with its help and the schema that its value holds to; a schema's message
 * says what to give. Checked elsewhere: --columns and --format, whose words need code that help must not load, and what
 * hangs on another flag or on the disk (plan.ts).
 */
import * as Argument from "effect/cli/Argument";
import * as Flag from "effect/cli/Flag";
import * as Schema from "effect/Schema";
import { MODEL_NAMES } from "./accurate/modelNames.ts";
import { typedPath } from "./workspace.ts";

/** Whole numbers, both ends included. */
export const wholeNumber = (minimum: number, maximum: number, unit = "a number") =>
  Schema.Int.check(
    Schema.isBetween({ minimum, maximum }, { message: `${unit} from ${minimum} to ${maximum}` }),
  );

const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** A date, or a time that is the same everywhere. */
const Moment = Schema.String.check(
  Schema.makeFilter((value) => ISO.test(value) && !Number.isNaN(Date.parse(value)), {
    message: "a date, or a time with its offset, as 2026-01-31T08:00:00Z",
  }),
);

/** Worker threads at most. */
export const MOST_JOBS = 64;
const LONGEST_LIMIT = 3600;

// That of packages/dataset, which help need not load.
const VERSION_NUMBER = /^\d+\.\d+\.\d+$/;

/** What names a version: a number stays as it is, a folder is a path. */
export const versionOrFolder = (name: string): string => (VERSION_NUMBER.test(name) ? name : typedPath(name));

export const seeds = Flag.String("seeds").pipe(
  Flag.withMetavar("DIR"),
  Flag.withDescription("Folder of articles, read with all its subfolders"),
  Flag.map(typedPath),
  Flag.withDefault("seeds"),
);

export const out = Flag.String("out").pipe(
  Flag.withMetavar("DIR"),
  Flag.withDescription("Folder of dataset versions; made if it is missing"),
  Flag.map(typedPath),
  Flag.withDefault("datasets"),
);

export const version = Flag.String("version").pipe(
  Flag.withMetavar("V"),
  Flag.withDescription("Of this version: its number in --out, or its folder (default: the one in use)"),
  Flag.map(versionOrFolder),
  Flag.optional,
);

export const jobs = Flag.Int("jobs").pipe(
  Flag.withAlias("j"),
  Flag.withMetavar("N"),
  Flag.withDescription("Worker threads; the result is the same for any number (default: one a core)"),
  Flag.withSchema(wholeNumber(1, MOST_JOBS)),
  Flag.optional,
);

export const fetchedAt = Flag.String("fetched-at").pipe(
  Flag.withMetavar("ISO"),
  Flag.withDescription("When the articles were fetched, as 2026-01-31T08:00:00Z: resolves '34 min ago'"),
  Flag.withSchema(Moment),
  Flag.optional,
);

export const columns = Flag.String("columns").pipe(
  Flag.withMetavar("WHAT=NAME,…"),
  Flag.withDescription("Columns of tables, properties of records: text=story,title=headline,authors=by,…"),
  Flag.optional,
);

export const plan = Flag.Boolean("plan").pipe(
  Flag.withDescription("Print what would run, and run nothing"),
  Flag.withDefault(false),
);

export const json = Flag.Boolean("json").pipe(
  Flag.withDescription("Print one JSON object, for machines"),
  Flag.withDefault(false),
);

export const timeLimit = Flag.Int("time-limit").pipe(
  Flag.withMetavar("SECONDS"),
  Flag.withDescription("Longest time for one article; one that takes longer goes to failures"),
  Flag.withSchema(wholeNumber(1, LONGEST_LIMIT, "seconds")),
  Flag.withDefault(30),
);

export const cache = Flag.Boolean("cache").pipe(
  Flag.withDescription("Keep what stages computed and use it again; --no-cache computes everything anew"),
  Flag.withDefault(true),
);

export const allowEmpty = Flag.Boolean("allow-empty").pipe(
  Flag.withDescription("Write a version even where no input gave an article"),
  Flag.withDefault(false),
);

export const offsets = Flag.Literals("offsets", ["codepoint", "utf16", "byte"]).pipe(
  Flag.withDescription("Unit of every start and end; bytes are those of the UTF-8 form"),
  Flag.withDefault("codepoint"),
);

const namedModel = Flag.Literals("model", MODEL_NAMES).pipe(
  Flag.withDescription(
    "What judges opinion against claim: fast; accurate, a transformer; balanced, which asks it where fast is unsure",
  ),
);

export const model = namedModel.pipe(Flag.withDefault("fast"));

/** For a command that may get it from a plan. */
export const modelIfAny = namedModel.pipe(Flag.optional);

export const keptModel = Flag.Literals("model", MODEL_NAMES).pipe(
  Flag.withDescription(
    "What judges opinion against claim: fast; accurate, a transformer; balanced, which asks it where fast is unsure. " +
      "A dataset keeps the model that it was built with until another is named; a new one is built with fast",
  ),
  Flag.optional,
);

export const data = Flag.String("data").pipe(
  Flag.withMetavar("DIR"),
  Flag.withDescription("Folder of gold data"),
  Flag.map(typedPath),
);

export const dataIfAny = data.pipe(
  Flag.withDescription("Folder of gold data (default: only the gold that is in this repository)"),
  Flag.optional,
);

export const labelled = Flag.String("file").pipe(
  Flag.withMetavar("FILE"),
  Flag.withDescription(
    "Measure on your own sentences instead: CSV with a row of names, or JSON lines. text (or sentence): the sentence; label (or gold): opinion, claim or quote, also subjective/objective, SUBJ/OBJ, fact; doc, if any: sentences of one document stand together in order and are read as one text, others alone",
  ),
  Flag.map(typedPath),
  Flag.optional,
);

export const files = Argument.String("FILE").pipe(
  Argument.withDescription("Files, in any input format; - reads standard input"),
  Argument.map(typedPath),
  Argument.variadic({ min: 1 }),
);

export const file = Argument.String("FILE").pipe(
  Argument.withDescription("An article in any input format"),
  Argument.map(typedPath),
);

export const area = Flag.String("area").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription("Only this one; several by giving it again"),
  Flag.atLeast(0),
);

export const raiseFloors = Flag.Boolean("raise-floors").pipe(
  Flag.withDescription("Bring the floors up to what is measured; none is lowered"),
  Flag.withDefault(false),
);

export const heldOut = Flag.Boolean("held-out").pipe(
  Flag.withDescription(
    "Measure --model on op-eds that it has not seen, and write what reports and cards say of it (minutes)",
  ),
  Flag.withDefault(false),
);

export const page = Flag.String("page").pipe(
  Flag.withMetavar("FILE"),
  Flag.withDescription("Write one HTML page of it too; it holds sentences of the gold data"),
  Flag.map(typedPath),
  Flag.optional,
);

export const format = Flag.String("format").pipe(
  Flag.withAlias("f"),
  Flag.withMetavar("NAME"),
  Flag.withDescription(
    "brat, cas, excel, huggingface, jsonl, label-studio, no-text, parquet, spacy, sqlite, tei, webannotation or xlsx",
  ),
);

export const to = Flag.String("to").pipe(
  Flag.withMetavar("DIR"),
  Flag.withDescription(
    "Folder for the export; replaced if it holds an older one (default: exports/VERSION-FORMAT)",
  ),
  Flag.map(typedPath),
  Flag.optional,
);

export const as = Flag.Literals("as", ["text", "json", "markdown", "page"]).pipe(
  Flag.withDescription("For a terminal, a machine, a comment on a pull request, or a browser"),
  Flag.withDefault("text"),
);
