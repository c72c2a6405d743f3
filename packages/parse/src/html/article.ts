import type { Article, Block, Source } from "@columnist/model";
import { dropsBetween } from "../drops.ts";
import type { Decoded } from "../encoding.ts";
import { evidence } from "../metadata.ts";
import { bodyOf, withoutHidden } from "./body.ts";
import { frontageOf } from "./frontage.ts";
import { kindsOf } from "./kinds.ts";
import { lettersOf } from "./letters.ts";
import { machineBody } from "./machineBody.ts";
import { metadataOf } from "./metadata.ts";
import type { Page } from "./page.ts";
import { preformatted } from "./preformatted.ts";
import { withoutStamps } from "./stampLines.ts";

/** The article of a page. `sure`: of each stretch, 0 to 1, that it is body. */
export const articleOf = (page: Page, sure: Float64Array, decoded: Decoded, source: Source): Article => {
  const raw = decoded.text;
  const body = withoutStamps(page, withoutHidden(page, bodyOf(page, sure)));
  const said = metadataOf(page, source, body);
  const letters = lettersOf(page, body, said.title?.value ?? null, said.genre?.value ?? null);
  const plain = preformatted(page, body);
  const metadata =
    letters === null
      ? said.authors.length === 0 && plain !== null
        ? { ...said, authors: plain.authors }
        : said
      : {
          ...said,
          authors: letters.authors.map((name) => evidence(name, "line:signature", 0.7)),
          genre: said.genre ?? evidence("letter", "title", 0.8),
        };
  const { headline, standfirst } = frontageOf(page, metadata.title?.value ?? null, body);
  const shown = body.reduce((sum, i) => sum + page.stretches[i]!.chars, 0);
  const forMachines = machineBody(page, shown);
  const kept = [...new Set([...(forMachines === null ? body : []), headline, ...standfirst])]
    .filter((i) => i >= 0)
    .sort((a, b) => a - b);
  const kinds = kindsOf(page, kept, metadata.genre?.value === "live");
  const shownBlocks: Array<Block> = kept.flatMap((i) => {
    const stretch = page.stretches[i]!;
    if (letters?.signatures.has(i) === true) return [];
    if (plain?.stretch === i) return plain.blocks;
    const kind = i === headline ? "headline" : standfirst.has(i) ? "standfirst" : kinds.get(i)!;
    const by = kind === "paragraph" ? letters?.by.get(i) : undefined;
    return {
      kind,
      text: stretch.text,
      runs: Int32Array.from(stretch.runs),
      // What was kept against the odds, as the best of a poor page, must not be dropped for them.
      bodyProbability: Math.max(0.5, Math.round(sure[i]! * 1000) / 1000),
      ...(by === undefined ? {} : { by }),
    };
  });
  const blocks =
    forMachines === null
      ? shownBlocks
      : [...shownBlocks, ...forMachines].sort((a, b) => (a.runs[1] ?? 0) - (b.runs[1] ?? 0));
  return {
    path: source.path,
    record: source.record,
    format: "html",
    mediaType: "text/html",
    raw,
    rawBytes: source.bytes.length,
    encoding: decoded.encoding,
    byteStarts: decoded.byteStarts,
    fetchedAt: source.fetchedAt,
    metadata,
    extraFields: [],
    blocks,
    dropped: dropsBetween(raw, blocks, "parse.html.markup"),
  };
};
