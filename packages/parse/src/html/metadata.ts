import type { Metadata, Source } from "@columnist/model";
import { evidence, NO_METADATA } from "../metadata.ts";
import type { Page } from "./page.ts";

/** What a page says of its article. */
export const metadataOf = (page: Page, source: Source, _body: ReadonlyArray<number>): Metadata => ({
  ...NO_METADATA,
  title: page.titles[0] === undefined ? null : evidence(page.titles[0], "title", 0.5),
  url: source.url === null ? null : evidence(source.url, "container", 1),
});
