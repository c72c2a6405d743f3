import { LABELS, type DocumentRow, type QuoteRow, type SentenceRow } from "@columnist/model";
import {
  aboutFields,
  articlesOf,
  linesFile,
  type ExportArticle,
  type ExportSource,
} from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { shortestFloat32 } from "../formats/float32.ts";
import { xmlText } from "../formats/xml.ts";
import { unitCursor } from "../units.ts";

const element = (name: string, text: string | null): string =>
  text === null ? "" : `<${name}>${xmlText(text)}</${name}>`;

const DATES: Readonly<Record<string, number>> = { year: 4, month: 7, day: 10 };

const dateOf = ({ published_at, published_precision, published_raw }: DocumentRow): string => {
  if (published_at === null) return element("date", published_raw);
  const iso = new Date(published_at).toISOString().replace(".000Z", "Z");
  const when = iso.slice(0, DATES[published_precision ?? ""] ?? iso.length);
  return `<date when="${when}">${xmlText(published_raw ?? when)}</date>`;
};

const LABEL_MEANINGS: Readonly<Record<(typeof LABELS)[number], string>> = {
  opinion: "The author judges, demands, feels or predicts",
  claim: "The author states what can be checked",
  quote: "The words or the view of somebody else",
};

const headerOf = (
  { document, sentences, quotes }: ExportArticle,
  about: Readonly<Record<string, string>>,
): string => {
  const rules = [...new Set(sentences.flatMap(({ rule_id }) => (rule_id === null ? [] : [rule_id])))].sort();
  const speakers = new Map(
    quotes.flatMap((row) => (row.speaker_id === null ? [] : [[row.speaker_id, row.speaker]])),
  );
  const authors = document.authors?.split("|") ?? [];
  return `<teiHeader>
<fileDesc>
<titleStmt>${element("title", document.title ?? document.source_path)}${authors.map((name) => element("author", name)).join("")}</titleStmt>
<editionStmt><edition n="${about["version"]}">${xmlText(`${about["dataset"]}, version ${about["version"]}, columns ${about["contract"]}`)}</edition></editionStmt>
<publicationStmt><authority>Columnist</authority><idno type="doc_id">${document.doc_id}</idno><idno type="dataset_sha256">${about["content_sha256"]}</idno><idno type="text_sha256">${document.text_sha256}</idno><availability><licence>${xmlText(document.rights ?? about["licence"]!)}</licence></availability></publicationStmt>
<sourceDesc><bibl>${element("title", document.title)}${element("publisher", document.publisher)}${dateOf(document)}${document.url === null ? "" : `<ref target="${xmlText(encodeURI(document.url))}"/>`}<idno type="source_path">${xmlText(document.source_path)}</idno></bibl></sourceDesc>
</fileDesc>
<encodingDesc><classDecl>
<taxonomy xml:id="labels">${LABELS.map((label) => `<category xml:id="${label}"><catDesc>${LABEL_MEANINGS[label]}</catDesc></category>`).join("")}<category xml:id="unsure"><catDesc>Two labels stay possible</catDesc></category></taxonomy>
${rules.length === 0 ? "" : `<taxonomy xml:id="rules">${rules.map((rule) => `<category xml:id="rule.${rule}"><catDesc>Rule ${rule} of the guideline</catDesc></category>`).join("")}</taxonomy>\n`}</classDecl></encodingDesc>
<profileDesc><langUsage><language ident="${document.lang}"/></langUsage>${
    speakers.size === 0
      ? ""
      : `<particDesc><listPerson>${Array.from(speakers, ([id, name]) => `<person xml:id="${id}"><persName>${xmlText(name ?? "")}</persName></person>`).join("")}</listPerson></particDesc>`
  }</profileDesc>
</teiHeader>`;
};

/** A start of a fragment of a quote, an end of one, or text. */
type Part = { readonly opens: QuoteRow } | { readonly closes: true } | string;

/** A sentence cut where quotes start and end. XML elements nest, so a quote that crosses another becomes fragments. */
const partsOf = (
  row: SentenceRow,
  quotes: ReadonlyArray<QuoteRow>,
  slice: (start: number, end: number) => string,
): ReadonlyArray<Part> => {
  const here = quotes.filter((quote) => quote.char_start < row.char_end && row.char_start < quote.char_end);
  const cuts = [
    ...new Set(
      [row.char_start, row.char_end, ...here.flatMap((quote) => [quote.char_start, quote.char_end])].filter(
        (at) => at >= row.char_start && at <= row.char_end,
      ),
    ),
  ].sort((left, right) => left - right);
  const parts: Array<Part> = [];
  let open: ReadonlyArray<QuoteRow> = [];
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1]!;
    const wanted = here
      .filter((quote) => quote.char_start <= start && end <= quote.char_end)
      .sort((left, right) => left.char_start - right.char_start || right.char_end - left.char_end);
    let same = 0;
    while (same < open.length && open[same] === wanted[same]) same++;
    for (let i = same; i < open.length; i++) parts.push({ closes: true });
    for (const quote of wanted.slice(same)) parts.push({ opens: quote });
    parts.push(slice(start, end));
    open = wanted;
  }
  return [...parts, ...open.map(() => ({ closes: true }) as const)];
};

const blocksOf = ({ document, sentences, quotes }: ExportArticle): string => {
  const unit = unitCursor(document.text);
  const slice = (start: number, end: number): string => document.text.slice(unit(start), unit(end));
  const cut = sentences.map((row) => ({ row, parts: partsOf(row, quotes, slice) }));
  const fragments = new Map<string, number>();
  for (const { parts } of cut)
    for (const part of parts)
      if (typeof part === "object" && "opens" in part)
        fragments.set(part.opens.quote_id, (fragments.get(part.opens.quote_id) ?? 0) + 1);
  const seen = new Map<string, number>();
  const opening = ({ quote_id, kind, speaker_id }: QuoteRow): string => {
    const number = (seen.get(quote_id) ?? 0) + 1;
    seen.set(quote_id, number);
    const at = (n: number): string => `${quote_id}.${n}`;
    return [
      `<q xml:id="${at(number)}" type="${kind}"`,
      ...(speaker_id === null ? [] : [`who="#${speaker_id}"`]),
      ...(number === 1 ? [] : [`prev="#${at(number - 1)}"`]),
      ...(number === fragments.get(quote_id) ? [] : [`next="#${at(number + 1)}"`]),
    ].join(" ");
  };
  const sentence = ({ row, parts }: (typeof cut)[number]): string => {
    const ana = [
      `#${row.label}`,
      ...(row.abstain ? ["#unsure"] : []),
      ...(row.rule_id === null ? [] : [`#rule.${row.rule_id}`]),
    ];
    const content = parts.map((part) =>
      typeof part === "string" ? xmlText(part) : "opens" in part ? `${opening(part.opens)}>` : "</q>",
    );
    return `<s xml:id="${row.sent_id}" ana="${ana.join(" ")}" cert="${shortestFloat32(row.confidence)}">${content.join("")}</s>`;
  };
  const lines: Array<string> = [];
  for (const [index, { row }] of cut.entries()) {
    if (index > 0 && cut[index - 1]!.row.para_index === row.para_index) continue;
    const inside = cut.filter((other) => other.row.para_index === row.para_index);
    const kind = row.block_kind;
    const [start, end] = kind === "paragraph" ? ["<p>", "</p>"] : [`<ab type="${kind}">`, "</ab>"];
    lines.push(`${start}${inside.map(sentence).join(" ")}${end}`);
  }
  return lines.length === 0 ? "<p/>" : lines.join("\n");
};

/**
 * A TEI P5 file an article: its sentences as `s` (label and rule in `ana`, confidence in `cert`), quotes as `q` with their
 * speaker, in fragments joined by `prev` and `next` where they cross a sentence. A control character, for which XML has
 * no word, becomes U+FFFD.
 */
export function* exportTei(source: ExportSource): Generator<DatasetFile, void, undefined> {
  const about = aboutFields(source.about);
  for (const article of articlesOf(source))
    yield linesFile(`tei/${article.document.doc_id}.xml`, () => [
      `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n${headerOf(article, about)}\n<text xml:lang="${article.document.lang}"><body>\n${blocksOf(article)}\n</body></text>\n</TEI>\n`,
    ]);
}
