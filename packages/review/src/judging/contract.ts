/** What the page of `pipeline review` and its server say to each other: both sides hold to these. */
import { LABELS, VOICES } from "@columnist/model";
import { z } from "zod";

const label = z.enum(LABELS);

/** What the machine says of a sentence. Never sent in blind mode. */
export const MachineSays = z.object({
  label,
  p_opinion: z.number(),
  p_claim: z.number(),
  p_quote: z.number(),
  rule_id: z.string().nullable(),
  speaker: z.string().nullable(),
});

/** A sentence to judge. */
export const Card = z.object({
  sent_id: z.string(),
  doc_id: z.string(),
  text: z.string(),
  /** What stands around it in its article, a text a block. */
  before: z.array(z.string()),
  after: z.array(z.string()),
  block_kind: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  /** Null in blind mode. */
  machine: MachineSays.nullable(),
  /** Speakers that the article names, for `s`; empty in blind mode. */
  speakers: z.array(z.string()),
  /** The quote that is asked about, where it is one. */
  quote_id: z.string().nullable(),
  /**
   * The quoted words that `w` moves: of the quote that is asked about, else of the first in the sentence. UTF-16 offsets in
   * `text`; null where that end stands in another sentence. Null in blind mode, and where nothing is quoted.
   */
  quoted: z
    .object({ quote_id: z.string(), from: z.int().min(0).nullable(), to: z.int().min(0).nullable() })
    .nullable(),
  /** What others said, where they differ. */
  others: z.array(z.object({ by: z.string(), label })),
});
export type Card = z.infer<typeof Card>;

export const QueuePage = z.object({
  cards: z.array(Card),
  /** Where to go on; null: that was all. */
  next: z.int().min(0).nullable(),
});

export const Session = z.object({
  by: z.string(),
  queue: z.string(),
  blind: z.boolean(),
  dataset: z.string(),
  /** Sentences in the queue. */
  total: z.int(),
  /** Of them judged by this person. */
  done: z.int(),
  /** Lines that this person's file has: what the next judgement must say. */
  lines: z.int(),
});

/** One key, as the page sends it. */
export const Judgement = z
  .strictObject({
    /** Lines of the person's file that the page knows of: another number means that somebody else wrote. */
    lines: z.int().min(0),
    sent_id: z.string().min(1).max(64),
    quote_id: z.string().min(1).max(64).nullable().default(null),
    action: z.enum(["label", "speaker", "boundary", "drop", "skip", "flag"]),
    label: label.optional(),
    rule_id: z
      .string()
      .regex(/^[A-Z]\d{1,2}$/)
      .optional(),
    voice: z.enum(VOICES).optional(),
    speaker: z.string().min(1).max(300).nullable().optional(),
    /** Where the words of `quote_id` stand now: UTF-16 offsets in the sentence; null: that end stays in its other sentence. */
    quoted: z.strictObject({ from: z.int().min(0).nullable(), to: z.int().min(0).nullable() }).optional(),
    note: z.string().min(1).max(2000).optional(),
  })
  .refine(({ action, label }) => (action === "label") === (label !== undefined), {
    message: "a label comes with the action label, and only with it",
  })
  .refine(({ action, speaker }) => (action === "speaker") === (speaker !== undefined), {
    message: "a speaker comes with the action speaker, and only with it",
  })
  .refine(
    ({ action, quoted, quote_id }) =>
      (action === "boundary") === (quoted !== undefined) && (quoted === undefined || quote_id !== null),
    { message: "quoted words come with the action boundary and a quote, and only with them" },
  );
export type Judgement = z.input<typeof Judgement>;

/** The answer to a judgement, and to its undoing. */
export const Kept = z.object({
  lines: z.int(),
  done: z.int(),
  /** The card whose judgement was undone. */
  card: Card.nullable(),
});
