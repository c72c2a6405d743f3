import type { Training } from "../index.ts";
import { FEATURES, packTrees } from "@columnist/parse/html";
import { base64Of } from "../base64.ts";
import { boostTrees } from "./boostTrees.ts";
import { learnedPages, rowsOf } from "./htmlBlockRows.ts";

/** The classifier that tells a page's body from what stands around it. */
export const htmlBlocks: Training = {
  id: "html-blocks",
  run: (read, log) => {
    const pages = learnedPages(read);
    if (pages.length === 0) return [];
    const rows = rowsOf(pages);
    log(`${pages.length} pages, ${rows.truths.length} blocks`);
    const base64 = base64Of(packTrees(boostTrees(rows)));
    return [
      {
        path: "packages/parse/src/models/htmlBlocks.weights.ts",
        text: `// Made by packages/learn/src/training/htmlBlocks.ts: \`pnpm run pipeline train --data DIR --area html-blocks\`.\n/** Boosted trees over the features of html/features.ts; base64 of \`packTrees\`. */\nexport const HTML_BLOCKS =\n  "${base64}";\n/** Names of the features by their numbers in it, joined by |. */\nexport const HTML_BLOCKS_FEATURES =\n  "${FEATURES.join("|")}";\n`,
      },
    ];
  },
};
