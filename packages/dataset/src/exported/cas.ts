import { articlesOf, linesFile, type ExportArticle, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";
import { shortestFloat32 } from "../formats/float32.ts";
import { jsonText } from "../manifest.ts";
import { tokensOf } from "../tokens.ts";
import { unitCursor } from "../units.ts";

const DKPRO = "de.tudarmstadt.ukp.dkpro.core.api";
const SENTENCE = `${DKPRO}.segmentation.type.Sentence`;
const TOKEN = `${DKPRO}.segmentation.type.Token`;
const DOCUMENT = `${DKPRO}.metadata.type.DocumentMetaData`;

/** INCEpTION's layers: its own types of spans start with webanno.custom. */
export const LABEL_LAYER = "webanno.custom.Columnist";
const QUOTE_LAYER = "webanno.custom.ColumnistQuote";

type Range = "String" | "Float" | "Boolean";

/** Each type with its supertype and the features of its own. */
const TYPES: Readonly<
  Record<string, readonly [supertype: string, features: Readonly<Record<string, Range>>]>
> = {
  [DOCUMENT]: [
    "uima.tcas.DocumentAnnotation",
    { documentTitle: "String", documentId: "String", documentUri: "String", collectionId: "String" },
  ],
  [SENTENCE]: ["uima.tcas.Annotation", { id: "String" }],
  [TOKEN]: ["uima.tcas.Annotation", { id: "String" }],
  [LABEL_LAYER]: [
    "uima.tcas.Annotation",
    {
      label: "String",
      confidence: "Float",
      abstain: "Boolean",
      rule: "String",
      speaker: "String",
      sent_id: "String",
    },
  ],
  [QUOTE_LAYER]: ["uima.tcas.Annotation", { kind: "String", speaker: "String", quote_id: "String" }],
};

const typesJson = (): unknown =>
  Object.fromEntries(
    Object.entries(TYPES).map(([name, [supertype, features]]) => [
      name,
      {
        "%NAME": name,
        "%SUPER_TYPE": supertype,
        ...Object.fromEntries(
          Object.entries(features).map(([feature, range]) => [
            feature,
            { "%NAME": feature, "%RANGE": `uima.cas.${range}` },
          ]),
        ),
      },
    ]),
  );

const typesXml = (): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
  <types>
${Object.entries(TYPES)
  .map(
    ([name, [supertype, features]]) => `    <typeDescription>
      <name>${name}</name>
      <description/>
      <supertypeName>${supertype}</supertypeName>
      <features>
${Object.entries(features)
  .map(
    ([feature, range]) =>
      `        <featureDescription><name>${feature}</name><description/><rangeTypeName>uima.cas.${range}</rangeTypeName></featureDescription>`,
  )
  .join("\n")}
      </features>
    </typeDescription>`,
  )
  .join("\n")}
  </types>
</typeSystemDescription>
`;

/** An article as a CAS. Java counts UTF-16 units, and so does a CAS. */
const casOf = ({ document, sentences, quotes }: ExportArticle, collection: string): unknown => {
  const { text } = document;
  const unit = unitCursor(text);
  const placed = (row: { readonly char_start: number; readonly char_end: number }) => ({
    begin: unit(row.char_start),
    end: unit(row.char_end),
  });
  const spans = sentences.map((row) => ({ row, ...placed(row) }));
  const said = quotes.map((row) => ({ row, ...placed(row) }));
  const annotations: ReadonlyArray<Readonly<Record<string, unknown>>> = [
    {
      "%TYPE": DOCUMENT,
      begin: 0,
      end: text.length,
      language: document.lang === "und" ? "x-unspecified" : document.lang,
      documentTitle: document.title ?? document.source_path,
      documentId: document.doc_id,
      documentUri: document.url ?? document.source_path,
      collectionId: collection,
    },
    ...spans.map(({ begin, end }) => ({ "%TYPE": SENTENCE, begin, end })),
    ...tokensOf(
      text,
      [...spans, ...said].flatMap(({ begin, end }) => [begin, end]),
    ).map(({ start, end }) => ({
      "%TYPE": TOKEN,
      begin: start,
      end,
    })),
    ...spans.map(({ row, begin, end }) => ({
      "%TYPE": LABEL_LAYER,
      begin,
      end,
      label: row.label,
      confidence: Number(shortestFloat32(row.confidence)),
      abstain: row.abstain,
      ...(row.rule_id === null ? {} : { rule: row.rule_id }),
      ...(row.speaker === null ? {} : { speaker: row.speaker }),
      sent_id: row.sent_id,
    })),
    ...said.map(({ row, begin, end }) => ({
      "%TYPE": QUOTE_LAYER,
      begin,
      end,
      kind: row.kind,
      ...(row.speaker === null ? {} : { speaker: row.speaker }),
      quote_id: row.quote_id,
    })),
  ];
  const sofa = {
    "%ID": 1,
    "%TYPE": "uima.cas.Sofa",
    sofaNum: 1,
    sofaID: "_InitialView",
    mimeType: "text/plain",
    sofaString: text,
  };
  return {
    "%TYPES": typesJson(),
    "%FEATURE_STRUCTURES": [
      sofa,
      ...annotations.map(({ "%TYPE": type, ...features }, index) => ({
        "%ID": index + 2,
        "%TYPE": type,
        "@sofa": 1,
        ...features,
      })),
    ],
    "%VIEWS": {
      _InitialView: { "%SOFA": 1, "%INDEX": 2, "%MEMBERS": annotations.map((_, index) => index + 2) },
    },
  };
};

/**
 * A UIMA CAS an article as JSON (UIMA CAS JSON 0.4), with sentences, tokens and two layers of spans, and TypeSystem.xml,
 * from which INCEpTION makes these layers (Settings, Layers, Import).
 */
export function* exportCas(source: ExportSource): Generator<DatasetFile, void, undefined> {
  yield linesFile("cas/TypeSystem.xml", () => [typesXml()]);
  const { about } = source;
  const collection = `${about.facts?.name ?? "columnist"} ${about.version}`;
  for (const article of articlesOf(source))
    yield linesFile(`cas/${article.document.doc_id}.json`, () => [jsonText(casOf(article, collection))]);
}
