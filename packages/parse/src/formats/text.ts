import {
  accept,
  type Article,
  type Block,
  type Drop,
  type Evidence,
  type Metadata,
  oneRun,
  type PublicationTime,
  type Source,
} from "@columnist/model";
import type { Format } from "../format.ts";
import { evidence } from "../metadata.ts";
import { metadataFrom } from "../recordFields.ts";
import { bodyBlocks } from "../text/body.ts";
import { datelineOf } from "../text/dateline.ts";
import { type HeaderLine, type HeaderRole, readHeader } from "../text/header.ts";
import { type LabelledHead, labelledHead } from "../text/labelled.ts";
import { fold, genreOf } from "../text/lineShape.ts";
import { linesOf } from "../text/lines.ts";
import { headsLetters, isLetter, readSignatures } from "../text/signature.ts";
import type { Unit } from "../text/unit.ts";
import { readTime } from "../times.ts";
import { unitsOf } from "../text/wrapped.ts";

/** Roles of header lines that become a field, and the rule that drops them; the others stay blocks. */
const FIELD_RULES: Partial<Record<HeaderRole, string>> = {
  section: "parse.field.section",
  kicker: "parse.field.kicker",
  breadcrumb: "parse.field.breadcrumb",
  masthead: "parse.field.publisher",
  headline_repeat: "parse.field.headline",
  byline: "parse.field.byline",
  time: "parse.field.time",
};

/** Lines at the end among which a date may stand. */
const TAIL = 8;

const block = (kind: Block["kind"], text: string, start: number): Block => ({
  kind,
  text,
  runs: oneRun(start, text.length),
  bodyProbability: null,
});

/** First header line of a role as evidence. */
const textOf = (
  units: ReadonlyArray<Unit>,
  header: ReadonlyArray<HeaderLine>,
  role: HeaderRole,
  method: string,
  confidence: number,
): Evidence<string> | null => {
  const at = header.findIndex((line) => line.role === role);
  return at < 0 ? null : evidence(units[at]!.text.replace(/\s+/g, " "), method, confidence);
};

const sectionOf = (
  units: ReadonlyArray<Unit>,
  header: ReadonlyArray<HeaderLine>,
): Evidence<string> | null => {
  const line = textOf(units, header, "section", "line:section", 0.8);
  if (line !== null) return line;
  const trail = textOf(units, header, "breadcrumb", "line:breadcrumb", 0.6);
  const last = trail?.value.split(/\s*[>›»→/|]\s*/u).findLast((part) => part !== "" && fold(part) !== "home");
  return last === undefined ? null : evidence(last, "line:breadcrumb", 0.6);
};

const genreFrom = (
  units: ReadonlyArray<Unit>,
  header: ReadonlyArray<HeaderLine>,
): Evidence<string> | null => {
  let found: Evidence<string> | null = null;
  for (const [i, line] of header.entries()) {
    if (line.role === "byline" && line.byline!.isOrganisation)
      found ??= evidence("opinion", "line:byline", 0.7);
    if (line.role !== "kicker" && line.role !== "section" && line.role !== "breadcrumb") continue;
    const genre = genreOf(units[i]!.text);
    if (genre !== null) return evidence(genre, `line:${line.role}`, 0.85);
  }
  return found;
};

const timeOf = (
  header: ReadonlyArray<HeaderLine>,
  role: "published" | "updated",
): Evidence<PublicationTime> | null => {
  let best: Evidence<PublicationTime> | null = null;
  for (const line of header) {
    const reading = [line.time, line.update].find((time) => time?.role === role);
    if (reading === null || reading === undefined) continue;
    const found = evidence(reading.time, `line:${line.role}`, reading.time.isRelative ? 0.7 : 0.85);
    // The first stamp counts, unless a later one says more.
    if (best === null || (best.value.isRelative && !found.value.isRelative)) best = found;
  }
  return best;
};

const authorsOf = (header: ReadonlyArray<HeaderLine>): ReadonlyArray<Evidence<string>> => {
  const authors: Array<Evidence<string>> = [];
  for (const line of header)
    for (const author of line.role === "byline" ? line.byline!.authors : [])
      if (!authors.some((known) => fold(known.value) === fold(author)))
        authors.push(evidence(author, "line:byline", line.byline!.confidence));
  return authors;
};

/** What stands under labels: a byline, a time or the headline again are fields, all else is text. */
const underLabels = (
  units: ReadonlyArray<Unit>,
  header: ReadonlyArray<HeaderLine>,
  { values }: LabelledHead,
): ReadonlyArray<HeaderLine> => {
  const title = fold(values.title?.[0] ?? "");
  const isUnsigned = values.authors === undefined;
  return header.map((line, i) => {
    if (line.role === "time" || (line.role === "byline" && (isUnsigned || line.byline!.confidence >= 0.85)))
      return line;
    const isAgain = title !== "" && fold(units[i]!.text) === title;
    return { ...line, role: isAgain ? "headline_repeat" : "other" };
  });
};

/** What the labels say goes before what lines look like. */
const withLabels = (read: Metadata, { values }: LabelledHead, source: Source): Metadata => {
  const said = metadataFrom(values, "label", source.url, source.fetchedAt);
  return {
    ...read,
    title: said.title ?? read.title,
    standfirst: said.standfirst ?? read.standfirst,
    authors: said.authors.length > 0 ? said.authors : read.authors,
    section: said.section ?? read.section,
    genre: said.genre ?? read.genre,
    publisher: said.publisher ?? read.publisher,
    url: said.url ?? read.url,
    language: said.language ?? read.language,
    published: said.published ?? read.published,
    updated: said.updated ?? read.updated,
    topics: said.topics,
    rights: said.rights ?? read.rights,
  };
};

/** Scraped plain text: whatever no other format claims. Lines above the body become fields, the rest blocks. */
const parseText: Format["parse"] = (decoded, source) => {
  const raw = decoded.text;
  const lines = linesOf(raw);
  const labels = labelledHead(raw, lines);
  const units = unitsOf(raw, labels?.body ?? lines);
  const found = readHeader(units, source.fetchedAt);
  const header = labels === null ? found : underLabels(units, found, labels);
  const blocks: Array<Block> = (labels?.kept ?? []).map(({ kind, start, end }) =>
    block(kind, raw.slice(start, end), start),
  );
  const dropped: Array<Drop> = [...(labels?.dropped ?? [])];
  const field = (rule: string, unit: Unit): void => {
    dropped.push({ rule, kind: "field", start: unit.start, end: unit.end });
  };
  for (const [i, line] of header.entries()) {
    const unit = units[i]!;
    const rule = FIELD_RULES[line.role];
    if (rule !== undefined) field(rule, unit);
    else if (line.role === "headline" || line.role === "standfirst")
      blocks.push(block(line.role, unit.text, unit.start));
    else blocks.push(block("paragraph", unit.text, unit.start));
  }
  const bodyStart = header.length;
  const label =
    textOf(units, header, "section", "", 1)?.value ?? textOf(units, header, "kicker", "", 1)?.value ?? null;
  const headline = textOf(units, header, "headline", "", 1)?.value ?? "";
  const isLetterText = isLetter(units, bodyStart, label) || headsLetters(headline);
  const bylineAuthors = authorsOf(header);
  const signatures =
    isLetterText || bylineAuthors.length === 0 ? readSignatures(units, bodyStart, isLetterText) : [];
  let signed = 0;
  // A letter, or a page that states its date behind the body, does so on a line of its own.
  let published = timeOf(header, "published");
  let timeAt = -1;
  for (let i = Math.max(bodyStart + 1, units.length - TAIL); published === null && i < units.length; i++) {
    const { text: line, words } = units[i]!;
    const found = words > 12 ? null : readTime(line, source.fetchedAt);
    if (found === null || found.role !== "published" || found.time.isRelative || found.time.at === null)
      continue;
    if (found.time.at.length < 10) continue;
    published = evidence(found.time, "line:end", 0.5);
    timeAt = i;
  }
  let next = bodyStart;
  let dateline: Evidence<string> | null = null;
  for (const { kind, start, end } of bodyBlocks(units, bodyStart)) {
    const unit = units[next]!;
    const index = next++;
    while (signed < signatures.length && index > signatures[signed]!.last) signed++;
    const signature = signatures[signed];
    if (signature !== undefined && index >= signature.first) {
      field("parse.field.signature", unit);
      continue;
    }
    if (index === timeAt) {
      field("parse.field.time", unit);
      continue;
    }
    if (start > unit.start)
      dropped.push({ rule: "parse.text.mark", kind: "markup", start: unit.start, end: start });
    let from = start;
    if (dateline === null && unit.words >= 5 && index < bodyStart + 4) {
      const found = datelineOf(unit.text);
      if (found !== null) dateline = evidence(found.place, "line:dateline", 0.9);
      if (found !== null && found.end > 0 && start === unit.start) {
        from = start + found.end;
        dropped.push({ rule: "parse.field.dateline", kind: "field", start, end: from });
      }
    }
    const made = block(kind, raw.slice(from, end), from);
    // Of several letters each speaks for its own writer.
    const by = signatures.length > 1 && kind !== "heading" ? signature?.authors.join(" | ") : undefined;
    blocks.push(by === undefined ? made : { ...made, by });
  }
  const read: Metadata = {
    title: textOf(units, header, "headline", "line:headline", 0.8),
    standfirst: textOf(units, header, "standfirst", "line:standfirst", 0.7),
    authors:
      signatures.length === 0
        ? bylineAuthors
        : [...new Set(signatures.flatMap((signature) => signature.authors))].map((name) =>
            evidence(name, "line:signature", 0.7),
          ),
    section: sectionOf(units, header),
    genre: isLetterText ? evidence("letter", "line:salutation", 0.8) : genreFrom(units, header),
    publisher: textOf(units, header, "masthead", "line:masthead", 0.6),
    url: source.url === null ? null : evidence(source.url, "container", 1),
    language: null,
    published,
    updated: timeOf(header, "updated"),
    dateline,
    topics: [],
    rights: null,
  };
  const article: Article = {
    path: source.path,
    record: source.record,
    format: "text",
    mediaType: "text/plain",
    raw,
    rawBytes: source.bytes.length,
    encoding: decoded.encoding,
    byteStarts: decoded.byteStarts,
    fetchedAt: source.fetchedAt,
    metadata: labels === null ? read : withLabels(read, labels, source),
    extraFields: labels?.fields ?? [],
    blocks,
    dropped,
  };
  return accept(article);
};

/** The plain-text format: the lowest score, so that it takes what no other format claims. */
export const text: Format = {
  id: "text",
  mediaTypes: ["text/plain"],
  sniff: () => 0.1,
  parse: parseText,
};
