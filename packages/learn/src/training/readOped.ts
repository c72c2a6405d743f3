/** An op-ed read for training: its scene and the examples that it gives. */
import {
  antecedentsOf,
  cueBeside,
  Entities,
  Features,
  FIRST_PERSON,
  PRONOUN,
  readIndirect,
  readScene,
  readTokens,
  reportFeatures,
  sureReports,
  type ReportScores,
  type Scene,
} from "@columnist/label/quote-parts";
import { addAntecedent, addMarkExamples, type MarkExamples } from "./markExamples.ts";
import { entityTest, goldOfOped } from "./markGold.ts";
import { opedInput, reportsSomebody, type Oped } from "./quotedOpeds.ts";
import type { RankExample } from "./rankFit.ts";
import { sourceExample } from "./reportExamples.ts";
import { isAuthorName } from "./speakerNames.ts";

export interface ReadOped {
  readonly document: Oped;
  readonly scene: Scene;
  readonly marks: MarkExamples;
  readonly reports: ReadonlyArray<RankExample>;
  readonly sources: ReadonlyArray<RankExample>;
}

/** What an op-ed teaches: of its marks, and of what seems reported whether somebody but the author says it, and who. */
export const readOped = (document: Oped, scores: ReportScores): ReadOped => {
  const { text, sentences, blocks } = opedInput(document);
  const scene = readScene(readTokens(text, sentences), blocks);
  const entities = new Entities(scene);
  const found = readIndirect(scene, scores);
  const marks: MarkExamples = { kinds: [], speakers: [], antecedents: [] };
  addMarkExamples(scene, sureReports(found), goldOfOped(document), marks);
  addReportedPronouns(document, scene, entities, marks.antecedents);
  const reports: Array<RankExample> = [];
  const sources: Array<RankExample> = [];
  const features = new Features();
  for (const one of found) {
    const sentence = document.sentences[scene.tokens.ofToken[one.setting.cue]!];
    if (sentence === undefined) continue;
    const somebody = reportsSomebody(sentence);
    reportFeatures(features, scene, one.setting, one);
    reports.push({ rows: [new Int32Array(0), features.take()], right: [somebody ? 1 : 0] });
    if (!somebody || sentence.source === null) continue;
    const test = entityTest(entities, sentence.source);
    const example = sourceExample(scene, one.setting, one.side, (mention) => {
      if (scene.mentions[mention]!.kind === PRONOUN)
        return antecedentsOf(scene, entities, mention).some(({ entity }) => test(entity));
      return entities.of[mention]! >= 0 && test(entities.of[mention]!);
    });
    if (example !== null) sources.push(example);
  }
  return { document, scene, marks, reports, sources };
};

/** Pronouns that are the source of a reported sentence, by the sentence's source. */
const addReportedPronouns = (
  document: Oped,
  scene: Scene,
  entities: Entities,
  out: Array<RankExample>,
): void => {
  document.sentences.forEach(({ rule, source }, s) => {
    if (rule !== "R1" || source === null || isAuthorName(source)) return;
    const last = scene.tokens.last[s]!;
    for (let i = scene.mentionFrom[scene.tokens.first[s]!]!; i < scene.mentions.length; i++) {
      const m = scene.mentions[i]!;
      if (m.first >= last) return;
      if (m.kind !== PRONOUN || (m.bits & FIRST_PERSON) !== 0 || cueBeside(scene, m).way !== 1) continue;
      addAntecedent(scene, entities, i, -1, entityTest(entities, source), out);
      return;
    }
  });
};
