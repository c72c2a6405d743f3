import type { BlockKind } from "@columnist/model";
import type { Page } from "./page.ts";
import { attribute } from "./tree.ts";

/** Ancestors looked at: structure stands near its text. */
const REACH = 6;

/** The kind of a stretch from its element and those around it, then from its looks. */
export const kindOf = (page: Page, index: number): BlockKind => {
  const { tree } = page;
  const stretch = page.stretches[index]!;
  let node = stretch.owner;
  for (let up = 0; up < REACH && node > 0; up++, node = tree.parents[node]!) {
    const name = tree.names[node]!;
    if (/^h[1-6]$/.test(name)) return "heading";
    if (name === "blockquote") return "blockquote";
    if (name === "figcaption" || name === "caption" || name === "figure") return "caption";
    if (name === "li" || name === "dd" || name === "dt") return "list_item";
  }
  const isShort = stretch.chars < 90 && !/[.!?:,;…]["”’»]?$/.test(stretch.text);
  return isShort && stretch.boldChars > stretch.chars * 0.95 ? "heading" : "paragraph";
};

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A name before a colon, or the letters of question and answer. */
const LABEL =
  /^(?:\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,3}|\p{Lu}{2,20}(?: \p{Lu}{2,20}){0,3}) ?:(?=\s\S)/u;

/** Labels of an interview: at least two that come at least twice, four lines in all. */
const speakersOf = (page: Page, body: ReadonlyArray<number>): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const i of body) {
    const label = LABEL.exec(page.stretches[i]!.text.slice(0, 90))?.[0];
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const repeated = [...counts].filter(([, count]) => count > 1).map(([label]) => label);
  return repeated.length > 1 ? new Set(repeated) : new Set();
};

/** Wholly bold lines that ask: three of them make an interview whose turns carry no names. */
const isQuestion = (page: Page, i: number): boolean => {
  const { boldChars, chars, text } = page.stretches[i]!;
  return boldChars > chars * 0.9 && chars < 600 && /\?["”’»]?$/.test(text);
};

/** Set apart as a quotation by its element or its class. */
const isSetApart = (page: Page, i: number): boolean => {
  const { tree } = page;
  let node = page.stretches[i]!.owner;
  for (let up = 0; up < 4 && node > 0; up++, node = tree.parents[node]!) {
    const name = tree.names[node]!;
    if (
      name === "blockquote" ||
      name === "aside" ||
      name === "q" ||
      /pull-?_?quote|\bquote\b|zitat/i.test(attribute(tree, node, "class") ?? "")
    )
      return true;
  }
  return false;
};

/** Candidates of pull quotes that are compared with the whole body: keeps the search linear. */
const MAX_QUOTES = 60;

/** Stretches that are set apart and repeat words of another one: they are counted once, where the text runs. */
const pullQuotes = (page: Page, body: ReadonlyArray<number>): ReadonlySet<number> => {
  const found = new Set<number>();
  const candidates = body
    .filter((i) => page.stretches[i]!.chars < 500 && isSetApart(page, i))
    .slice(0, MAX_QUOTES);
  if (candidates.length === 0) return found;
  const texts = body.map((i) => (candidates.includes(i) ? "" : ` ${fold(page.stretches[i]!.text)} `));
  const whole = texts.join("\n");
  for (const i of candidates) {
    const key = fold(page.stretches[i]!.text);
    if (key.split(" ").length >= 4 && whole.includes(` ${key} `)) found.add(i);
  }
  return found;
};

/** The kinds of all stretches of a body, by index. `isLive`: the page says that it is a live blog. */
export const kindsOf = (
  page: Page,
  body: ReadonlyArray<number>,
  isLive: boolean,
): ReadonlyMap<number, BlockKind> => {
  const speakers = speakersOf(page, body);
  const hasQuestions = body.filter((i) => isQuestion(page, i)).length >= 3;
  const pulled = pullQuotes(page, body);
  let isInTurns = false;
  return new Map(
    body.map((i): [number, BlockKind] => {
      const kind = kindOf(page, i);
      if (pulled.has(i)) return [i, "pull_quote"];
      if (kind !== "paragraph" && !(kind === "heading" && hasQuestions && isQuestion(page, i)))
        return [i, kind];
      const label = LABEL.exec(page.stretches[i]!.text.slice(0, 90))?.[0];
      if (label !== undefined && speakers.has(label)) return [i, "turn"];
      if (hasQuestions && isQuestion(page, i)) isInTurns = true;
      if (isInTurns) return [i, "turn"];
      return [i, isLive ? "entry" : kind];
    }),
  );
};
