import type { Article, CleanArticle, Drop, TextBlock } from "@columnist/model";
import { type FieldLine, fieldsFrom, metadataWith } from "./fields.ts";
import { judgeBlocks } from "./furniture.ts";
import { identifyLanguage } from "./language.ts";
import { mappedText } from "./mapped.ts";

import { signatureOf } from "./signature.ts";
import { tile } from "./tile.ts";
import { repaired, writeBlock } from "./writeBlock.ts";

/** Text of the first kept blocks, enough to tell the language by. */
const SAMPLE = 2000;

/**
 * The article without what is not the article: furniture dropped with the rule that knew it, text repaired, each raw
 * unit kept once or dropped once, and the facts that furniture carried. Total, linear, deterministic.
 */
export const clean = (article: Article): CleanArticle => {
  const { raw } = article;
  const verdicts = judgeBlocks(article);
  let sample = "";
  for (const [i, block] of article.blocks.entries()) {
    if (verdicts[i] !== null || sample.length > SAMPLE) continue;
    sample += `${block.text.slice(0, SAMPLE)}\n`;
  }
  const detectedLanguage = identifyLanguage(sample);
  const isFrench = detectedLanguage === "fr";
  const into = mappedText();
  const blocks: Array<TextBlock> = [];
  const dropped: Array<Drop> = article.dropped.slice();
  const fieldLines: Array<FieldLine> = [];
  let rawEnd = -1;
  for (const [i, block] of article.blocks.entries()) {
    const { runs, text } = block;
    const found = verdicts[i]!;
    if (found !== null) {
      for (let run = 0; run + 2 < runs.length; run += 3)
        dropped.push({
          rule: found.rule,
          kind: found.kind,
          start: runs[run + 1]!,
          end: runs[run + 1]! + runs[run + 2]!,
        });
      if (found.field !== null)
        fieldLines.push({ field: found.field, text: text.replace(/\s+/g, " ").trim() });
      continue;
    }
    if (blocks.length > 0) {
      // A blank line that raw holds just there is kept, any other white space replaced.
      const rawStart = runs[1] ?? -1;
      if (
        runs[0] === 0 &&
        rawEnd >= 0 &&
        rawStart === rawEnd + 2 &&
        raw.charCodeAt(rawEnd) === 10 &&
        raw.charCodeAt(rawEnd + 1) === 10
      )
        into.keep("\n\n", rawEnd);
      else into.make("\n\n");
    }
    const start = into.length();
    writeBlock(block, isFrench, into, dropped);
    const kept = { kind: block.kind, start, end: into.length() };
    blocks.push(block.by === undefined ? kept : { ...kept, by: repaired(block.by, isFrench) });
    const last = runs.length - 3;
    rawEnd =
      last >= 0 && text.length === runs[last]! + runs[last + 2]! ? runs[last + 1]! + runs[last + 2]! : -1;
  }
  const { text, offsets } = into.finish();
  const { blocks: _, ...rest } = article;
  return {
    ...rest,
    metadata: metadataWith(article.metadata, fieldLines, (value) => repaired(value, isFrench)),
    text,
    blocks,
    offsets,
    dropped: tile(raw, offsets, dropped),
    fields: fieldsFrom(fieldLines),
    detectedLanguage,
    signature: signatureOf(text),
  };
};
