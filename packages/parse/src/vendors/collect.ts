import type { BlockKind, ExtraField } from "@columnist/model";
import type { LabelRole } from "../data/exportLabels.ts";
import type { FieldRole } from "../data/recordFields.ts";
import { LANGUAGE_NAMES } from "../data/languageNames.ts";
import type { Piece, Reading } from "./exportArticle.ts";
import { type ExportLine, partOf } from "./exportLine.ts";
import type { Labelled } from "./labels.ts";
import { sectionName } from "./stated.ts";

/** Roles whose value stands whole in a column or in the text, so that it is not listed among the other fields. */
const HELD: ReadonlySet<LabelRole> = new Set(["authors", "body", "dateline", "description", "title", "url"]);

/** Role of a label whose value stays in the text, as what. */
const KEPT: Partial<Record<LabelRole, BlockKind>> = {
  title: "headline",
  description: "standfirst",
  graphic: "caption",
  body: "paragraph",
};

const withoutShare = (topic: string): string => topic.replace(/\s*\(\d{1,3}%\)$/, "").trim();

/** Gathers what a vendor's reader finds, line by line. */
export interface Collected {
  readonly text: (line: ExportLine, kind: BlockKind) => void;
  /** A line that is a field, or furniture of the export: `as` ends the name of the rule that drops it. */
  readonly field: (line: ExportLine, as: string) => void;
  /** A label and its value, which may go on over lines. */
  readonly labelled: (label: Labelled, lines: ReadonlyArray<ExportLine>) => void;
  readonly set: (role: FieldRole, value: string) => void;
  readonly own: (name: string, value: string) => void;
  readonly rights: (line: string) => void;
  readonly done: () => Reading;
}

export const collect = (): Collected => {
  const pieces: Array<Piece> = [];
  const values: Partial<Record<FieldRole, Array<string>>> = {};
  const fields: Array<ExtraField> = [];
  const copyrights: Array<string> = [];
  let dateline: string | null = null;
  const set = (role: FieldRole, value: string): void => {
    if (value !== "") (values[role] ??= []).push(value);
  };
  const own = (name: string, value: string): void => {
    if (value !== "") fields.push({ name, value });
  };
  const say = ({ role, label }: Labelled, value: string): void => {
    if (!HELD.has(role)) own(label, value);
    if (role === "authors") set("authors", value);
    else if (role === "title") set("title", value);
    else if (role === "description") set("description", value);
    else if (role === "section") set("section", sectionName(value));
    else if (role === "publisher" || role === "published" || role === "url") set(role, value);
    else if (role === "dateline") dateline ??= value;
    else if (role === "language") {
      const code = LANGUAGE_NAMES.get(value.split(/[;,]/, 1)[0]!.trim().toLowerCase());
      if (code !== undefined) set("language", code);
    } else if (role === "topics")
      for (const topic of value.split(/\s*;\s*/)) set("topics", withoutShare(topic));
  };
  return {
    text: (line, kind) => {
      pieces.push({ line, kind });
    },
    field: (line, as) => {
      pieces.push({ line, field: as });
    },
    labelled: (label, [first, ...rest]) => {
      if (first === undefined) return;
      const kind = KEPT[label.role];
      const name = label.role === "own" ? "other" : label.role;
      const value = partOf(first, label.valueStart, first.text.length);
      if (kind === undefined) for (const line of [first, ...rest]) pieces.push({ line, field: name });
      else {
        const head = partOf(first, 0, label.valueStart);
        if (head !== null) pieces.push({ line: head, field: name });
        for (const line of value === null ? rest : [value, ...rest]) pieces.push({ line, kind });
      }
      say(label, [...(value === null ? [] : [value]), ...rest].map(({ text }) => text).join(" "));
    },
    set,
    own,
    rights: (line) => {
      copyrights.push(line);
    },
    done: () => ({
      pieces,
      values,
      fields,
      rights: copyrights.length === 0 ? null : [...new Set(copyrights)].join(" "),
      dateline,
    }),
  };
};
