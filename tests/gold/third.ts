/**
 * A person's own labels of the gold, made on the page of `pipeline review`:
 * `pnpm run gold texts FOLDER` lays the thirty texts out as seeds, `pnpm run gold third FOLDER NAME` turns that person's
 * lines into lines of third.jsonl, and says how far they agree with labels.jsonl.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseCorrections, type Correction } from "@columnist/dataset";
import { docId } from "@columnist/model";
import { alpha } from "./agreement.ts";

interface Labelled {
  readonly doc: string;
  readonly sent_index: number;
  readonly text: string;
  readonly label: string;
}
/** A line of third.jsonl. */
export interface Third {
  readonly doc: string;
  readonly sent_index: number;
  readonly label: string;
  /** Null: the person named none. */
  readonly rule: string | null;
}

const GOLD = new URL(".", import.meta.url);
const fileOf = (doc: string): URL => new URL(doc.startsWith("seeds/") ? `../../${doc}` : doc, GOLD);

/** What labels.jsonl holds. */
export const labelled: ReadonlyArray<Labelled> = readFileSync(new URL("labels.jsonl", GOLD), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Labelled);

/** Lays the texts out in a folder, under the paths that the gold has for them. */
export const layTexts = (folder: string): number => {
  const docs = [...new Set(labelled.map(({ doc }) => doc))];
  for (const doc of docs) {
    const path = join(folder, doc);
    mkdirSync(join(path, ".."), { recursive: true });
    cpSync(fileOf(doc), path);
  }
  return docs.length;
};

/**
 * The lines of third.jsonl that a person's judgements give, in the order of labels.jsonl: of each sentence the last label.
 * `left`: labels of sentences that the program cuts otherwise than the gold, by their texts.
 */
export const thirdOf = (
  judgements: ReadonlyArray<Correction>,
): { readonly lines: ReadonlyArray<Third>; readonly left: ReadonlyArray<string> } => {
  const given = Map.groupBy(
    judgements.filter((one) => one.action === "label"),
    ({ doc_id, exact }) => `${doc_id} ${exact}`,
  );
  const lines: Array<Third> = [];
  for (const { doc, sent_index, text } of labelled) {
    const key = `${docId(doc, null)} ${text}`;
    const list = given.get(key);
    if (list === undefined) continue;
    // Equal sentences of an article are judged one after the other: each takes its own id's last label.
    const id = list[0]!.sent_id;
    const own = list.filter(({ sent_id }) => sent_id === id);
    const rest = list.filter(({ sent_id }) => sent_id !== id);
    if (rest.length > 0) given.set(key, rest);
    else given.delete(key);
    const { label, rule_id } = own.at(-1)!;
    lines.push({ doc, sent_index, label, rule: rule_id === "human" ? null : rule_id });
  }
  return { lines, left: [...given.values()].flatMap((list) => list.map(({ exact }) => exact)) };
};

const [task, folder, name] = process.argv[1] === import.meta.filename ? process.argv.slice(2) : ["none"];
if (task === "texts" && folder !== undefined)
  console.log(
    `${layTexts(folder)} texts in ${folder}. Next:\npnpm run pipeline build --seeds ${folder} --out ${folder}-dataset\npnpm run pipeline review --seeds ${folder} --out ${folder}-dataset --queue audit --n 2000 --by YOUR-NAME`,
  );
else if (task === "third" && folder !== undefined && name !== undefined) {
  const path = join(folder, "corrections", `${name}.jsonl`);
  const read = parseCorrections(path, readFileSync(path, "utf8"));
  if (!read.ok) throw new Error(`${read.refusal.message}; ${read.refusal.advice}`);
  const { lines, left } = thirdOf(read.value);
  writeFileSync(new URL("third.jsonl", GOLD), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const labelOf = new Map(labelled.map(({ doc, sent_index, label }) => [`${doc} ${sent_index}`, label]));
  const theirs = lines.map(({ doc, sent_index }) => labelOf.get(`${doc} ${sent_index}`)!);
  console.log(
    `third.jsonl: ${lines.length} of ${labelled.length} sentences; alpha with labels.jsonl ${alpha(
      lines.map(({ label }) => label),
      theirs,
    ).toFixed(3)}`,
  );
  for (const text of left) console.log(`cut otherwise than in labels.jsonl, left out: ${text}`);
} else if (task !== "none") {
  console.error("pnpm run gold texts FOLDER, or pnpm run gold third FOLDER NAME");
  process.exitCode = 1;
}
