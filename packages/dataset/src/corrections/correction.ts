/** A line of corrections/*.jsonl: what a person says of one sentence, and an anchor that finds it again. */
import { accept, LABELS, plainIssue, refuse, VOICES, type Result } from "@columnist/model";
import { z } from "zod";

/** What the machine said when a person judged. */
const Machine = z.object({
  label: z.enum(LABELS),
  p_opinion: z.number().min(0).max(1),
  p_claim: z.number().min(0).max(1),
  p_quote: z.number().min(0).max(1),
  rule_id: z.string().min(1).nullable(),
  version: z.string().min(1).meta({ description: "sentences.labeler_version" }),
  dataset: z.string().min(1).meta({ description: "Version of the dataset" }),
});

/** What `pipeline review` adds to a line; a line written by hand needs none of it. */
const judged = {
  quote_id: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "The quote that is meant, where it is one of several" }),
  at: z.iso.datetime({ offset: true }).optional().meta({ description: "When, ISO 8601 with Z or an offset" }),
  queue: z.string().min(1).optional().meta({ description: "What put the sentence before the person" }),
  inclusion: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .meta({ description: "Probability with which an audit drew it" }),
  blind: z.boolean().optional().meta({ description: "Nothing of the machine was shown" }),
  machine: Machine.optional(),
};

const anchor = {
  ...judged,
  doc_id: z.string().min(1).meta({ description: "Article (documents.doc_id)" }),
  sent_id: z.string().min(1).meta({ description: "The sentence as it was when it was corrected" }),
  exact: z.string().min(1).meta({ description: "Its text: what is looked for where the id is gone" }),
  prefix: z.string().default("").meta({ description: "Some text before it, to tell equal sentences apart" }),
  suffix: z.string().default("").meta({ description: "Some text after it" }),
  by: z.string().min(1).meta({ description: "Who corrects; agreement is measured between names" }),
  decides: z.boolean().default(false).meta({ description: "Settles a disagreement of others" }),
  note: z.string().optional().meta({ description: "Why; never in the dataset" }),
};

const LabelCorrection = z.object({
  ...anchor,
  action: z.literal("label"),
  label: z.enum(LABELS),
  rule_id: z.string().min(1).default("human").meta({ description: "Rule of the guideline that decides" }),
  voice: z.enum(VOICES).optional(),
  claim_type: z
    .string()
    .regex(/^C(?:10|[1-9])$/)
    .optional(),
});
const SpeakerCorrection = z.object({
  ...anchor,
  action: z.literal("speaker"),
  speaker: z
    .string()
    .min(1)
    .nullable()
    .meta({ description: "Who speaks; null: nobody named in the article" }),
});
const BoundaryCorrection = z.object({
  ...anchor,
  action: z.literal("boundary").meta({
    description: "`exact` is one whole sentence; with `quoted`, the words of `quote_id` are others",
  }),
  quoted: z.string().min(1).optional().meta({
    description:
      "The quote's words with their marks, or of a split quote one piece: as they stand in the sentence",
  }),
});
const DropCorrection = z.object({
  ...anchor,
  action: z.literal("drop").meta({ description: "Not a sentence of the article" }),
});

const SkippedJudgement = z.object({
  ...anchor,
  action: z.literal("skip").meta({ description: "Looked at, and left" }),
});
const FlaggedJudgement = z.object({
  ...anchor,
  action: z.literal("flag").meta({ description: "To be talked about: the guideline does not say" }),
});

export const Correction = z.discriminatedUnion("action", [
  LabelCorrection,
  SpeakerCorrection,
  BoundaryCorrection,
  DropCorrection,
  SkippedJudgement,
  FlaggedJudgement,
]);
export type Correction = z.infer<typeof Correction> & {
  /** Where it stands, for messages: the file, relative to the seeds, and the line from 1. */
  readonly file?: string;
  readonly line?: number;
};

/** A line that says where the words of a quote stand. */
export type QuoteMove = Correction & {
  readonly action: "boundary";
  readonly quoted: string;
  readonly quote_id: string;
};
export const movesQuote = (correction: Correction): correction is QuoteMove =>
  correction.action === "boundary" && correction.quoted !== undefined && correction.quote_id !== undefined;

/** Whether a line asks for a change of rows. */
export const asksForChange = ({ action }: Correction): boolean => action !== "skip" && action !== "flag";

const ADVICE = "mend the line; the README beside the seeds shows one of each kind";

/**
 * The corrections of one file, in its order. Refused: a line that is no JSON or no correction, with its number.
 * Blank lines are skipped.
 */
export const parseCorrections = (path: string, text: string): Result<ReadonlyArray<Correction>> => {
  const found: Array<Correction> = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return refuse("corrections.line.json", `${path}, line ${index + 1} is no JSON`, ADVICE);
    }
    const parsed = Correction.safeParse(value);
    if (parsed.success && "quoted" in parsed.data && parsed.data.quote_id === undefined)
      return refuse(
        "corrections.line.invalid",
        `${path}, line ${index + 1}: "quoted" comes with the "quote_id" that it is about`,
        ADVICE,
      );
    if (!parsed.success) {
      const what = plainIssue(parsed.error.issues[0]!, value);
      return refuse("corrections.line.invalid", `${path}, line ${index + 1}: ${what}`, ADVICE);
    }
    found.push({ ...parsed.data, file: path, line: index + 1 });
  }
  return accept(found);
};
