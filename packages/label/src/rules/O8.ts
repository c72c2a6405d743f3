import { hashWord } from "../hash.ts";
import { setsOf, findSet, hashesOf, voteAt, type Rule, type SentenceView, hasSet } from "../sentenceView.ts";
import { isSign } from "../kinds.ts";

const SELF = setsOf("author", "us");
const ATTITUDE = setsOf("attitude");
const REPORT = setsOf("reporting");
const SPAN = 4;
/** The subject of the sentence's own clause stands within so many tokens. */
const FARTHEST = 7;
const FIRST = hashesOf("i we");
const AM = hashesOf("am are remain");
const IAM = hashesOf("i'm we're");
const COMMA = hashWord(",");
/** "I despair of the canal": said of oneself in the present, these are a stance and no report. */
const STANCES = hashesOf(
  "abhor accept admire advocate applaud argue back beg believe blame cherish commend condemn confess contend demand denounce deplore deserve despair despise detest disagree disapprove dislike doubt dread endorse envy expect favour favor fear forgive grieve hate hold hope insist lament loathe long love maintain marvel mourn object oppose pity plead praise prefer protest question recoil refuse regret reject resent respect salute say shudder submit suggest support suspect think trust urge welcome wish wonder",
);
/** "I am sick of …", "I am convinced that …". */
const STATES = hashesOf(
  "afraid appalled ashamed astonished baffled bored certain confident convinced delighted depressed disappointed disgusted dismayed fed fond furious glad grateful heartened horrified inclined optimistic pessimistic persuaded pleased proud puzzled relieved sad saddened sceptical skeptical sick sorry struck sure suspicious sympathetic thankful tempted tired unconvinced unhappy unimpressed weary worried",
);
const SKIPPED = hashesOf(
  "do don't cannot can't never still also now really truly deeply too utterly quite very so rather more less much simply just only not always sometimes often strongly firmly certainly absolutely personally for one must",
);
const BY = hashesOf("that if when because who which where while by to and");
const WON = hashesOf("cannot can't couldn't");
const BEAR = hashesOf("bear stand abide stomach forgive accept help");

/** First-person stance in the present: the token of its subject and its word; null for none. */
const stanceIn = (sentence: SentenceView): readonly [number, number] | null => {
  if (!hasSet(sentence, SELF)) return null;
  const { hashes } = sentence.tokens;
  const last = Math.min(sentence.to, sentence.from + FARTHEST);
  for (let t = sentence.from; t < last; t++) {
    if (!FIRST.has(hashes[t]!) && !IAM.has(hashes[t]!)) continue;
    // Only in the sentence's own clause: "the day we fear" tells of something else.
    if (t > sentence.from + 1 && BY.has(hashes[t - 1]!)) return null;
    let next = t + 1;
    const isState = IAM.has(hashes[t]!) || AM.has(hashes[next]!);
    if (!IAM.has(hashes[t]!) && isState) next++;
    if (WON.has(hashes[next]!) && BEAR.has(hashes[next + 1]!)) return [t, next + 1];
    for (let k = 0; k < 3 && next < sentence.to && SKIPPED.has(hashes[next]!); k++) next++;
    if (next < sentence.to && (isState ? STATES : STANCES).has(hashes[next]!))
      return hashes[t - 1] === COMMA && hashes[next + 1] === COMMA ? null : [t, next];
  }
  return null;
};

/** "We believe in peace, the envoy said": the "we" is another's, though its marks are lost. */
const isSpoken = (sentence: SentenceView, stance: number): boolean => {
  const { kinds } = sentence.tokens;
  for (let t = findSet(sentence, REPORT, stance + 4); t >= 0; t = findSet(sentence, REPORT, t + 1))
    if (isSign(kinds[t - 1]!) || isSign(kinds[t - 2]!) || isSign(kinds[t - 3]!)) return true;
  return false;
};

export const O8: Rule = {
  id: "O8",
  title: "The writer's stance, hope, fear or regret: opinion",
  examples: [
    { text: "I fear that the levy will stay.", fires: true },
    { text: "We believe the pier is safe.", fires: true },
    { text: "I am tired of waiting for the ferry.", fires: true },
    { text: "We still object to the toll.", fires: true },
    { text: "I cannot stand the smell of it.", fires: true },
    { text: "We demand a count of the cars.", fires: true },
    { text: "I waited four hours at the clinic in May.", fires: false },
    { text: "Farmers fear the levy.", fires: false },
  ],
  vote: (sentence) => {
    if (sentence.quotes.label === "quote") return null;
    const stance = sentence.quotes.quoteKind === "direct" ? null : stanceIn(sentence);
    // "We demand …" is no report, whatever the clause after it: the author is the source (R2).
    if (stance !== null)
      return voteAt(sentence, "opinion", isSpoken(sentence, stance[1]) ? 0.5 : 1, ...stance);
    if (sentence.quotes.rule === "R1") return null;
    if (sentence.quotes.rule === "R2") return voteAt(sentence, "opinion", 0.8, sentence.from);
    const phrase = findSet(sentence, ATTITUDE);
    if (phrase < 0) return null;
    for (let t = findSet(sentence, SELF); t >= 0 && t < sentence.to; t = findSet(sentence, SELF, t + 1)) {
      const word = findSet(sentence, ATTITUDE, t);
      if (word >= t && word - t <= SPAN) return voteAt(sentence, "opinion", 0.4, t, word);
    }
    return null;
  },
  pull: 0,
  firmPull: 3,
  tells: 150,
};
