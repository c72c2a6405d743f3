/** `pipeline explain SENT_ID`: why a sentence has its label, and what would flip it. */
import * as Effect from "effect/Effect";
import {
  rowAt,
  textAt,
  type DocumentRow,
  type EvidenceRow,
  type SentenceRow,
  type TextColumn,
} from "@columnist/model";
import { NothingFound } from "./findings.ts";
import { findVersion, readTables } from "./published.ts";
import { paint, print, printJson, shown } from "./terminal.ts";

interface Typed {
  readonly id: string;
  readonly out: string;
  readonly json: boolean;
}

const signed = (weight: number): string => `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)}`;

/** The least evidence against whose loss the label would not stand: strongest first, until the sum falls below 0. */
const whatWouldFlip = (sentence: SentenceRow): string => {
  const second = (["opinion", "claim", "quote"] as const)
    .filter((label) => label !== sentence.label)
    .sort((a, b) => sentence[`p_${b}`] - sentence[`p_${a}`])[0]!;
  const margin = Math.log(
    Math.max(sentence[`p_${sentence.label}`], 1e-6) / Math.max(sentence[`p_${second}`], 1e-6),
  );
  const lost: Array<EvidenceRow> = [];
  let left = margin;
  for (const item of sentence.evidence
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)) {
    if (left <= 0) break;
    lost.push(item);
    left -= item.weight;
  }
  return left > 0 || lost.length === 0
    ? `nothing in it alone: ${second} is ${margin.toFixed(2)} of log-odds away`
    : `without ${lost.map(({ rule_id }) => rule_id).join(" and ")} it would be ${second}`;
};

const view = (sentence: SentenceRow, document: DocumentRow): string => {
  const points = Array.from(document.text);
  const word = ({ char_start, char_end }: EvidenceRow): string =>
    char_end > char_start ? ` “${shown(points.slice(char_start, char_end).join(""))}”` : "";
  const probabilities = (["opinion", "claim", "quote"] as const)
    .map((label) => `${label} ${sentence[`p_${label}`].toFixed(2)}`)
    .join(", ");
  const facts: ReadonlyArray<readonly [string, string | null]> = [
    [
      "label",
      `${sentence.label} by ${sentence.rule_id} (${sentence.label_source}, ${sentence.labeler_version})`,
    ],
    ["odds", `${probabilities}; confidence ${sentence.confidence.toFixed(2)}`],
    [
      "doubt",
      sentence.abstain ? `between ${sentence.abstain_between?.replace("|", " and ") ?? "two labels"}` : null,
    ],
    ["voice", sentence.voice === "author" ? null : sentence.voice],
    ["speaker", sentence.speaker],
    ["place", `${document.source_path}, paragraph ${sentence.para_index + 1} (${sentence.block_kind})`],
    ["flips", whatWouldFlip(sentence)],
  ];
  const evidence = [...sentence.evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map((item) => `  ${signed(item.weight)}  ${item.kind} ${item.rule_id}${word(item)}\n`);
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

const rowOf = (column: TextColumn, rows: number, id: string): number => {
  for (let row = 0; row < rows; row++) if (textAt(column, row) === id) return row;
  return -1;
};

export const explain = Effect.fn("explain")(function* ({ id, out, json }: Typed) {
  const version = yield* findVersion(out, null);
  const { sentences, documents } = yield* readTables(version, ["sentences", "documents"]);
  const row = rowOf(sentences.columns["sent_id"] as TextColumn, sentences.rows, id);
  if (row === -1)
    return yield* new NothingFound({
      what: `No sentence ${id} is in ${out}/${version.version}`,
      advice: "ids stand in the column sent_id of sentences.csv",
    });
  const sentence = rowAt("sentences", sentences, row);
  const documentRow = rowOf(documents.columns["doc_id"] as TextColumn, documents.rows, sentence.doc_id);
  const document = rowAt("documents", documents, documentRow);
  if (json)
    yield* printJson({ ...sentence, source_path: document.source_path, flips: whatWouldFlip(sentence) });
  else yield* print(view(sentence, document));
});
