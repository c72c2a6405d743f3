/** What somebody should know before counting anything, with the rows that it is about. */
import type { DocumentRow } from "@columnist/model";
import { escapeHtml, grouped } from "./html.ts";
import { PARTS, type ArticleCounts } from "./measures.ts";
import { copyButton, section } from "./table.ts";

/** An article that a warning is about. */
export interface Warned {
  readonly docId: string;
  /** Its headline, else its path. */
  readonly name: string;
}

/** By kind: how often, and the first articles. */
export type Warnings = Map<string, { count: number; readonly docs: Array<Warned> }>;

const NAMED = 20;

/** Adds a warning of a kind. `count`: how often it holds of the article. */
export const warn = (warnings: Warnings, kind: string, doc: Warned, count = 1): void => {
  const found = warnings.get(kind) ?? { count: 0, docs: [] };
  warnings.set(kind, found);
  found.count += count;
  if (found.docs.length < NAMED && found.docs.at(-1)?.docId !== doc.docId) found.docs.push(doc);
};

const UNSURE = PARTS.indexOf("unsure");
const FEWEST = 5;

/** The kinds of warning that an article gives. */
export const documentWarnings = (
  document: Pick<DocumentRow, "paywalled" | "truncated" | "published_at" | "published_raw" | "lang">,
  { units, totals }: ArticleCounts,
): ReadonlyArray<string> => [
  ...(document.paywalled ? ["paywalled"] : []),
  ...(document.truncated ? ["truncated"] : []),
  ...(units === 0 ? ["empty"] : []),
  ...(document.published_at === null && document.published_raw !== null ? ["undated"] : []),
  ...(units >= FEWEST && totals[UNSURE]! < units && totals[UNSURE]! > units / 2 ? ["unsure"] : []),
  `language ${document.lang}`,
];

interface Kind {
  /** `count` things, as people say it. */
  readonly says: (count: number) => string;
  readonly sql: string;
}

const many = (count: number, one: string, more: string): string =>
  `${grouped(count)} ${count === 1 ? one : more}`;

const KINDS: Readonly<Record<string, Kind>> = {
  empty: {
    says: (count) => many(count, "article has no sentence", "articles have no sentence"),
    sql: "select doc_id, source_path from documents where n_sentences = 0",
  },
  paywalled: {
    says: (count) =>
      many(count, "article is", "articles are") + " cut by a paywall: what is behind it is missing",
    sql: "select doc_id, source_path from documents where paywalled",
  },
  truncated: {
    says: (count) => many(count, "article is", "articles are") + " cut for another reason",
    sql: "select doc_id, source_path from documents where truncated",
  },
  undated: {
    says: (count) =>
      many(count, "article says", "articles say") +
      " when published only in words that the time of the fetch resolves",
    sql: "select doc_id, source_path, published_raw from documents where published_at is null and published_raw is not null",
  },
  unsure: {
    says: (count) =>
      many(count, "article abstains", "articles abstain") + " on more than half of their sentences",
    sql: "select doc_id, avg(abstain::int) as unsure from sentences group by 1 having count(*) >= 5 and unsure > 0.5 and unsure < 1 order by 2 desc",
  },
  unclosed: {
    says: (count) =>
      many(count, "quote is", "quotes are") + " opened and never closed: where it ends is a guess",
    sql: "select quote_id, doc_id, text from quotes where not closed and piece_index = 0",
  },
};

/** Where a link to an article leads; null where the page does not have it. */
export type AddressOf = (docId: string) => string | null;

const docLink =
  (addressOf: AddressOf) =>
  ({ docId, name }: Warned): string => {
    const address = addressOf(docId);
    const words = `<bdi>${escapeHtml(name)}</bdi>`;
    return address === null ? words : `<a href="${address}">${words}</a>`;
  };

const LINKED = 5;

/**
 * The section of warnings.
 * @param judged languages in which labels were judged
 * @param failures inputs that were refused
 * @param copies articles that are near copies of another
 */
export const warningsSection = (
  warnings: Warnings,
  facts: {
    readonly judged: ReadonlyArray<string>;
    readonly failures: number;
    readonly copies: number;
    readonly unattributed: number;
  },
  addressOf: AddressOf,
): string => {
  const item = (words: string, docs: ReadonlyArray<Warned>, sql: string): string => {
    const links = docs.slice(0, LINKED).map(docLink(addressOf));
    const more = docs.length > LINKED ? ", …" : "";
    return `<li><b>${words}</b>${links.length === 0 ? "" : `: ${links.join(", ")}${more}`} <span class="query"><code>${escapeHtml(sql)}</code> ${copyButton(sql, "Copy query")}</span></li>`;
  };
  const items = [
    ...(facts.failures === 0
      ? []
      : [
          item(
            `${many(facts.failures, "input was", "inputs were")} refused: <a href="#failures">which, and what to do</a>`,
            [],
            "select * from failures",
          ),
        ]),
    ...[...warnings]
      .filter(([kind]) => kind.startsWith("language ") && !facts.judged.includes(kind.slice(9)))
      .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
      .map(([kind, { count, docs }]) => {
        const lang = kind.slice(9);
        return item(
          `${many(count, "article is", "articles are")} in <code>${escapeHtml(lang)}</code>, where nobody has judged the labels`,
          docs,
          `select doc_id, source_path from documents where lang = '${lang.replaceAll("'", "''")}'`,
        );
      }),
    ...Object.entries(KINDS).flatMap(([kind, { says, sql }]) => {
      const found = warnings.get(kind);
      return found === undefined ? [] : [item(says(found.count), found.docs, sql)];
    }),
    ...(facts.copies === 0
      ? []
      : [
          item(
            `${many(facts.copies, "article is a near copy", "articles are near copies")} of another: <a href="#duplicates">which</a>; one of each is counted in shares, all in counts`,
            [],
            "select doc_id, dup_cluster from documents where not canonical",
          ),
        ]),
    ...(facts.unattributed === 0
      ? []
      : [
          item(
            `${many(facts.unattributed, "quote has", "quotes have")} no speaker in reach`,
            [],
            "select quote_id, text from quotes where kind in ('direct', 'mixed') and speaker is null and piece_index = 0",
          ),
        ]),
  ];
  return section(
    "warnings",
    "Before you count",
    items.length === 0
      ? "<p>Nothing that this page looks for.</p>"
      : `<ul class="warnings">${items.join("\n")}</ul>`,
  );
};
