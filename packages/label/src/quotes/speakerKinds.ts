/** What kind of speaker a name or a noun is. */
import { hashWord } from "../hash.ts";
import { IS, UPPER } from "../kinds.ts";
import type { SpeakerKind } from "@columnist/model";
import type { BareName } from "./bareNames.ts";
import type { Mention } from "./names.ts";
import type { Scene } from "./scene.ts";

const THE = hashWord("the");
const IN = new Set(["in", "at", "from", "across"].map(hashWord));
const PLURAL_NAME = /(?:[^su]s|ese|men)$/u;

/** Texts that "say" things: from the roles that are bodies. */
const DOCUMENTS = new Set(
  "account act acts analysis article articles assessment audit bill bills blog book books calculation census charter column constitution contract data document documents draft editorial essay estimate estimates evidence figures filing findings forecast guidance indictment judgment law laws lawsuit leaflet letter letters manifesto manual memo memos notice order paper papers petition poll polls release report reports research review ruling statement statements statistics statute study studies summary survey surveys text treaty verdict website"
    .split(" ")
    .map(hashWord),
);

/** Of a name: a document by its last word, a body by a word, an article or its letters, else a person. */
export const kindOfName = (scene: Scene, m: Mention, bare: BareName): SpeakerKind => {
  const { hashes, shapes, text, starts, ends } = scene.tokens;
  if (bare.isPerson) return "person";
  if (DOCUMENTS.has(hashes[m.head]!)) return "document";
  if (bare.isBody || (m.bits & (IS.body | IS.person)) !== 0) return "group";
  const before = m.outer > 0 ? hashes[m.outer - 1]! : 0;
  if (before === THE || hashes[m.first] === THE || IN.has(before)) return "group";
  if ((shapes[m.first]! & UPPER) !== 0) return "group";
  return bare.words === 1 && PLURAL_NAME.test(text.slice(starts[m.first], ends[m.last - 1]))
    ? "group"
    : "person";
};

/** Of a noun phrase: a document or a body; somebody without a name. */
export const kindOfNoun = (scene: Scene, m: Mention): SpeakerKind => {
  if (DOCUMENTS.has(scene.tokens.hashes[m.head]!)) return "document";
  return (m.bits & IS.body) !== 0 && (m.bits & IS.person) === 0 ? "group" : "unnamed";
};
