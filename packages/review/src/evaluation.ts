import type { EvaluatedPart, Figure } from "@columnist/model";
import { labelRows, reliabilityPlot, riskPlot, scorePlot } from "./evaluationPlots.ts";
import { escapeHtml, grouped, percent } from "./html.ts";
import { STYLE } from "./style.ts";

/** What an evaluation found in one area. */
export interface EvaluatedArea {
  readonly id: string;
  readonly figures: ReadonlyArray<Figure>;
  readonly parts: ReadonlyArray<EvaluatedPart>;
}

const PAGE_STYLE = `
.plots { display: flex; flex-wrap: wrap; gap: 1rem; } .plots figure { flex: 1 1 25rem; margin: .5rem 0; }
caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
th { overflow-wrap: normal; } th[scope=row] { min-width: 5rem; } .figures th[scope=row] { min-width: 14rem; }
.figures th.n { white-space: normal; vertical-align: bottom; } td.hit { font-weight: bold; } h3 { margin: 2rem 0 .5rem; } h4 { margin: 1rem 0 .25rem; }
.tables { display: flex; flex-wrap: wrap; gap: 1rem 3rem; } .tables table { width: auto; }
details { margin: .75rem 0; } summary { cursor: pointer; color: var(--claim); }
`;

const fixed = (value: number): string => value.toFixed(3);
const number = (text: string): string => `<td class="n">${text}</td>`;
const named = (text: string): string => `<th scope="row">${escapeHtml(text)}</th>`;

const table = (caption: string, head: ReadonlyArray<string>, rows: ReadonlyArray<string>): string =>
  `<div class="scroll" tabindex="0"><table><caption>${caption}</caption><thead><tr>${head
    .map((name, i) => `<th scope="col"${i === 0 ? "" : ' class="n"'}>${name}</th>`)
    .join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join("\n")}</tbody></table></div>`;

const figureTable = (figures: ReadonlyArray<Figure>): string => {
  const metrics = [...new Set(figures.map(({ metric }) => metric))];
  const sets = [...new Set(figures.map(({ set }) => set))];
  const byName = new Map(figures.map((figure) => [`${figure.set} / ${figure.metric}`, figure]));
  const cell = (set: string, metric: string): string => {
    const figure = byName.get(`${set} / ${metric}`);
    if (figure === undefined) return number("");
    const between = figure.interval === null ? "" : ` [${figure.interval.map(fixed).join(", ")}]`;
    return number(`${fixed(figure.value)}${between}`);
  };
  return table(
    "Brackets hold 95 % intervals, by bootstrap over documents",
    ["part", "units", ...metrics.map(escapeHtml)],
    sets.map(
      (set) =>
        named(set) +
        number(grouped(figures.find((figure) => figure.set === set)!.n)) +
        metrics.map((metric) => cell(set, metric)).join(""),
    ),
  );
};

const confusionTable = ({ classes, confusion }: EvaluatedPart): string =>
  table(
    "Sentences: gold down, given across",
    ["gold", ...classes],
    classes.map(
      (gold, g) =>
        named(gold) +
        classes
          .map((_, k) => {
            const count = grouped(confusion[g * classes.length + k]!);
            return `<td class="n${g === k ? " hit" : ""}">${count}</td>`;
          })
          .join(""),
    ),
  );

const mistakes = ({ classes, mistaken }: EvaluatedPart): string => {
  const groups = classes.flatMap((gold) =>
    classes.flatMap((given) => {
      const here = mistaken.filter((item) => item.gold === gold && item.given === given);
      if (here.length === 0) return [];
      const items = here.map(
        ({ confidence, text }) =>
          `<li>${escapeHtml(text)} <span class="facts">${percent(confidence)}</span></li>`,
      );
      return [`<h4>${gold}, given as ${given}</h4><ul>${items.join("\n")}</ul>`];
    }),
  );
  return groups.length === 0
    ? ""
    : `<details><summary>Sentences that went wrong, the surest first</summary>${groups.join("\n")}</details>`;
};

const partView = (part: EvaluatedPart): string => {
  const n = part.confusion.reduce((sum, count) => sum + count, 0);
  const name = escapeHtml(part.name);
  const kept = `abstains on ${percent(1 - part.kept.coverage)}; error among the rest ${percent(part.kept.risk)}`;
  const figure = (caption: string, svg: string): string =>
    `<figure><figcaption>${caption}</figcaption>${svg}</figure>`;
  return `<h3>${name}</h3>
<p>${grouped(n)} sentences; ${kept}.</p>
<div class="plots">${figure("Calibration: a dot on the line is as right as it is sure", reliabilityPlot(`Calibration, ${part.name}`, part.reliability))}${figure("Error by coverage; dashed: half of all error; dot: where it abstains", riskPlot(`Error by coverage, ${part.name}`, part.curve, part.kept))}</div>
<div class="tables">${confusionTable(part)}${table(
    "Each label",
    ["label", "gold", "recall", "precision", "F1"],
    labelRows(part).map(
      ({ label, gold, recall, precision, f1 }) =>
        named(label) + number(grouped(gold)) + [recall, precision, f1].map((x) => number(fixed(x))).join(""),
    ),
  )}</div>
${mistakes(part)}`;
};

const areaView = ({ id, figures, parts }: EvaluatedArea): string => {
  const scores = figures
    .filter((figure) => figure.metric === "macro f1" && figure.interval !== null)
    .map(({ set, value, interval }) => ({ name: set, value, low: interval![0], high: interval![1] }));
  const overview =
    scores.length === 0
      ? ""
      : `<figure tabindex="0"><figcaption>Macro-F1 with 95 % intervals</figcaption>${scorePlot(`Macro-F1, ${id}`, scores)}</figure>`;
  return `<section id="${escapeHtml(id)}"><h2>${escapeHtml(id)}</h2>
${overview}
<div class="figures">${figureTable(figures)}</div>
${parts.map(partView).join("\n")}
</section>`;
};

/**
 * An evaluation as one self-contained HTML page, light and dark: no network, no script, every text escaped. It may hold
 * sentences of the gold data, whose licence then covers the page. Same figures, same bytes.
 */
export const renderEvaluation = (areas: ReadonlyArray<EvaluatedArea>): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Columnist measured on gold data</title>
<style>${STYLE}${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>Columnist measured on gold data</h1>
<p>Labels are judged on documents that no fit has seen. This page holds sentences of the gold data: it is for looking at, not for passing on.</p>
<nav aria-label="Areas"><ul>${areas.map(({ id }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(id)}</a></li>`).join("")}</ul></nav>
</header>
<main>
${areas.map(areaView).join("\n")}
</main>
</body>
</html>
`;
