/** The parts of a dataset whose rows were spilled, in its order. */
import { byDocId, byKey, joinRanges, type Chunk, type Stretch } from "@columnist/dataset";
import { byTable, LOOSE_TABLES, type Table } from "@columnist/model";
import { inParts } from "./partPlan.ts";
import type { Spilled } from "./spill.ts";

export interface SpilledPart {
  readonly number: number;
  readonly chunk: Chunk;
}

/** Memory: a part at a time. Rows that belong to no article are in none. */
export function* partsOfSpill(spilled: Spilled): Generator<SpilledPart> {
  const coming = byTable((name) => spilled.stretches(name));
  const next = byTable((name) => coming[name].next());
  for (const [number, articles] of inParts([...spilled.articles].sort(byDocId)).entries()) {
    const last = articles.at(-1)!.docId;
    const tables = byTable((name): Table => {
      const picked: Array<Stretch> = [];
      if (LOOSE_TABLES.has(name)) return joinRanges(name, picked);
      for (let at = next[name]; at.done !== true && at.value.key <= last; at = next[name]) {
        picked.push(at.value);
        next[name] = coming[name].next();
      }
      return joinRanges(name, picked.sort(byKey));
    });
    const signatureLength = articles[0]!.signature.length;
    const signatures = new Uint32Array(articles.length * signatureLength);
    articles.forEach(({ signature }, i) => signatures.set(signature, i * signatureLength));
    yield { number, chunk: { tables, signatures, signatureLength } };
  }
}
