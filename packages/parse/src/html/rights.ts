import type { Evidence } from "@columnist/model";
import { evidence } from "../metadata.ts";
import { metaOf } from "./head.ts";
import { textUnder } from "./jsonLd.ts";
import type { Page } from "./page.ts";
import { attribute } from "./tree.ts";

const METAS = ["dcterms.license", "dc.rights.license", "license", "dcterms.rights", "dc.rights", "rights", "dcterms.rightsholder", "copyright"]; // prettier-ignore
const THINGS = ["license", "copyrightNotice", "usageInfo"];

/** A line that states a licence or a copyright and nothing else. */
const LINE =
  /^(?:©|\(c\)\s|copyright\b)|\bcreative commons\b|\bcc[ -]by(?:[ -](?:nc|nd|sa)){0,2}\b|\ball rights reserved\b|\blicen[cs]ed under\b/i;
const LONGEST = 240;
/** Links of a page that are looked at for one to a licence. */
const MOST_NODES = 200_000;

const isLicence = (text: string): boolean =>
  /creative ?commons|\bcc[ -](?:by|0)|public domain|licen[cs]e/i.test(text);

/** A link to the licence of the page: `rel="license"`. */
const linked = ({ tree }: Page): string | null => {
  const { names } = tree;
  for (let node = 1; node < Math.min(names.length, MOST_NODES); node++) {
    if (names[node] !== "a" && names[node] !== "link") continue;
    if (!/(?:^|\s)license(?:\s|$)/i.test(attribute(tree, node, "rel") ?? "")) continue;
    const href = attribute(tree, node, "href")?.trim() ?? "";
    if (href !== "") return href;
  }
  return null;
};

/** What a page says of its licence or copyright: its description, a licence's link, fields, else a line; licences go first. */
export const rightsOf = (page: Page): Evidence<string> | null => {
  const { head, stretches } = page;
  const found: Array<Evidence<string>> = [];
  const add = (text: string | null | undefined, method: string, confidence: number): void => {
    const value = text?.replace(/\s+/g, " ").trim() ?? "";
    if (value !== "" && value.length <= LONGEST) found.push(evidence(value, method, confidence));
  };
  if (head.article !== null) for (const name of THINGS) add(textUnder(head.article, name), "json-ld", 0.95);
  add(linked(page), "link:license", 0.9);
  for (const name of METAS) add(metaOf(head, name), `meta:${name}`, 0.8);
  for (const { text, chars } of stretches)
    if (chars <= LONGEST && LINE.test(text) && /©|\d{4}|reserved|commons|\bcc\b/i.test(text))
      add(text, "line:rights", 0.5);
  return (
    found.find(({ value, confidence }) => confidence > 0.7 && isLicence(value)) ??
    found.find(({ value }) => isLicence(value)) ??
    found[0] ??
    null
  );
};
