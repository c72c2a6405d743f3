import { type Byline, readAuthors } from "../bylines.ts";
import { isComment, OTHER_WORK } from "./authorLinks.ts";
import { DESK, type Named, namesInField, unglued } from "./authorNames.ts";
import { isSectionName } from "../text/lineShape.ts";
import type { Page } from "./page.ts";
import { attribute } from "./tree.ts";

const DATE_LIKE =
  /\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s\p{L}{3,12}\.?,?\s\d{4}|\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}:\d{2}(?:\s?(?:uhr|[ap]\.?m\.?))?/giu;
const LEAD =
  /(?:^|[\s|,·•/&+])(?:by|von|vom|par|por|av|di|author:|autor(?:in)?:|texte?:|words:|written by|posted by|geschrieben von|verfasst von|автор:?|tekst:|skrevet av|著者[:：]?)\s{1,2}(\S.{1,80}?)(?=$|\s[|·•–—-]|\s(?:in|am|on|at|under|um|unter|für|for|updated|published|kategorien?|filed|and is|is)\s|,\s|\s\d|\|)/iu;

/** A picture's line names who took it. */
const CREDIT =
  /^(?:(?:titel|symbol|archiv|beitrags)?(?:bild|foto)|fotograf|photo|image|picture|grafik|graphic|illustration|©|quelle|source|credit)/iu;

/** Authors that a line of small print names: "6. Dezember 2022 von Fatima in Popkultur", "11.12.2019 - Amelie Loe". */
const namesInLine = (text: string, hasDate: boolean): ReadonlyArray<string> => {
  if (CREDIT.test(text)) return [];
  const plain = unglued(text);
  const bare = plain.replace(DATE_LIKE, " | ").replace(/\s+/g, " ").trim();
  const lead = LEAD.exec(bare);
  if (lead !== null) {
    const names = namesInField(lead[1]!);
    // A name is written large, but for the one word by which a blog knows its writer.
    const isName = (name: string): boolean =>
      /^\p{Lu}|^\p{Lo}/u.test(name)
        ? name.split(" ").length <= 4
        : /^\p{Ll}[\w.-]{2,20}$/u.test(name) && names.length === 1 && text.length < 90;
    // Inside a line that nothing marks as small print, "of" and "from" stand before anything: one word proves no name.
    const isSure = lead.index === 0 || bare !== plain || names.every((name) => /\s/.test(name));
    if (isSure && names.length > 0 && names.every(isName)) return names;
  }
  if (!hasDate || bare === plain) return [];
  // Beside a date a name may stand alone.
  for (const piece of bare.split(/\s*(?:\||·|•|\/\/|\s[–—-]\s)\s*/u)) {
    const names = readAuthors(piece).authors;
    if (
      names.length > 0 &&
      names.length <= 3 &&
      names.every((name) => /^\S+(?:\s\S+){1,3}$/u.test(name)) &&
      names.join(" ").length >= piece.length * 0.6
    )
      return names;
  }
  return [];
};

const SIGNED =
  /^(?:(?:ein|blog)?[ -]?beitrag von|(?:ein )?(?:artikel|text|gastbeitrag|interview|bericht) von|texte?:|texte (?:de|par)|autor(?:en|in|innen)?:?|authors?:|words:|written by|text by|words by|verfasst von|story by|article by|por:|par:|testo di|texto:|texto de)\s{1,2}(\S.{3,70}?)(?=$|\s(?:photos?|fotos?|illustrat\p{L}{1,8}|bilder|bild|images?)\b|\s[|·•–—-])/iu;

/** Whom a line between the paragraphs names that begins with a byline's words; full names only. */
const signed = (text: string): ReadonlyArray<string> => {
  const match = SIGNED.exec(text.replace(/\s+/g, " ").trim());
  const names = match === null ? [] : readAuthors(match[1]!).authors;
  return names.every((name) => /\s/.test(name)) ? names : [];
};

const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:by-?lines?|authors?|autor|autoren|autorin|auteurs?|writers?|redakteur|contributors?|author-?names?|vcard|fn|verfasser)(?=[\s_-]|$)|byline|author-?name|authorname/i;
const OTHER_CLASS = /comment|bio|avatar|image|img|follow|related|count|share|reply/i;

const LETTER = /[\p{Lu}\p{Lo}]/u;
const NOBODY_READ: Byline = { authors: [], isOrganisation: false, hasLead: false };

/**
 * The text of an element around a name, with a mark between what stands apart in it: two links, and elements that only
 * their style parts ("Ann Lee|Columnist|Follow").
 */
const partedText = (tree: Page["tree"], node: number): string => {
  let text = "";
  let isAfterLink = false;
  for (let at = node + 1; at <= tree.last[node]! && text.length < MAX_TEXT; at++) {
    const name = tree.names[at]!;
    if (name === "script" || name === "style") {
      at = Math.max(at, tree.last[at]!);
    } else if (name === "a") {
      if (isAfterLink) text += " | ";
      isAfterLink = true;
    } else if (name === "") {
      const piece = tree.values[at] ?? tree.raw.slice(tree.starts[at], tree.ends[at]);
      const isGlued = tree.names[at - 1] !== "" && /[\p{Ll}\d]$/u.test(text) && /^[\p{Lu}@]/u.test(piece);
      text += isGlued ? ` | ${piece}` : piece;
    } else if (name === "br" || name === "p" || name === "div" || name === "li") text += " ";
  }
  return text.replace(/\s+/g, " ").trim();
};

/** Text around a name is shorter, UTF-16 units; more is not read. */
const MAX_TEXT = 400;

/** How sure a name is that nothing but its place shows: less than a paper's own name in a field. */
const ALONE = 0.28;

const WHOLE_NAME = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,2}$/u;

/** A line between the headline and the body that holds a name and nothing else. */
const aloneIn = (page: Page, i: number, first: number): boolean => {
  const { stretches, tree } = page;
  const { chars, linkChars, text } = stretches[i]!;
  if (i >= first || i < first - 6 || chars > 30 || linkChars > 0 || !WHOLE_NAME.test(text)) return false;
  for (let above = i - 1; above >= Math.max(0, i - 5); above--)
    if (tree.names[stretches[above]!.owner] === "h1") return !isSectionName(text);
  return false;
};

/** The lines and elements around the headline, and right under the body, that name authors by class, relation or word. */
export const visible = (page: Page, first: number, last: number): ReadonlyArray<Named> => {
  const { tree, stretches } = page;
  const found: Array<Named> = [];
  let namedAt = -9;
  const isNear = (i: number): boolean =>
    first < 0 || (i >= first - 60 && i <= first + 3) || (i >= last - 3 && i <= last + 4);
  for (let i = 0; i < stretches.length; i++) {
    const stretch = stretches[i]!;
    if (!isNear(i) || stretch.chars > 200) continue;
    const isBody = i >= first && i <= last && first >= 0;
    // Elements that start inside this line, and those right around it.
    for (let node = Math.max(stretch.owner, stretch.firstNode - 4); node <= stretch.lastNode; node++) {
      if (tree.names[node] === "" || tree.firstAttribute[node] === tree.firstAttribute[node + 1]) continue;
      const rel = attribute(tree, node, "rel");
      const names = `${attribute(tree, node, "class") ?? ""} ${attribute(tree, node, "itemprop") ?? ""} ${attribute(tree, node, "data-testid") ?? ""}`;
      const isLinked = rel !== null && /\bauthor\b/.test(rel);
      const isNamed = AUTHOR_CLASS.test(names) && !OTHER_CLASS.test(names);
      if ((!isLinked && !isNamed) || isComment(page, node)) continue;
      const text = partedText(tree, node);
      if (text.length < 2 || text.length > 120) continue;
      const read = isLinked
        ? namesInField(text.replace(OTHER_WORK, ""))
        : namesInLine(text, false).length > 0
          ? namesInLine(text, false)
          : DESK.test(text)
            ? namesInField(text)
            : readAuthors(unglued(text).replace(DATE_LIKE, " | ")).authors;
      if (read.length === 0) continue;
      const method = isLinked ? "link:author" : "class:author";
      const confidence = (isLinked ? 0.82 : 0.76) - (i > last ? 0.1 : 0);
      const before = found.at(-1);
      // Writers of one piece stand beside each other, an element each.
      if (
        before?.method === method &&
        before.confidence === confidence &&
        i - namedAt <= 2 &&
        i < first &&
        before.names.length < 5
      )
        found[found.length - 1] = { method, names: [...before.names, ...read], confidence };
      else found.push({ method, names: read, confidence });
      namedAt = i;
    }
    if (isBody && i > first && (i > first + 2 || stretch.chars > 60)) {
      const names = signed(stretch.text);
      if (stretch.chars < 90 && (i >= last - 3 || i <= first + 4) && names.length > 0)
        found.push({ method: "line:byline", names, confidence: 0.62 });
      continue;
    }
    if (tree.names[stretch.owner] === "h1") continue;
    let parent = stretch.owner;
    let isNamed = false;
    for (let up = 0; up < 3 && parent > 0; up++, parent = tree.parents[parent]!) {
      const names = attribute(tree, parent, "class") ?? "";
      if (AUTHOR_CLASS.test(names) && !OTHER_CLASS.test(names)) isNamed = true;
    }
    if (isNamed && isComment(page, stretch.owner)) continue;
    // No line without a capital, or a letter of a script that has none, names anybody but by a lead in front.
    const read =
      stretch.chars < 120 && LETTER.test(stretch.text) ? readAuthors(unglued(stretch.text)) : NOBODY_READ;
    const own = stretch.chars < 120 ? signed(stretch.text) : [];
    if (own.length > 0) found.push({ method: "line:byline", names: own, confidence: i > last ? 0.6 : 0.74 });
    else if (read.hasLead && read.authors.length > 0)
      found.push({ method: "line:byline", names: read.authors, confidence: i > last ? 0.6 : 0.78 });
    else if (isNamed && stretch.text.length < 80 && read.authors.length > 0)
      found.push({ method: "class:author", names: read.authors, confidence: 0.66 });
    else if (read.authors.length === 1 && read.authors[0] === stretch.text && aloneIn(page, i, first))
      found.push({ method: "line:byline", names: read.authors, confidence: ALONE });
    else if (stretch.chars < 140) {
      // Far above the body, and in a list of links, a name beside a date is another article's.
      const isClose = i >= first - 12 && stretch.linkChars < stretch.chars * 0.7;
      const names = namesInLine(stretch.text, isClose);
      if (names.length > 0) found.push({ method: "line:byline", names, confidence: i > last ? 0.4 : 0.5 });
    }
  }
  return found;
};

/** A name alone in the line behind the body, set like its paragraphs: the writer signs. */
export const signature = ({ tree, stretches }: Page, last: number): ReadonlyArray<string> => {
  for (const i of [last, last + 1]) {
    const line = stretches[i];
    const before = stretches[i - 1];
    if (
      line === undefined ||
      before === undefined ||
      line.chars > 40 ||
      tree.parents[line.owner] !== tree.parents[before.owner]
    )
      continue;
    const names = readAuthors(line.text).authors;
    if (
      names.length === 1 &&
      names[0]!.length === line.text.trim().length &&
      /\s/.test(names[0]!) &&
      tree.names[line.owner] === "p"
    )
      return names;
  }
  return [];
};
