/** The rows of `judgements`: what people said, a row a line of corrections/, and what became of it. */
import type { JudgementRow } from "@columnist/model";
import { asksForChange, type Correction, type Outcome } from "./corrections.ts";

/** A rule that a line does not name is read as "human"; that is no rule. */
const ruleOf = (correction: Correction): string | null =>
  correction.action === "label" && correction.rule_id !== "human" ? correction.rule_id : null;

const TAKEN_DOWN = "corrections.article.taken_down";

const rowOf = ({ correction, stands, conflict }: Outcome): JudgementRow => {
  const { machine } = correction;
  return {
    file: correction.file ?? "",
    line: correction.line ?? 0,
    doc_id: correction.doc_id,
    sent_id: correction.sent_id,
    quote_id: correction.quote_id ?? null,
    by: correction.by,
    at: correction.at === undefined ? null : Date.parse(correction.at),
    action: correction.action,
    label: correction.action === "label" ? correction.label : null,
    rule_id: ruleOf(correction),
    // A name may be a word of the article.
    speaker: correction.action === "speaker" && conflict !== TAKEN_DOWN ? correction.speaker : null,
    quoted: correction.action === "boundary" && conflict !== TAKEN_DOWN ? (correction.quoted ?? null) : null,
    queue: correction.queue ?? null,
    inclusion: correction.inclusion === undefined ? null : Math.fround(correction.inclusion),
    blind: correction.blind ?? false,
    decides: correction.decides,
    machine_label: machine?.label ?? null,
    machine_p_opinion: machine === undefined ? null : Math.fround(machine.p_opinion),
    machine_p_claim: machine === undefined ? null : Math.fround(machine.p_claim),
    machine_p_quote: machine === undefined ? null : Math.fround(machine.p_quote),
    machine_rule_id: machine?.rule_id ?? null,
    machine_version: machine?.version ?? null,
    dataset_version: machine?.dataset ?? null,
    applied: stands,
    conflict: asksForChange(correction) ? conflict : null,
  };
};

/** Every line that people wrote, sorted by file and line. `outcomes`: one a line, of all parts of a build. */
export const judgementRows = (outcomes: ReadonlyArray<Outcome>): ReadonlyArray<JudgementRow> =>
  outcomes.map(rowOf).sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
