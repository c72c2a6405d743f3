/** The page's style sheet: a palette that stays apart for colour-blind readers, checked in light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --opinion: #b3450f; --claim: #1f5fa8; --quote: #2a7337; --unsure: #6b5a86; --faint: #8a8a8a; --accent: #5b5f97;
  --ink: #1d1d1f; --soft: #595d63; --paper: #fdfcfa; --card: #fff; --line: #dcd8d0; --warn: #8a5a00; }
@media screen and (prefers-color-scheme: dark) { :root { --opinion: #f5a06a; --claim: #86b8f5; --quote: #84cf90; --unsure: #c5b3e6; --faint: #8f9399; --accent: #b4b8ee;
  --ink: #ececea; --soft: #b0b3b8; --paper: #17181a; --card: #1f2123; --line: #3a3d40; --warn: #e6b75c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
main, header, footer { max-width: 1000px; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; } h3 { margin: 0; line-height: 1.3; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; }
a { color: var(--claim); } code { font-size: .88em; }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; }
.cards li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem; }
.cards b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.mix { display: flex; height: 1.9rem; border-radius: .4rem; overflow: hidden; margin: .5rem 0; }
.mix span { color: #fff; font-size: .85rem; line-height: 1.9rem; padding: 0 .4rem; white-space: nowrap; overflow: hidden; min-width: 0; }
@media screen and (prefers-color-scheme: dark) { .mix span { color: #16171a; } }
.mix .opinion { background: var(--opinion); } .mix .claim { background: var(--claim); } .mix .quote { background: var(--quote); } .mix .unsure { background: var(--unsure); border: 0; }
.mixwords { margin: .25rem 0 1rem; display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; padding: 0; list-style: none; }
figure { margin: 1rem 0; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; min-width: 0; }
.narrow { display: none; } @media (max-width: 640px) { .wide { display: none; } .narrow { display: block; } }
.parts { white-space: nowrap; } .unsure-part { color: var(--unsure); } .few { color: var(--soft); font-style: italic; }
summary { cursor: pointer; } .values summary { color: var(--soft); font-size: .85rem; }
.pair { display: flex; flex-wrap: wrap; gap: 0 1rem; } .pair figure { flex: 1 1 18rem; }
.slide { margin: .5rem 0 0; } .slide label { display: flex; gap: .6rem; align-items: center; } #threshold { flex: 1; min-width: 0; accent-color: var(--accent); }
.marker { fill: var(--opinion); stroke: var(--card); stroke-width: 2; } #kept { margin: .25rem 0; min-height: 4.7em; font-size: .95rem; }
.query { display: block; font-size: .88rem; color: var(--soft); margin: .15rem 0; }
.warnings { padding-inline-start: 1.1rem; } .warnings li { margin: .5rem 0; } .warnings li::marker { color: var(--warn); }
.examples li { margin: .6rem 0; } .examples .facts { display: block; }
figcaption { color: var(--soft); font-size: .9rem; margin-bottom: .25rem; }
svg { display: block; max-width: 100%; height: auto; } svg text { white-space: pre; }
.scroll { overflow-x: auto; max-width: 100%; } table { border-collapse: collapse; font-size: .92rem; width: 100%; }
th, td { text-align: start; padding-block: .3rem; padding-inline: 0 .7rem; border-bottom: 1px solid var(--line); vertical-align: top; min-width: 4rem; }
td.n, th.n { text-align: end; min-width: 0; } th { overflow-wrap: normal; }
.n { font-variant-numeric: tabular-nums; white-space: nowrap; } td bdi { unicode-bidi: isolate; }
#list .scroll { max-height: 28rem; overflow: auto; } #list td { overflow-wrap: break-word; } #list td:nth-child(-n+2) { min-width: 10rem; } #list td:nth-child(3) { white-space: nowrap; } #list code { white-space: nowrap; } tr.there, tr:target { outline: 2px solid var(--claim); outline-offset: -2px; }
#finder, .legend { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
#finder { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; margin: .75rem 0; }
label { display: inline-flex; gap: .4rem; align-items: center; min-width: 0; max-width: 100%; overflow-wrap: normal; } label select { min-width: 0; } .grow { flex: 1 1 14rem; } .grow > :is(select, input) { flex: 1; min-width: 0; width: 0; }
.legend { position: sticky; top: 0; background: var(--paper); padding: .5rem 0; z-index: 1; margin-top: .75rem; } .key { display: inline-flex; flex-wrap: wrap; gap: .1rem .9rem; }
@media (max-width: 640px) { .legend { position: static; } main, header, footer { padding: 0 1rem; } article { padding: 1rem; } }
select, button, input[type=search] { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .3rem; padding: .15rem .5rem; max-width: 100%; min-height: 1.9rem; }
button { cursor: pointer; } .copy { font-size: .8rem; padding: 0 .4rem; min-height: 1.5rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem 1.5rem; margin: 1rem 0; font-family: Georgia, "Times New Roman", serif; font-size: 1.08rem; line-height: 1.75; scroll-margin-top: 5rem; }
article[hidden] { display: none; }
.facts { color: var(--soft); font: .9rem/1.4 system-ui, sans-serif; margin: .25rem 0; }
.headline, .heading { font-weight: bold; } .standfirst { font-style: italic; }
.blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; }
.s { border-bottom: 2px solid transparent; border-radius: 2px; scroll-margin: 6rem 0 7rem; }
.s sup { white-space: nowrap; font: bold .65rem/1 system-ui, sans-serif; margin-inline-end: .15em; } .s .rule { display: none; font-weight: normal; }
.rules .s .rule { display: inline; }
.opinion { color: var(--opinion); } .claim { color: var(--claim); } .quote { color: var(--quote); }
.unsure { border-bottom: 2px dotted currentColor; }
.marks { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.marks.scare, .marks.title, .marks.mention, .marks.imagined { text-decoration-style: wavy; }
.s:focus, .s:target { outline: 2px solid currentColor; outline-offset: 2px; }
#why { position: fixed; inset-inline: 0; bottom: 0; margin: 0 auto; width: fit-content; max-width: 100vw; background: var(--ink); color: var(--paper); padding: .4rem .9rem; border-radius: .4rem .4rem 0 0; font-size: .9rem; z-index: 2; }
#why button { background: none; color: inherit; border-color: currentColor; }
#why[hidden] { display: none; }
footer { color: var(--soft); padding-bottom: 5rem; font-size: .9rem; }
@media print { :root { color-scheme: light; --paper: #fff; } nav, #finder, #found, .slide, .copy, #why, #previous, #next, .legend label { display: none !important; }
  .wide { display: block; } .narrow { display: none; } .scroll, #list .scroll { overflow: visible; max-height: none; } body { font-size: 11pt; } figure, tr, li { break-inside: avoid; } h2 { break-after: avoid; } .legend { position: static; } }
`;
