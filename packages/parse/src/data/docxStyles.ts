import type { BlockKind } from "@columnist/model";

/**
 * Ids of paragraph styles in DOCX that say what a paragraph is, by the names that Word's languages give them (accented
 * letters are left out of ids).
 */
// prettier-ignore
export const DOCX_STYLES: ReadonlyArray<readonly [kind: BlockKind, ids: RegExp]> = [
  ["headline", /^(?:title|titel|titre|ttulo|titolo|tytu|rubrik)\d?$/i],
  ["standfirst", /^(?:subtitle|untertitel|sous-?titre|sottotitolo|subttulo|ondertitel|undertitel)\d?$/i],
  ["heading", /^(?:heading|berschrift|titre|ttulo|titolo|kop|nagwek|rubrik|otsikko|overskrift)[1-6]$/i],
  ["blockquote", /^(?:quote|intensequote|zitat|intensiveszitat|citation|citationintense|cita|citadestacada|citazione)$/i],
  ["list_item", /^(?:list(?:paragraph|bullet|number)\d?|listenabsatz|aufzhlungszeichen|paragraphedeliste|prrafodelista|paragrafoelenco)$/i],
  ["caption", /^(?:caption|beschriftung|lgende|descripcin|didascalia)$/i],
];
