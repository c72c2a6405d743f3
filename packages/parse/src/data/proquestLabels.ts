import type { LabelRole } from "./exportLabels.ts";

/**
 * Labels that ProQuest prints before a value, lower case, by role and place, in the languages of its pages. Sources:
 * ProQuest's help pages ("Saving and exporting"), its downloads. A role and place a line.
 */
// prettier-ignore
export const PROQUEST_LABELS: ReadonlyArray<readonly [role: LabelRole, place: "head" | "tail" | "both", labels: string]> = [
  ["authors", "both", "author|authors|autor|autores|auteur|auteurs|verfasser|autore|byline"],
  ["body", "head", "full text|fulltext|texto completo|texte intégral|volltext|testo completo|texto íntegro|full text – pdf|full text translation"],
  ["own", "head", "abstract|resumen|résumé|zusammenfassung|links|enlaces|liens|abstract (translated)|publication info|información de publicación|correspondence author|headnote|credit"],
  ["topics", "tail", "subject|materia|sujet|thema|subjects|identifier / keyword"],
  ["title", "tail", "title|título|titre|titel|titolo"],
  ["published", "tail", "publication date|fecha de publicación|date de publication|erscheinungsdatum|publikationsdatum|data di pubblicazione"],
  ["publisher", "tail", "publication title|título de publicación|titre de la publication|titel der publikation"],
  ["section", "tail", "section|sección|rubrik"],
  ["language", "tail", "language of publication|idioma de la publicación|langue de publication|publikationssprache|language"],
  ["url", "tail", "document url|url del documento|url du document|dokument-url"],
  ["own", "tail", "location|people|company / organization|company|person|place|ubicación|lugar|classification|naics|ticker|alternate title|column|edition|first page|last page|number of pages|pages|páginas|pages/seiten|publication year|año de publicación|issue|volume|year|dateline|publisher|editorial|éditeur|place of publication|lugar de publicación|country of publication|país de publicación|publication subject|materia de la publicación|issn|eissn|issn-e|isbn|source|source type|tipo de fuente|type de source|document type|tipo de documento|type de document|document feature|accession number|proquest document id|id de documento proquest|id del documento de proquest|copyright|last updated|última actualización|dernière mise à jour|database|base de datos|base de données|document feed|keyword|ethnic newswatch|word count|item number|title annotation|correction note|full text word count|subfile|illustration|doi|credits|dissertation/thesis number"],
];
