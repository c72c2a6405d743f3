/** The page of `pipeline review` and its assets, in memory: no build step, no file that a name could lead out of. */
import { client } from "./client.ts";
import { start, step } from "./reducer.ts";

/** Each key that judges or helps, as its button says it; `open`: not in blind mode. */
const KEYS: ReadonlyArray<readonly [key: string, what: string, css: string]> = [
  ["o", "opinion", "opinion"],
  ["c", "claim", "claim"],
  ["q", "quote", "quote"],
  ["y", "as the machine", "open"],
  ["d", "no sentence", ""],
  ["x", "skip", ""],
  ["f", "flag", ""],
  ["s", "speaker", ""],
  ["w", "quoted words", "open"],
  ["v", "voice", ""],
  ["n", "note", ""],
  ["u", "undo", ""],
  ["?", "help", ""],
];

/** What each key does, a line a key. */
const HELP: ReadonlyArray<string> = [
  "o, c, q: the sentence is opinion, claim or quote",
  "y: what the machine says is right",
  "d: this is no sentence of the article",
  "x: left undecided; f: to be talked about, since the guideline does not say",
  "s: names who speaks; an empty name means that nobody is named. The card stays for its label",
  "w: moves the quoted words, which are underlined: arrows the end, with Shift the start, Enter keeps. The card stays",
  "v: whose voice, for your next label; n: a note, for your next key",
  "u: takes back the last line, as often as you like, also of days before",
  "Esc closes what is open",
  "Each key is one line of your file in corrections/, on disk before it counts as done. Close the page whenever you like",
];

const buttonsOf = (keys: typeof KEYS): string =>
  keys
    .map(
      ([key, what, css]) =>
        `<button type="button" class="${css}" data-key="${key}"><kbd>${key}</kbd> ${what}</button>`,
    )
    .join("");

/** Those that label stay at hand on a small screen, whatever the length of the text. */
const LABELLING = KEYS.filter(([key]) => "ocqy".includes(key));
const OTHERS = KEYS.filter(([key]) => !"ocqy".includes(key));

/** For those without arrows: each sends the key that it stands for. */
const WORDS = [
  ["Shift+ArrowLeft", "start ←"],
  ["Shift+ArrowRight", "start →"],
  ["ArrowLeft", "end ←"],
  ["ArrowRight", "end →"],
  ["Enter", "keep"],
  ["Escape", "leave"],
]
  .map(([key, what]) => `<button type="button" data-key="${key}">${what}</button>`)
  .join("");

const HTML = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Review</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/page.css"><script type="module" src="/assets/page.js"></script></head>
<body><header><h1>Review</h1><p id="what"></p><p id="progress"></p></header>
<main>
<p id="problem" role="alert" hidden></p>
<section id="card" aria-label="Sentence" hidden>
<p id="place"></p>
<p id="before" class="around"></p><p id="now" tabindex="-1"></p><p id="after" class="around"></p>
<p id="others" hidden></p>
<div id="machine" hidden><p><span class="dim">The machine says</span> <span id="says"></span> <span id="odds" class="dim"></span></p><ul id="why"></ul></div>
</section>
<p id="end" hidden>That was all of this queue. Each line is on disk; Ctrl-C in the terminal ends the server.</p>
<form id="ask" hidden><label for="field" id="asked"></label> <input id="field" autocomplete="off" maxlength="300"><datalist id="speakers"></datalist> <button type="submit"><kbd>Enter</kbd> take</button></form>
<div id="words" class="keys" role="group" aria-label="Quoted words" hidden>${WORDS}</div>
<div class="keys labels" role="group" aria-label="Labels">${buttonsOf(LABELLING)}</div>
<div class="keys" role="group" aria-label="Other keys">${buttonsOf(OTHERS)}</div>
<p class="dim"><span id="voice"></span> <span id="noted"></span></p>
<p id="status" role="status"></p>
<section id="help" aria-label="Help" hidden><ul>${HELP.map((line) => `<li>${line}</li>`).join("")}</ul></section>
</main></body></html>
`;

const CSS = `
:root{color-scheme:light dark;--opinion:#9c3c0c;--claim:#1b5596;--quote:#23652f;--soft:#55595f;--line:#d6d2ca;--paper:#fdfcfa;--ink:#1d1d1f;--alarm:#a1161b}
@media (prefers-color-scheme:dark){:root{--opinion:#f5a06a;--claim:#86b8f5;--quote:#84cf90;--soft:#b0b3b8;--line:#3a3d40;--paper:#17181a;--ink:#ececea;--alarm:#ff9a95}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
header,main{max-width:46rem;margin:0 auto;padding:.6rem 1rem}
header{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;border-bottom:1px solid var(--line)}
h1{font-size:1rem;margin:0}header p{margin:0;color:var(--soft)}#progress{margin-left:auto}
.around{white-space:pre-line}.around,.dim,#place{color:var(--soft)}#place{font-size:.9rem}
#now{font:1.35rem/1.6 Georgia,serif;border-left:4px solid var(--ink);padding-left:1rem;margin:1rem 0;overflow-wrap:anywhere}
#now:focus{outline:none}#now u{text-decoration-color:var(--quote);text-decoration-thickness:2px;text-underline-offset:.2em}
#why{margin:.3rem 0;padding-left:1.2rem;color:var(--soft);font-size:.92rem;min-height:1.5rem}
.label{font-weight:600}.opinion{color:var(--opinion)}.claim{color:var(--claim)}.quote{color:var(--quote)}
.keys{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}
.labels{position:sticky;bottom:0;margin:0;padding:.6rem 0;background:var(--paper)}
button{font:inherit;padding:.5rem .8rem;border:1px solid var(--soft);border-radius:.4rem;background:none;color:var(--ink);min-height:2.75rem;cursor:pointer}
button.opinion{color:var(--opinion)}button.claim{color:var(--claim)}button.quote{color:var(--quote)}
button:focus-visible,input:focus-visible{outline:3px solid var(--claim);outline-offset:2px}
kbd{border:1px solid var(--soft);border-radius:.2rem;padding:0 .35rem;font:inherit}
#problem{border:2px solid var(--alarm);color:var(--alarm);padding:.5rem .8rem;border-radius:.4rem}
#ask{margin:1rem 0;display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
input{font:inherit;padding:.4rem .6rem;border:1px solid var(--soft);border-radius:.3rem;background:var(--paper);color:var(--ink);min-width:12rem;flex:1}
#status{min-height:1.6rem}
`;

export interface Asset {
  readonly type: string;
  readonly text: string;
}

export const PAGE: Asset = { type: "text/html; charset=utf-8", text: HTML };

/** Everything that `/assets/NAME` may name. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ["page.css", { type: "text/css; charset=utf-8", text: CSS }],
  [
    "page.js",
    {
      type: "text/javascript; charset=utf-8",
      text: `(${client.toString()})(${start.toString()}, ${step.toString()});\n`,
    },
  ],
]);
