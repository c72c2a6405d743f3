import { tableFrom } from "@columnist/model";
import { expect, test } from "vitest";
import { diffTables, type DiffTables } from "./diff.ts";
import { diffPage } from "./diffPage.ts";
import { diffMarkdown } from "./diffText.ts";
import { exampleArticle } from "./example.ts";

const tables = (texts: ReadonlyArray<string>): DiffTables => {
  const { document, sentences } = exampleArticle(1, texts);
  return { documents: tableFrom("documents", [document]), sentences: tableFrom("sentences", sentences) };
};

const before = tables(["One stands.", "The council closed the old pier in May.", "Gone soon."]);
const after = tables(["One stands.", "The council closed the new pier in May.", "<b>@all</b> | *new*"]);
const diff = diffTables(before, after);

test("the page marks the words of an edit, and shows no mark-up of the texts", () => {
  const page = diffPage(diff, "1.0.0", "1.1.0");
  expect(page).toContain("The council closed the <del>old </del><ins>new </ins>pier in May.");
  expect(page).toContain("<del>Gone soon.</del>");
  expect(page).toContain("<ins>&lt;b&gt;@all&lt;/b&gt; | *new*</ins>");
  expect(page).not.toContain("<b>");
  expect(page).not.toMatch(/<script|https?:/);
});

test("the Markdown of a pull request escapes every text", () => {
  const text = diffMarkdown(diff, { bump: "minor", reason: "articles: 1 text changed" });
  expect(text).toContain("**minor**: articles: 1 text changed");
  expect(text).toContain("- 1 sentence text changed (seed)");
  expect(text).toContain("&#60;b&#62;&#64;all&#60;/b&#62; &#124; &#42;new&#42;");
  expect(text).toContain("was: The council closed the old pier in May.");
});

test("nothing differs", () => {
  const none = diffTables(before, before);
  expect(diffPage(none, "1.0.0", "1.0.0")).toContain("No article and no sentence differs.");
  expect(diffMarkdown(none, null)).toBe("No article and no sentence differs.\n");
});
