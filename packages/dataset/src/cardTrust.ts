/** The parts of the card that say how far its labels go: how they are made, how right they are, where they fail. */
import { LABELS, type HeldOut, type JudgementRow, type Labeller, type MeasuredShare } from "@columnist/model";
import { judgementFigures, type AgreementFigure } from "./judgementFigures.ts";
import { markdownTable } from "./markdown.ts";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const shareText = ({ share, interval }: MeasuredShare): string =>
  interval === null
    ? percent(share)
    : `${percent(share)} [${interval.map((x) => (100 * x).toFixed(1)).join(", ")}]`;

/** @param human sentences whose label a person gave */
export const howLabelled = ({ model, version, heldOut }: Labeller, human: number): ReadonlyArray<string> => [
  "## How labels are made, and by whom",
  `By a program: Columnist, label stage ${version}, model ${model}. It cuts an article into sentences, reads its quotes, and gives each sentence a label by rules that can be named and a model, with the rule that is the reason where one can be named (\`rule_id\`), its evidence, and calibrated probabilities. A label says what a sentence does in its text: \`opinion\`, what a reader could dispute; \`claim\`, what could be checked; \`quote\`, what somebody else says. Where two stay possible it abstains (\`abstain\`, \`abstain_between\`).`,
  "",
  `What the model learnt from was labelled so: ${heldOut?.labelledBy ?? "see the model's card."} Of the sentences here, ${human === 0 ? "none was" : `${human} ${human === 1 ? "was" : "were"}`} labelled by a person (\`label_source\` human).`,
  "",
];

const FIGURES = (held: HeldOut): ReadonlyArray<readonly [string, MeasuredShare]> => [
  ["labels that are right", held.right],
  ["right where it does not abstain", held.rightWhereSure],
  ["right where it abstains", held.rightWhereUnsure],
  ["abstains", held.abstained],
  ...LABELS.map((label) => [`of what is ${label}, found`, held.recall[label]] as const),
  ...LABELS.map((label) => [`of what is called ${label}, right`, held.precision[label]] as const),
];

/** Held-out figures, with the command that measures them. */
export const howRight = ({ model, version, heldOut }: Labeller): ReadonlyArray<string> => {
  const head = "## How right the labels are";
  if (heldOut === null)
    return [
      head,
      `Not measured for the model ${model}: its card says what is known of it. Correct some hundred sentences of your own before you count.`,
      "",
    ];
  return [
    head,
    `Not measured on these articles. Measured on ${heldOut.set}: ${heldOut.documents} documents, ${heldOut.sentences} sentences. ${heldOut.heldOut} Intervals of 95 % are by document.${heldOut.version === version ? "" : ` The label stage was ${heldOut.version} then and is ${version} here.`}`,
    "",
    markdownTable(
      ["held out", "share", "sentences"],
      FIGURES(heldOut).map(([name, share]) => [name, shareText(share), share.n]),
    ),
    "",
    markdownTable(
      ["confidence", "right", "sentences"],
      heldOut.reliability.map((bin) => [bin.confidence.toFixed(2), shareText(bin), bin.n]),
    ),
    "",
    `Measured by \`pipeline evaluate --data DIR --held-out --model ${model}\`, where DIR holds the op-eds (they are their publishers' and not shipped).`,
    "",
  ];
};

const alphaText = ({ alpha, interval }: AgreementFigure): string =>
  alpha === null
    ? "not defined: one label only"
    : `${alpha.toFixed(2)}${interval === null ? "" : ` [${interval.map((x) => x.toFixed(2)).join(", ")}]`}`;

/** What the judgements of people on these articles say; nothing where nobody judged. */
export const whatPeopleSaid = (judgements: ReadonlyArray<JudgementRow>): ReadonlyArray<string> => {
  if (judgements.length === 0) return [];
  const { lines, people, agreement, byMachine, audit } = judgementFigures(judgements);
  return [
    "## What people said of these articles",
    `${lines} judgements of ${people.length === 1 ? "one person" : `${people.length} people`}; each is a row of \`judgements\`, with what the machine had said. \`sentences.machine_label\` keeps the machine's label where a person gave another.`,
    "",
    ...(agreement === null
      ? [
          "No sentence was labelled by two people without seeing each other's label, so nothing is known of how far people agree.",
        ]
      : [
          "How far people agree: Krippendorff's alpha, nominal, without decisions; 95 % by bootstrap over articles.",
          "",
          markdownTable(
            ["sentences that the machine calls", "labelled twice", "alpha"],
            [{ ...agreement, of: "all" }, ...byMachine].map((figure) => [
              figure.of,
              figure.sentences,
              alphaText(figure),
            ]),
          ),
        ]),
    "",
    ...(audit === null
      ? ["No random sample was audited: what was corrected says nothing about what was not looked at.", ""]
      : [
          `A random sample of version ${audit.dataset} was judged blind: ${audit.sentences} sentences, ${audit.left} more left without a label. Each draw counts as the inverse of its probability.`,
          "",
          markdownTable(
            ["audited", "share of all sentences", "sentences"],
            [
              ["the machine's label is that of people", shareText(audit.right), audit.right.n],
              ...audit.labels.map(({ label, share }) => [`${label} by people`, shareText(share), share.n]),
            ],
          ),
          "",
          markdownTable(
            ["probability of the machine's label", "mean", "right", "sentences"],
            audit.bands.map(({ from, to, said, right }) => [
              `${from} to ${to}`,
              said.toFixed(2),
              shareText(right),
              right.n,
            ]),
          ),
          "",
        ]),
  ];
};

const LANGUAGE_NAMES: Readonly<Record<string, string>> = { en: "English" };

/** @param languages of the articles */
export const languagesJudged = (
  { heldOut }: Labeller,
  languages: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const judged = heldOut?.languages ?? [];
  const others = languages.filter((language) => !judged.includes(language));
  const names = judged.map((language) => LANGUAGE_NAMES[language] ?? language).join(", ");
  return [
    "## Languages judged",
    `${names === "" ? "None." : `${names}, no other.`}${others.length === 0 ? "" : ` Articles here that were found to be in ${others.map((language) => `\`${language}\``).join(", ")} are read and cut; nobody has judged their labels, and they abstain.`} \`und\` is a text too short to tell.`,
    "",
  ];
};

/** What is known to go wrong. */
export const knownFailures = ({ heldOut }: Labeller): ReadonlyArray<string> => {
  const sure = heldOut?.reliability.filter(({ confidence }) => confidence >= 0.9) ?? [];
  const surely = sure.reduce((sum, { n }) => sum + n, 0);
  const wrong = sure.reduce((sum, { share, n }) => sum + (1 - share) * n, 0);
  const weakest =
    heldOut === null
      ? null
      : LABELS.map((label) => ({ label, ...heldOut.recall[label] })).toSorted(
          (a, b) => a.share - b.share,
        )[0]!;
  return [
    "## Known failures",
    ...(weakest === null
      ? []
      : [
          `- Labels are not found equally often: of held-out sentences that are ${weakest.label}, ${percent(weakest.share)} were called so. A share of labels is off by as much, whatever its interval says.`,
        ]),
    ...(surely === 0
      ? []
      : [
          `- Sure and wrong: of held-out labels of a confidence of .9 or more, ${percent(wrong / surely)} were wrong.`,
        ]),
    "- A sentence has one label. What it does beside that, an opinion hung on a claim or a quote inside either, is in `voice`, `quote_kind`, `loaded_words` and the probabilities alone.",
    "- Satire and irony, beyond what the words give away.",
    "- Kinds of text that are no opinion pieces (news, letters, interviews), and pieces from before 2000: not measured.",
    "- Speakers: a name is missing or short more often than a label is wrong; `quotes.confidence` says how sure it is, and `pipeline evaluate --area quotes` measures it.",
    "- What a page adds to its text (menus, promotions) is dropped by rules. What they took wrongly is in `dropped`, with the rule.",
    "",
  ];
};
