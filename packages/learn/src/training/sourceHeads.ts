/** Which mention of a gold source speaks: its head, not what hangs on it. */
import type { Mention, Scene } from "@columnist/label/quote-parts";
import type { GoldSpan } from "./polnear.ts";

/** Whether mention `at` stands in a gold span and nothing in that span is what it hangs on or what it owns. */
export const isSourceHead = (scene: Scene, at: number, spans: ReadonlyArray<GoldSpan>): boolean => {
  const { starts, ends } = scene.tokens;
  const m = scene.mentions[at]!;
  const from = starts[m.first]!;
  const to = ends[m.last - 1]!;
  const span = spans.find(([start, end]) => start < to && end > from);
  if (span === undefined) return false;
  const isIn = (one: Mention | undefined): boolean =>
    one !== undefined && starts[one.first]! >= span[0] && ends[one.last - 1]! <= span[1];
  if (m.hangsOn >= 0 && isIn(scene.mentions[m.hangsOn])) return false;
  const owned = scene.mentions[at + 1];
  return !(owned?.owner === at && isIn(owned));
};
