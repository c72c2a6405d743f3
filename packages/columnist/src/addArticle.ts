/**
 * The rows of a labelled article straight into columns, without an object a sentence: equal to `articleRows`, which a test
 * holds it to.
 */
import {
  utf8Cursor,
  type EvidenceBuilder,
  type LabeledArticle,
  type Sha256,
  type Source,
  type TableBuilder,
  type TableBuilders,
  type TextBuilder,
} from "@columnist/model";
import { accountFor } from "./accounting.ts";
import type { StageVersions } from "./documentRow.ts";
import { articleFacts, fewRows } from "./rows.ts";
import { SENTENCE_CELLS, type SentenceFacts } from "./sentenceCells.ts";

const CELLS = Object.entries(SENTENCE_CELLS) as ReadonlyArray<
  readonly [keyof typeof SENTENCE_CELLS, (facts: SentenceFacts, i: number) => unknown]
>;

/** Column by column. `bytes`: the article's text as UTF-8. */
const addSentences = (
  table: TableBuilder<"sentences">,
  facts: SentenceFacts,
  bytes: Uint8Array,
  toByte: (utf16: number) => number,
): void => {
  const { article, point } = facts;
  const { starts, ends } = article.sentences;
  const rows = starts.length;
  for (const [name, cell] of CELLS) {
    if (name === "text") {
      const texts = table.column(name) as TextBuilder;
      for (let i = 0; i < rows; i++) texts.addBytes(bytes, toByte(starts[i]!), toByte(ends[i]!));
    } else if (name === "evidence") {
      const evidence = table.column(name) as EvidenceBuilder;
      for (let i = 0; i < rows; i++) {
        for (const { kind, rule, start, end, weight } of article.labels[i]!.evidence)
          evidence.item(kind, rule, point(start), point(end), weight);
        evidence.endRow();
      }
    } else {
      const column = table.column(name);
      for (let i = 0; i < rows; i++) column.add(cell(facts, i) as never);
    }
  }
  table.addRows(rows);
};

/**
 * Adds the rows of an article to every table.
 *
 * @throws Error where the article's pieces do not account for each byte of its record: a bug of a stage
 */
export const addArticle = (
  tables: TableBuilders,
  source: Source,
  article: LabeledArticle,
  versions: StageVersions,
  sha256: Sha256,
): void => {
  const facts = articleFacts(source, article, versions, sha256);
  const rows = fewRows(facts);
  for (const row of rows.documents) tables.documents.add(row);
  const bytes = (tables.documents.column("text") as TextBuilder).last;
  const toByte = utf8Cursor(article.text);
  accountFor(source, article, facts.sentences.byte, bytes, toByte);
  addSentences(tables.sentences, facts.sentences, bytes, toByte);
  for (const row of rows.quotes) tables.quotes.add(row);
  for (const row of rows.quote_sentences) tables.quote_sentences.add(row);
  for (const row of rows.dropped) tables.dropped.add(row);
  for (const row of rows.fields) tables.fields.add(row);
  for (const row of rows.offset_map) tables.offset_map.add(row);
};
