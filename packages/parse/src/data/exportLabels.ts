/** What a label of an export says. `own`: a field that the dataset has no column for. */
export type LabelRole =
  | "authors" | "body" | "correction" | "dateline" | "description" | "end" | "graphic" | "language" | "length" | "own"
  | "published" | "publisher" | "section" | "title" | "topics" | "updated" | "url"; // prettier-ignore

/**
 * Labels that LexisNexis, Nexis Uni and their kin print before a value, lower case, by role, in the languages that their
 * pages come in. Where they stand: `head` above the body, `tail` below it, `both`. Sources: manuals of LexisNexis and
 * Nexis Uni; the readers of tm.plugin.lexisnexis and LexisNexisTools. A role and place a line.
 */
// prettier-ignore
export const NEXIS_LABELS: ReadonlyArray<readonly [role: LabelRole, place: "head" | "tail" | "both", labels: string]> = [
  ["authors", "head", "byline|author|autor|autoren|von|auteur|auteurs|autora|autores|autore|door|autor/a"],
  ["section", "head", "section|rubrik|ressort|rubrique|sección|seccion|sezione|sectie|secção|rubriek"],
  ["length", "head", "length|länge|longueur|longitud|extensión|lunghezza|lengte|comprimento"],
  ["title", "head", "headline|title|schlagzeile|überschrift|titel|titre|título|titular|titolo|kop"],
  ["description", "head", "highlight|hervorhebung|untertitel|sous-titre|destacado|subtítulo|kicker|übersicht|surtitre|subtitle|sub-headline"],
  ["dateline", "head", "dateline|datumszeile|ort|lieu|fechado"],
  ["body", "head", "body|text|textkörper|haupttext|corps|corps de l'article|cuerpo|texto|testo|corpo|tekst|volltext"],
  ["own", "head", "series|serie|série|edition|ausgabe|édition|edición|source|quelle|page|seite|contributors|columnist|pub-date|ressort/seite"],
  ["updated", "tail", "load-date|update|aktualisiert|ladedatum|date de chargement|date-de-chargement|mise à jour|mise-a-jour|fecha-de-carga|fecha de carga|data di caricamento|laaddatum|data-de-carregamento"],
  ["language", "tail", "language|sprache|langue|idioma|lingua|taal"],
  ["topics", "tail", "subject|subjects|thema|themen|sujet|tema|materia|argomento|onderwerp|topics|terms|index-terms"],
  ["graphic", "tail", "graphic|grafik|graphique|gráfico|grafica|illustration|photo|bild|foto"],
  ["correction", "tail", "correction|korrektur|correctif|corrección|correzione|correctie"],
  ["url", "tail", "url|link"],
  ["own", "tail", "publication-type|publikationstyp|zeitungstyp|medientyp|type de publication|type-publication|tipo-publicación|tipo de publicación|tipo-publicacion|publicatie-type|tipo di pubblicazione|correction-date|notes|document-type|dokumenttyp|journal-code|acc-no|acc no|isbn|issn|publisher|geographic|region|state|city|country|company|organization|person|people|industry|ticker|name|descript|type|copyright|credit|column|doc-id|cite|category|keyword|keywords|enhancement|series|price|product|series|loaddate|dokument-id|zeitung-code|zeitungscode|land|firma|société|unternehmen|personne|pays|país|empresa|persona"],
];

/** Lines that open the labels under the body, and lines that end a document, of Nexis Uni. */
// prettier-ignore
export const NEXIS_CLASSIFICATION: ReadonlyArray<string> = [
  "classification", "klassifizierung", "klassifikation", "clasificación", "classificazione", "classificatie", "classificação",
];
// prettier-ignore
export const NEXIS_END: ReadonlyArray<string> = [
  "end of document", "ende des dokuments", "ende des dokumentes", "fin du document", "fin del documento", "fine del documento", "einde van document", "einde van het document", "fim do documento",
];
// prettier-ignore
export const NEXIS_BODY: ReadonlyArray<string> = [
  "body", "textkörper", "haupttext", "text", "corps", "corps du texte", "cuerpo", "cuerpo del texto", "corpo", "corpo del testo", "tekst", "hoofdtekst", "corpo do texto",
];
