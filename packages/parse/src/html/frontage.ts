import type { Page } from "./page.ts";
import { attribute } from "./tree.ts";

/** What stands above the body and belongs to the article all the same. Indexes of stretches; -1 for no headline. */
export interface Frontage {
  readonly headline: number;
  /** A standfirst may run over some lines. */
  readonly standfirst: ReadonlySet<number>;
}

const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const LEAD =
  /(?:^|[\s_-])(?:lead|lede|dek|deck|standfirst|sub-?title|sub-?head(?:line)?|sub-?line|intro|introduction|teaser|summary|vorspann|anlauf|ingress|excerpt|entradilla|bajada|copete|chapo|strapline|description|preamble)(?=[\s_-]|$)/i;
/** Names of what holds a body: a line in it that no name sets apart is its first paragraph. */
const HOLDS_BODY =
  /(?:^|[\s_-])(?:entry-content|post-content|article-?body|content-?body|story-?body|body-?text|rich-?text)(?=[\s_-]|$)|sqs-block|j-module/i;
/** Stretches above the body that are looked at. */
const ABOVE = 25;

/** Element and class of a stretch and of what it stands in: paragraphs of one body have the same. */
const kin = ({ tree, stretches }: Page, i: number): string => {
  const { owner } = stretches[i]!;
  const parent = Math.max(0, tree.parents[owner]!);
  return `${tree.names[owner]}.${attribute(tree, owner, "class") ?? ""} ${parent}`;
};

/**
 * The headline and the standfirst as they stand on the page. `body`: stretches held to be body; a standfirst may be
 * among them, as it reads like prose: it repeats the page's description, or is named so, and is set apart from the
 * paragraphs (in 78 of 80 such lines of gold pages it was no part of the body; where it is set like them, in 2 of 36).
 */
export const frontageOf = (page: Page, title: string | null, body: ReadonlyArray<number>): Frontage => {
  const { stretches, tree } = page;
  const first = body[0] ?? stretches.length;
  const key = title === null ? "" : fold(title);
  let headline = -1;
  const until = key === "" ? 0 : Math.min(stretches.length, first + 2);
  for (let i = Math.max(0, first - ABOVE); i < until; i++) {
    const stretch = stretches[i]!;
    if (stretch.hidden || stretch.chars > key.length * 2 + 20 || fold(stretch.text) !== key) continue;
    const isHeading = /^h[1-3]$/.test(tree.names[stretch.owner]!);
    if (headline < 0 || isHeading) headline = i;
  }
  const mass = new Map<string, number>();
  for (const i of body) mass.set(kin(page, i), (mass.get(kin(page, i)) ?? 0) + stretches[i]!.chars);
  const main = [...mass].reduce<readonly [string, number]>(
    (best, item) => (item[1] > best[1] ? item : best),
    ["", 0],
  )[0];
  const described = page.descriptions.map(fold).filter((text) => text.length > 30);
  const standfirst = new Set<number>();
  let parent = -1;
  const from = headline >= 0 ? headline + 1 : Math.max(0, first - 4);
  for (let i = from; i < stretches.length && i <= first + 3 && i < from + ABOVE; i++) {
    const stretch = stretches[i]!;
    if (
      stretch.chars < 25 ||
      stretch.chars > 900 ||
      stretch.linkChars > stretch.chars * 0.5 ||
      stretch.hidden
    )
      continue;
    if (/^h1$|figcaption|figure/.test(tree.names[stretch.owner]!) || kin(page, i) === main) continue;
    const own = fold(stretch.text);
    const isDescribed =
      own.length > 20 &&
      described.some(
        (text) => text.includes(own) || own.includes(text) || text.slice(0, 60) === own.slice(0, 60),
      );
    const around = Math.max(0, tree.parents[stretch.owner]!);
    const names = `${attribute(tree, stretch.owner, "class") ?? ""} ${attribute(tree, around, "class") ?? ""}`;
    const hasLead = LEAD.test(names);
    if (!hasLead && HOLDS_BODY.test(names)) continue;
    const isNamed = hasLead && headline >= 0 && i <= first + standfirst.size;
    if (!isDescribed && !isNamed) continue;
    // Further lines count only where they stand beside the first.
    if (standfirst.size > 0 && around !== parent) continue;
    standfirst.add(i);
    parent = around;
  }
  return { headline, standfirst };
};
