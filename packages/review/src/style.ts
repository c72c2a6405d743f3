/** The page's style sheet: a palette that stays apart for colour-blind readers, checked in light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --opinion: #b3450f; --claim: #1f5fa8; --quote: #2a7337; --unsure: #6b5a86; --faint: #8a8a8a; --accent: #5b5f97;
  --ink: #1d1d1f; --soft: #595d63; --paper: #fdfcfa; --card: #fff; --line: #dcd8d0; }
@media (prefers-color-scheme: dark) { :root { --opinion: #f5a06a; --claim: #86b8f5; --quote: #84cf90; --unsure: #c5b3e6; --faint: #8f9399; --accent: #b4b8ee;
  --ink: #ececea; --soft: #b0b3b8; --paper: #17181a; --card: #1f2123; --line: #3a3d40; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main, header, footer { max-width: 1000px; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; } h3 { margin: 0; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; }
a { color: var(--claim); }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; }
.cards li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem; }
.cards b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.mix { display: flex; height: 1.9rem; border-radius: .4rem; overflow: hidden; margin: .5rem 0; }
.mix span { color: #fff; font-size: .85rem; line-height: 1.9rem; padding: 0 .5rem; white-space: nowrap; overflow: hidden; }
@media (prefers-color-scheme: dark) { .mix span { color: #16171a; } }
.mix .opinion { background: var(--opinion); } .mix .claim { background: var(--claim); } .mix .quote { background: var(--quote); } .mix .unsure { background: var(--unsure); border: 0; }
figure { margin: 1rem 0; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
.narrow { display: none; } @media (max-width: 640px) { .wide { display: none; } .narrow { display: block; } } @media print { .wide { display: block; } .narrow { display: none; } }
.parts { white-space: nowrap; } .unsure-part { color: var(--unsure); } .few { color: var(--soft); } .values summary { color: var(--soft); font-size: .85rem; cursor: pointer; }
figcaption { color: var(--soft); font-size: .9rem; margin-bottom: .25rem; }
svg { display: block; max-width: 100%; height: auto; } svg text { white-space: pre; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .92rem; width: 100%; }
th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.legend { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; position: sticky; top: 0; background: var(--paper); padding: .5rem 0; z-index: 1; }
.legend label { display: inline-flex; gap: .4rem; align-items: center; }
select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .3rem; padding: .15rem .5rem; max-width: 100%; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem 1.5rem; margin: 1rem 0; font-family: Georgia, "Times New Roman", serif; font-size: 1.08rem; line-height: 1.75; }
article[hidden] { display: none; }
.facts { color: var(--soft); font: .9rem/1.4 system-ui, sans-serif; margin: .25rem 0; }
.headline, .heading { font-weight: bold; } .standfirst { font-style: italic; }
.blockquote { border-left: 3px solid var(--line); padding-left: 1rem; }
.s { border-bottom: 2px solid transparent; border-radius: 2px; }
.s sup { white-space: nowrap; font: bold .65rem/1 system-ui, sans-serif; margin-right: .15em; } .s .rule { display: none; font-weight: normal; }
.rules .s .rule { display: inline; }
.opinion { color: var(--opinion); } .claim { color: var(--claim); } .quote { color: var(--quote); }
.unsure { border-bottom: 2px dotted currentColor; }
.marks { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.marks.scare, .marks.title, .marks.mention, .marks.imagined { text-decoration-style: wavy; }
.s:focus { outline: 2px solid currentColor; outline-offset: 2px; }
#why { position: fixed; left: 50%; bottom: 1rem; transform: translateX(-50%); background: var(--ink); color: var(--paper); padding: .35rem .9rem; border-radius: .4rem; font-size: .9rem; max-width: 92vw; }
#why:empty { display: none; }
footer { color: var(--soft); padding-bottom: 4rem; font-size: .9rem; }
`;

/** Chooses the article, shows rule ids, and tells the reason of the sentence in focus; arrow keys walk the sentences. */
export const SCRIPT = `
const choice = document.querySelector("#choice");
const articles = [...document.querySelectorAll("article")];
const why = document.querySelector("#why");
const show = () => { for (const article of articles) article.hidden = article.id !== choice.value; why.textContent = ""; };
if (choice) { choice.addEventListener("change", show); show(); }
document.querySelector("#rules")?.addEventListener("change", (event) => document.body.classList.toggle("rules", event.target.checked));
document.addEventListener("focusin", (event) => { why.textContent = event.target.dataset?.why ?? ""; });
document.addEventListener("keydown", (event) => {
  const here = document.activeElement;
  if (!here?.classList.contains("s")) return;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [...here.closest("article").querySelectorAll(".s")];
  all[all.indexOf(here) + step]?.focus();
  event.preventDefault();
});
`;
