import { refuse } from "@columnist/model";
import type { Format } from "../format.ts";
import { JSON_LISTS } from "../data/jsonLists.ts";
import { RECORD_WRAPPERS } from "../data/recordFields.ts";
import { jsonElements } from "../jsonElements.ts";
import { propertiesOf } from "../jsonObject.ts";
import { roleOf } from "../recordFields.ts";
import { recordNameIn } from "./jsonl.ts";

const LIST_OF_OBJECTS = /"([\w-]{2,40})"\s{0,40}:\s{0,40}\[\s{0,40}\{/g;

/** Whether the head of an object shows a list of articles in it: under a name for one, and no text of the object's own. */
const holdsList = (head: string): boolean => {
  let first = -1;
  for (const found of head.matchAll(LIST_OF_OBJECTS))
    if (JSON_LISTS.has(found[1]!.toLowerCase().replace(/[_-]/g, ""))) {
      first = found.index;
      break;
    }
  if (first < 0) return false;
  // Properties that are whole in the head, with what is open cut off before the list.
  const before = head.slice(0, first).replace(/[\s,]+$/, "");
  const own = propertiesOf(`${before}}`);
  return own === null || own.every(({ name }) => roleOf(name)?.role !== "body");
};

/** An object whose first value is an object that reads as an article, under a key that says nothing of one. */
const isDictionary = (head: string): boolean => {
  const first = /^\s{0,400}\{\s{0,400}"([^"\\]{1,200})"\s{0,40}:\s{0,40}\{/.exec(head);
  if (first === null || roleOf(first[1]!) !== null || RECORD_WRAPPERS.has(first[1]!.toLowerCase()))
    return false;
  if (JSON_LISTS.has(first[1]!.toLowerCase())) return false;
  const roles = new Set(
    [...head.slice(first[0].length).matchAll(/"([\w-]{2,40})"\s{0,40}:/g)].map(
      (found) => roleOf(found[1]!)?.role,
    ),
  );
  return roles.has("body") && (roles.has("title") || roles.has("published") || roles.has("url"));
};

/** JSON that lists articles: an array, JSON Feed, an answer of an API. Each object is a record, read as a line of JSONL. */
export const json: Format = {
  id: "json",
  mediaTypes: ["application/feed+json"],
  sniff: () => 0,
  parse: (_decoded, source) =>
    refuse(
      "parse.json.record",
      `${source.path} is a list of articles`,
      "Give it as a file, so that it is cut apart.",
    ),
  splitter: {
    sniff: (head) => {
      const text = new TextDecoder().decode(head);
      if (/^\s{0,400}\[\s{0,400}(?:\{\s{0,400}["}]|\]\s{0,400}$)/.test(text)) return 0.97;
      if (!/^\s{0,400}\{\s{0,400}"/.test(text)) return 0;
      return holdsList(text) || isDictionary(text) ? 0.96 : 0;
    },
    open: (path, _surroundings, head) => {
      const text = new TextDecoder().decode(head);
      return jsonElements(path, recordNameIn, !/^\s{0,400}\[/.test(text) && !holdsList(text));
    },
  },
};
