import * as Effect from "effect/Effect";
import { segment } from "@columnist/segment";
import { readIdentified, type Id } from "./identified.ts";
import { runFilter } from "./jsonLines.ts";
import { cursorOfText, type OffsetUnit } from "./offsetUnit.ts";

/** `{"id","text"}` to `{"id","spans":[[start,end],…]}`. */
export const answer = (input: { readonly id: Id; readonly text: string }, unit: OffsetUnit): unknown => {
  const { starts, ends } = segment(input.text);
  const at = cursorOfText(input.text, unit);
  return { id: input.id, spans: Array.from(starts, (start, i) => [at(start), at(ends[i]!)]) };
};

/** `pipeline segment`. */
export const segmentFilter = (unit: OffsetUnit) =>
  runFilter({
    expected: '{"id": "…", "text": "…"}',
    read: (value) => {
      const found = readIdentified(value);
      if ("wrong" in found) return found;
      const { text } = found.fields;
      return typeof text === "string"
        ? { input: { id: found.id, text } }
        : { wrong: '"text" is missing or not a text' };
    },
    answer: (input) => Effect.sync(() => answer(input, unit)),
  });
