/** `pipeline explain SENT_ID`: why a sentence has its label, and what would flip it. */
import * as Effect from "effect/Effect";
import { explain as explainLabel, type Explanation } from "@columnist/label";
import {
  rowAt,
  textAt,
  type DocumentRow,
  type EvidenceRow,
  type SentenceRow,
  type Table,
  type StringColumn,
} from "@columnist/model";
import { withModel } from "../accurate/labelModel.ts";
import { NothingFound } from "../findings.ts";
import { labelInputOf } from "./labelInput.ts";
import { findVersion, readTables } from "../store/published.ts";
import { paint, print, printJson, shown } from "../terminal.ts";

interface Typed {
  readonly id: string;
  readonly out: string;
  /** Null: the one in use. */
  readonly version: string | null;
  readonly json: boolean;
}

const signed = (weight: number): string => `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)}`;

/** The smallest change that gives the sentence another label, in words. */
const flipLine = ({ flip, judgement }: Explanation): string => {
  if (flip === null) return `no small change found: ${judgement.label} stands`;
  const change = flip.kind === "remove" ? `without “${flip.words}”` : `with “${flip.words}” before it`;
  return `${change} it would be ${flip.label}: ${flip.text}`;
};

const view = (sentence: SentenceRow, document: DocumentRow, explanation: Explanation | null): string => {
  const points = Array.from(document.text);
  const words = ({ char_start, char_end }: EvidenceRow): string =>
    char_end > char_start ? ` “${shown(points.slice(char_start, char_end).join(""))}”` : "";
  const probabilities = (["opinion", "claim", "quote"] as const)
    .map((label) => `${label} ${sentence[`p_${label}`].toFixed(2)}`)
    .join(", ");
  const now = explanation?.judgement.label ?? sentence.label;
  const rules = explanation?.rules.map(({ id, title, text }) => `${id} ${title} “${text}”`) ?? [];
  const facts: ReadonlyArray<readonly [string, string | null]> = [
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
    ...rules.map((rule, i) => [i === 0 ? "rules" : "", rule] as const),
    ["flips", explanation === null ? null : flipLine(explanation)],
  ];
  const evidence = [...sentence.evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map((item) => `  ${signed(item.weight)}  ${item.kind} ${item.rule_id}${words(item)}\n`);
  return (
    `${paint("bold", shown(sentence.text))}\n` +
    facts
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${paint("dim", name.padEnd(8))} ${shown(value!)}\n`)
      .join("") +
    (evidence.length === 0
      ? ""
      : `${paint("dim", "evidence, in log-odds towards the label")}\n${evidence.join("")}`)
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
