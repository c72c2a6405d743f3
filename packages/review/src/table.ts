import { escapeHtml, grouped } from "./html.ts";

/** A number, a text, or HTML that was made here. */
export type Cell = string | number | { readonly html: string };

const shown = (cell: Cell): string =>
  typeof cell === "number"
    ? grouped(cell)
    : typeof cell === "string"
      ? `<bdi>${escapeHtml(cell)}</bdi>`
      : cell.html;

const isNumber = (cell: Cell | undefined): boolean => typeof cell === "number";

/** A table that scrolls by itself where it is too wide; columns of numbers stand right. `attributes`: of each row, as HTML. */
export const table = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<Cell>>,
  attributes: ReadonlyArray<string> = [],
): string => {
  const headCells = head.map(
    (name, column) =>
      `<th scope="col"${isNumber(rows[0]?.[column]) ? ' class="n"' : ""}>${escapeHtml(name)}</th>`,
  );
  const bodyRows = rows.map((row, i) => {
    const cells = row.map((cell) => `<td${isNumber(cell) ? ' class="n"' : ""}>${shown(cell)}</td>`);
    return `<tr${attributes[i] ?? ""}>${cells.join("")}</tr>`;
  });
  return `<div class="scroll" tabindex="0"><table><thead><tr>${headCells.join("")}</tr></thead><tbody>${bodyRows.join("")}</tbody></table></div>`;
};

/** A plot with its caption, and under it what it shows as a table. */
export const figure = (caption: string, plot: string, values: string): string =>
  `<figure><figcaption>${caption}</figcaption>${plot}<details class="values"><summary>Values of this plot</summary>${values}</details></figure>`;

/** A section of the page. `id` is its anchor. */
export const section = (id: string, title: string, ...body: ReadonlyArray<string>): string =>
  `<section id="${id}"><h2>${title}</h2>\n${body.filter((part) => part !== "").join("\n")}\n</section>`;

/** A button that copies a text. */
export const copyButton = (text: string, name: string): string =>
  `<button type="button" class="copy" data-copy="${escapeHtml(text)}">${escapeHtml(name)}</button>`;
