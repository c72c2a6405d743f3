/** The frame of every page: no script but a page's own, nothing fetched from anywhere. */

const escapeText = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export interface NavigationEntry {
  readonly href: string;
  readonly title: string;
}

export interface PageParts {
  readonly title: string;
  /** From this page to the site's root: empty, or `../` as often as it takes. */
  readonly up: string;
  readonly navigation: ReadonlyArray<NavigationEntry>;
  /** HTML of the page's body. */
  readonly body: string;
  /** File of its script, from the root; null where it needs none. */
  readonly script: string | null;
}

export const frame = ({ title, up, navigation, body, script }: PageParts): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<title>${escapeText(title)}</title>
<link rel="stylesheet" href="${up}style.css">
</head>
<body>
<nav aria-label="Pages"><a class="home" href="${up}index.html">Columnist</a>
${navigation.map((entry) => `<a href="${up}${entry.href}">${escapeText(entry.title)}</a>`).join("\n")}
</nav>
<main>
${body}
</main>
${script === null ? "" : `<script src="${up}${script}" defer></script>\n`}</body>
</html>
`;

export const PLAYGROUND = `<h1>Playground</h1>
<p>Paste an article or drop a file (text, HTML, Markdown, JSON Lines, feeds, Word …): it goes through the stages that build
the dataset, here in your browser. Nothing leaves this page.</p>
<label for="text">Article</label>
<textarea id="text" rows="12" spellcheck="false">Run the night ferry

The last boat leaves Kelda at seven. That is absurd for a town of four thousand people.

In March 312 passengers were left on the quay, the harbour office says. “We had to sleep in the waiting room,” said Ana Lutz, a nurse.

The council must pay for a boat at ten. It would cost 40 crowns a night, less than the new flower beds.</textarea>
<p class="actions"><button id="go" disabled>Label</button> <span>Ctrl + Enter</span>
<label for="file">or a file</label> <input id="file" type="file"> <output id="took"></output></p>
<div id="result"></div>`;
