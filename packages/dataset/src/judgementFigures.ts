/** What people's judgements say: how far they agree, what the labels would be by them, how far the machine's odds hold. */
import { LABELS, type JudgementRow } from "@columnist/model";
import {
  bootstrapInterval,
  cohenKappa,
  krippendorffAlpha,
  shareByInclusion,
  type InclusionShare,
  type Interval,
} from "@columnist/statistics";

type Label = (typeof LABELS)[number];

/** How far some people agree on the sentences that at least two of them labelled. */
export interface AgreementFigure {
  readonly of: string;
  readonly people: ReadonlyArray<string>;
  readonly sentences: number;
  /** Krippendorff's alpha, nominal; null where it is not defined: one label only. */
  readonly alpha: number | null;
  /** Cohen's kappa where two people labelled them; null where more did, or where it is not defined. */
  readonly kappa: number | null;
  /** 95 %, by bootstrap over articles. */
  readonly interval: Interval | null;
}

/** Odds of a band beside how often they were right. */
export interface Band {
  readonly from: number;
  readonly to: number;
  /** Mean probability of the machine's label. */
  readonly said: number;
  readonly right: InclusionShare;
}

export interface AuditFigures {
  /** The version that was drawn from. */
  readonly dataset: string;
  readonly sentences: number;
  /** Drawn and looked at, but left, flagged or no sentence. */
  readonly left: number;
  /** Share of each label by people, of all sentences that could be drawn. */
  readonly labels: ReadonlyArray<{ readonly label: Label; readonly share: InclusionShare }>;
  /** How often the machine's label is that of people. */
  readonly right: InclusionShare;
  readonly bands: ReadonlyArray<Band>;
}

export interface JudgementFigures {
  readonly lines: number;
  readonly people: ReadonlyArray<string>;
  readonly agreement: AgreementFigure | null;
  readonly pairs: ReadonlyArray<AgreementFigure>;
  /** By the machine's label at that time. */
  readonly byMachine: ReadonlyArray<AgreementFigure>;
  /** By the rule that the machine gave as its reason; `none` where it named none. */
  readonly byRule: ReadonlyArray<AgreementFigure>;
  readonly audit: AuditFigures | null;
}

/** A sentence with the last label of each person. */
interface Rated {
  readonly doc: string;
  readonly machine: Label | null;
  /** Null: not told. */
  readonly rule: string | null;
  readonly labels: ReadonlyMap<string, Label>;
}

const NO_RULE = "none";

const keyOf = ({ doc_id, sent_id }: JudgementRow): string => `${doc_id} ${sent_id}`;

/** Decisions are no independent judgement: they were made with the others' labels on the page. */
const rated = (rows: ReadonlyArray<JudgementRow>): ReadonlyArray<Rated> => {
  const groups = Map.groupBy(
    rows.filter(({ action, decides }) => action === "label" && !decides),
    keyOf,
  );
  return Array.from(groups.values(), (given) => {
    const told = given.find(({ machine_label }) => machine_label !== null);
    return {
      doc: given[0]!.doc_id,
      machine: told?.machine_label ?? null,
      rule: told === undefined ? null : (told.machine_rule_id ?? NO_RULE),
      labels: new Map(given.map(({ by, label }) => [by, label!])),
    };
  });
};

const agreementOf = (
  of: string,
  sentences: ReadonlyArray<Rated>,
  people: ReadonlyArray<string>,
): AgreementFigure | null => {
  const shared = sentences
    .map(({ doc, labels }) => ({ doc, ratings: people.map((person) => labels.get(person) ?? null) }))
    .filter(({ ratings }) => ratings.filter((label) => label !== null).length > 1);
  if (shared.length === 0) return null;
  // Who labelled nothing that another labelled too has no part in the figures.
  const raters = people.filter((_, i) => shared.some(({ ratings }) => ratings[i] !== null));
  const [first, second] = raters.map((person) => people.indexOf(person));
  const kappa =
    raters.length === 2
      ? cohenKappa(shared.map(({ ratings }) => [ratings[first!]!, ratings[second!]!])).value
      : Number.NaN;
  const alphaOf = (items: ReadonlyArray<number>): number =>
    krippendorffAlpha(items.map((item) => shared[item]!.ratings));
  const all = shared.map((_, i) => i);
  const alpha = alphaOf(all);
  const byArticle = [...Map.groupBy(all, (item) => shared[item]!.doc).values()];
  const interval = bootstrapInterval(byArticle, alphaOf);
  return {
    of,
    people: raters,
    sentences: shared.length,
    kappa: Number.isNaN(kappa) ? null : kappa,
    alpha: Number.isNaN(alpha) ? null : alpha,
    interval: interval === null || interval.some(Number.isNaN) ? null : interval,
  };
};

const present = <A>(values: ReadonlyArray<A | null>): ReadonlyArray<A> =>
  values.filter((value) => value !== null);

const BANDS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

interface Audited {
  readonly inclusion: number;
  readonly machine: Label;
  readonly confidence: number;
  /** Share of those who labelled it that gave each label; a decision counts alone. */
  readonly people: (label: Label) => number;
}

const auditedIn = (rows: ReadonlyArray<JudgementRow>): ReadonlyArray<Audited> => {
  const drawn = Map.groupBy(
    rows.filter(
      ({ queue, inclusion, machine_label }) =>
        queue === "audit" && inclusion !== null && machine_label !== null,
    ),
    keyOf,
  );
  return [...drawn.values()].flatMap((given): ReadonlyArray<Audited> => {
    const labels = given.filter(({ action }) => action === "label");
    if (labels.length === 0) return [];
    const last = [...new Map(labels.map(({ by, label }) => [by, label!])).values()];
    const { inclusion, machine_label, machine_p_opinion, machine_p_claim, machine_p_quote } = labels.at(-1)!;
    return [
      {
        inclusion: inclusion!,
        machine: machine_label!,
        confidence: Math.max(machine_p_opinion ?? 0, machine_p_claim ?? 0, machine_p_quote ?? 0),
        people: (label) => last.filter((one) => one === label).length / last.length,
      },
    ];
  });
};

/** Of several versions that were audited the one with the most draws: draws of two populations do not add. */
const auditOf = (rows: ReadonlyArray<JudgementRow>): AuditFigures | null => {
  const versions = Map.groupBy(
    rows.filter(({ queue, dataset_version }) => queue === "audit" && dataset_version !== null),
    ({ dataset_version }) => dataset_version!,
  );
  const [most] = [...versions].sort(
    ([a, left], [b, right]) => right.length - left.length || (a < b ? 1 : -1),
  );
  if (most === undefined) return null;
  const [dataset, lines] = most;
  const audited = auditedIn(lines);
  if (audited.length === 0) return null;
  const shareOf = (units: ReadonlyArray<Audited>, hit: (one: Audited) => number): InclusionShare =>
    shareByInclusion(units.map((one) => ({ inclusion: one.inclusion, hit: hit(one) })))!;
  const isRight = (one: Audited): number => one.people(one.machine);
  const bands = BANDS.slice(1).flatMap((to, i): ReadonlyArray<Band> => {
    const from = BANDS[i]!;
    const within = audited.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    if (within.length === 0) return [];
    const said = within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length;
    return [{ from, to, said, right: shareOf(within, isRight) }];
  });
  return {
    dataset,
    sentences: audited.length,
    left: new Set(lines.map(keyOf)).size - audited.length,
    labels: LABELS.map((label) => ({ label, share: shareOf(audited, (one) => one.people(label)) })),
    right: shareOf(audited, isRight),
    bands,
  };
};

/** Figures of all judgements of a dataset. Same rows, same figures. */
export const judgementFigures = (rows: ReadonlyArray<JudgementRow>): JudgementFigures => {
  const people = [...new Set(rows.map(({ by }) => by))].sort();
  const sentences = rated(rows);
  const pairs = people.flatMap((first, i) =>
    people.slice(i + 1).map((second) => agreementOf(`${first} and ${second}`, sentences, [first, second])),
  );
  return {
    lines: rows.length,
    people,
    agreement: agreementOf("all", sentences, people),
    pairs: present(pairs),
    byMachine: present(
      LABELS.map((label) =>
        agreementOf(
          label,
          sentences.filter(({ machine }) => machine === label),
          people,
        ),
      ),
    ),
    byRule: present(
      Array.from(
        Map.groupBy(
          sentences.filter(({ rule }) => rule !== null),
          ({ rule }) => rule!,
        ),
        ([rule, given]) => agreementOf(rule, given, people),
      ),
    ).toSorted((a, b) => (a.of < b.of ? -1 : 1)),
    audit: auditOf(rows),
  };
};
