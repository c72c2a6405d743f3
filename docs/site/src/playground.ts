/** The page on which anybody can try the stages: text in, labels out, and nothing leaves the page. */
import type { ArticleRows } from "columnist";
import type { FailureRow, QuoteRow, SentenceRow } from "@columnist/model";
import { readInput, type InputRead } from "./readInput.ts";

const byId = (id: string): HTMLElement => document.getElementById(id)!;

/** An element with text; never markup of an input. */
const element = (tag: string, text: string, className = ""): HTMLElement => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className !== "") made.className = className;
  return made;
};

const tableOf = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): HTMLElement => {
  const table = document.createElement("table");
  const lines = [head, ...rows].map((cells, index) => {
    const line = document.createElement("tr");
    line.append(...cells.map((cell) => element(index === 0 ? "th" : "td", cell)));
    return line;
  });
  table.append(...lines);
  const scroll = element("div", "", "scroll");
  scroll.append(table);
  return scroll;
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Why a sentence has its label, in a reader's words. */
const reasonOf = (sentence: SentenceRow): ReadonlyArray<ReadonlyArray<string>> => [
  [
    "label",
    `${sentence.label}${sentence.abstain ? `, not sure: ${sentence.abstain_between?.replace("|", " or ")}` : ""}`,
  ],
  [
    "odds",
    `opinion ${percent(sentence.p_opinion)}, claim ${percent(sentence.p_claim)}, quote ${percent(sentence.p_quote)}`,
  ],
  ["reason", sentence.rule_id ?? "no rule can be named with reason"],
  ["whose view", sentence.voice],
  ["speaker", sentence.speaker ?? "-"],
  ["loaded words", sentence.loaded_words?.replaceAll("|", ", ") ?? "-"],
  [
    "where",
    `characters ${sentence.char_start} to ${sentence.char_end}; bytes ${sentence.raw_byte_start ?? "?"} to ${sentence.raw_byte_end ?? "?"}`,
  ],
  ["id", sentence.sent_id],
];

const show = (why: HTMLElement, chosen: HTMLElement, sentence: SentenceRow): void => {
  for (const other of document.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
  chosen.setAttribute("aria-current", "true");
  why.replaceChildren(
    element("h3", "Why"),
    element("blockquote", sentence.text),
    tableOf(["what", "said"], reasonOf(sentence)),
  );
};

const sentencesOf = (sentences: ReadonlyArray<SentenceRow>, why: HTMLElement): HTMLElement => {
  const body = element("div", "", "article");
  let block = element("p", "");
  let number = -1;
  for (const sentence of sentences) {
    if (sentence.para_index !== number) {
      block = element(sentence.block_kind === "heading" ? "h4" : "p", "");
      body.append(block);
      number = sentence.para_index;
    }
    const button = element(
      "button",
      sentence.text,
      `sentence ${sentence.label}${sentence.abstain ? " unsure" : ""}`,
    );
    button.title = `${sentence.label}${sentence.rule_id === null ? "" : `, ${sentence.rule_id}`}`;
    button.addEventListener("click", () => show(why, button, sentence));
    block.append(button, " ");
  }
  return body;
};

const quoteLine = (quote: QuoteRow): ReadonlyArray<string> => [
  quote.speaker ?? "nobody known",
  quote.kind,
  quote.text,
  percent(quote.confidence),
];

const countsLine = ({ sentences }: ArticleRows): string => {
  const of = (label: string): number =>
    sentences.filter((sentence) => sentence.label === label && !sentence.abstain).length;
  const unsure = sentences.filter((sentence) => sentence.abstain).length;
  return `${sentences.length} sentences: ${of("opinion")} opinion, ${of("claim")} claim, ${of("quote")} quote, ${unsure} not sure`;
};

const articleView = (rows: ArticleRows): HTMLElement => {
  const [document_] = rows.documents;
  const view = element("section", "");
  const why = element("aside", "Choose a sentence to see why it has its label.", "why");
  why.setAttribute("aria-live", "polite");
  const about = [document_?.authors, document_?.publisher, document_?.published_at]
    .flat()
    .filter((part) => part != null);
  view.append(
    element("h2", document_?.title ?? "Without a title"),
    element("p", about.join(" · "), "about"),
    element("p", countsLine(rows), "counts"),
    sentencesOf(rows.sentences, why),
    why,
  );
  if (rows.quotes.length > 0)
    view.append(
      element("h3", "Quotes"),
      tableOf(["who", "kind", "words", "sure"], rows.quotes.map(quoteLine)),
    );
  const dropped = rows.dropped.filter(({ text }) => text !== null);
  if (dropped.length > 0)
    view.append(
      element("h3", "Dropped"),
      tableOf(
        ["what", "rule", "text"],
        dropped.map(({ kind, rule_id, text }) => [kind, rule_id, text ?? ""]),
      ),
    );
  return view;
};

const failureLine = ({ error, detail, advice }: FailureRow): HTMLElement =>
  element("p", `${detail}; ${advice} (${error})`, "failure");

const shown = ({ articles, failures }: InputRead, took: number): void => {
  const result = byId("result");
  result.replaceChildren(...failures.map(failureLine), ...articles.map(articleView));
  if (articles.length + failures.length === 0)
    result.append(element("p", "There is nothing in it.", "failure"));
  byId("took").textContent = `${Math.round(took)} ms, in this page alone`;
};

const read = (path: string, bytes: Uint8Array): void => {
  const start = performance.now();
  const found = readInput(path, bytes);
  shown(found, performance.now() - start);
};

const readFile = async (file: File): Promise<void> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  read(file.name, bytes);
};

const text = byId("text") as HTMLTextAreaElement;
const readText = (): void => {
  const isPage = /^\s*<(?:!doctype|html|\?xml)/i.test(text.value);
  read(isPage ? "pasted.html" : "pasted.txt", new TextEncoder().encode(text.value));
};
byId("go").addEventListener("click", readText);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) readText();
});
const file = byId("file") as HTMLInputElement;
file.addEventListener("change", () => {
  const [first] = file.files ?? [];
  if (first !== undefined) void readFile(first);
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const first = event.dataTransfer?.files[0];
  if (first !== undefined) void readFile(first);
});
byId("go").removeAttribute("disabled");

/** For whoever wants the rows themselves, in the browser's console. */
Object.assign(globalThis, { columnist: { readInput } });
