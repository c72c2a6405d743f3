/** `pipeline explain SENT_ID`: why a sentence has its label, and what striking words would do. */
import * as Effect from "effect/Effect";
import { explain as explainLabel, type Explanation, type Strike } from "@columnist/label";
import {
  rowAt,
  textAt,
  type DocumentRow,
  type SentenceRow,
  type Table,
  type StringColumn,
} from "@columnist/model";
import { withModel } from "../accurate/labelModel.ts";
import { NothingFound } from "../findings.ts";
import { labelInputOf } from "../store/labelInput.ts";
import { findVersion, readTables } from "../store/published.ts";
import { paint, print, printJson, shown } from "../terminal.ts";

interface Typed {
  readonly id: string;
  readonly out: string;
  /** Null: the one in use. */
  readonly version: string | null;
  readonly json: boolean;
}

/** Words that weigh less than this in log-odds are not named. */
const NAMED = 0.2;
/** Strikes that are told. */
const STRUCK = 3;

const quoted = (words: ReadonlyArray<string>): string => words.map((word) => `“${word}”`).join(", ");

type Fact = readonly [string, string | null];

/** One name for several lines: it stands before the first. */
const linesOf = (name: string, lines: ReadonlyArray<string>): ReadonlyArray<Fact> =>
  lines.map((line, i) => [i === 0 ? name : "", line]);

/** What speaks for and against the label, in words that a reader can check in the sentence. */
const reasonsOf = ({ rules, words, context, strikes, flip, judgement }: Explanation): ReadonlyArray<Fact> => {
  const given = judgement.label;
  const told = (isFor: boolean): ReadonlyArray<string> =>
    rules
      .filter((rule) => (rule.label === given) === isFor)
      .map(({ id, title, text }) => `${id} ${title}${text === "" ? "" : ` “${text}”`}`);
  const named = (sign: number): string =>
    quoted(words.filter(({ weight }) => sign * weight >= NAMED).map(({ text }) => text));
  const around = Math.abs(context) < NAMED ? null : context > 0 ? "for it" : "against it";
  const what = (strike: Strike): string =>
    strike.label === given
      ? `without “${strike.words}” ${given} would be ${strike.probability.toFixed(2)}`
      : `without “${strike.words}” it would be ${strike.label}: ${strike.text}`;
  const struck = strikes.slice(0, STRUCK).map(what);
  if (flip !== null && !strikes.slice(0, STRUCK).includes(flip)) struck.push(what(flip));
  return [
    ...linesOf("for it", told(true)),
    ...linesOf("against", told(false)),
    ["words", named(1) === "" ? null : `for it ${named(1)}`],
    ["", named(-1) === "" ? null : `against it ${named(-1)}`],
    ["around", around === null ? null : `the sentences around it and its place speak ${around}`],
    ...linesOf(
      "strike",
      struck.length > 0 || given === "quote" ? struck : [`no word was found whose loss would change it`],
    ),
  ];
};

const view = (sentence: SentenceRow, document: DocumentRow, explanation: Explanation | null): string => {
  const probabilities = (["opinion", "claim", "quote"] as const)
    .map((label) => `${label} ${sentence[`p_${label}`].toFixed(2)}`)
    .join(", ");
  const now = explanation?.judgement.label ?? sentence.label;
  const facts: ReadonlyArray<Fact> = [
    [
      "label",
      `${sentence.label} by ${sentence.rule_id ?? "no rule that can be named"} (${sentence.label_source}, ${sentence.labeler_version})`,
    ],
    ["now", now === sentence.label ? null : `this program would say ${now}`],
    ["odds", `${probabilities}; confidence ${sentence.confidence.toFixed(2)}`],
    [
      "doubt",
      sentence.abstain ? `between ${sentence.abstain_between?.replace("|", " and ") ?? "two labels"}` : null,
    ],
    ["voice", sentence.voice === "author" ? null : sentence.voice],
    ["speaker", sentence.speaker],
    ["place", `${document.source_path}, paragraph ${sentence.para_index + 1} (${sentence.block_kind})`],
    ...(explanation === null ? [] : reasonsOf(explanation)),
  ];
  return (
    `${paint("bold", shown(sentence.text))}\n` +
    facts
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${paint("dim", name.padEnd(8))} ${shown(value!)}\n`)
      .join("")
  );
};

/** Rows of a table whose column holds a text. */
const rowsWith = (table: Table, column: string, text: string): ReadonlyArray<number> => {
  const texts = table.columns[column] as StringColumn;
  const found: Array<number> = [];
  for (let row = 0; row < table.rows; row++) if (textAt(texts, row) === text) found.push(row);
  return found;
};

export const explain = Effect.fn("explain")(function* ({ id, out, version: asked, json }: Typed) {
  const version = yield* findVersion(asked, out);
  const { sentences, documents } = yield* readTables(version, ["sentences", "documents"], {
    otherContracts: true,
  });
  const [row] = rowsWith(sentences, "sent_id", id);
  if (row === undefined)
    return yield* new NothingFound({
      what: `No sentence ${id} is in ${out}/${version.version}`,
      advice: "ids stand in the column sent_id of sentences.csv",
    });
  const sentence = rowAt("sentences", sentences, row);
  const document = rowAt("documents", documents, rowsWith(documents, "doc_id", sentence.doc_id)[0]!);
  const all = rowsWith(sentences, "doc_id", sentence.doc_id).map((at) => rowAt("sentences", sentences, at));
  const input = labelInputOf(document, all);
  const index = all.findIndex(({ sent_id }) => sent_id === id);
  const explanation = yield* withModel((model) => explainLabel(input, index, model));
  if (json) yield* printJson({ ...sentence, source_path: document.source_path, explanation });
  else yield* print(view(sentence, document, explanation));
});
