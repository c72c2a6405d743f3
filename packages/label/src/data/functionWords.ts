/**
 * Words of closed classes, by what they do around a quote. Source: any grammar of English; the classes are ours.
 * One class a row, words sorted; a word may stand in several rows. `yes` holds a word of the row, `no` holds none.
 */
export interface WordClass {
  readonly id: string;
  readonly words: string;
  readonly yes: string;
  readonly no: string;
}

export const FUNCTION_WORDS: ReadonlyArray<WordClass> = [
  { id: "subject_pronoun", words: "he i it one she they we who you", yes: "he left", no: "the left" },
  { id: "object_pronoun", words: "her him it me them us whom you", yes: "told him", no: "told Ann" },
  { id: "third_person", words: "he her hers herself him himself his she their them themselves they", yes: "his boat", no: "my boat" },
  { id: "first_person", words: "i me mine my myself our ours ourselves us we", yes: "our view", no: "their view" },
  { id: "determiner", words: "a all an another any both each every few her his its many more most my no one other our several some such that the their these this those your", yes: "the boat", no: "boat" },
  { id: "preposition", words: "about above according across after against amid among around as at before behind below beneath beside besides between beyond by concerning despite down during except for from in inside into like near of off on onto out outside over past per regarding since than through throughout to toward towards under unlike until up upon via with within without", yes: "in town", no: "town" },
  { id: "conjunction", words: "although and because but if nor once or since so than though unless until when whenever whereas wherever whether while yet", yes: "and left", no: "left" },
  { id: "complementizer", words: "how if that to what when where whether which who whom whose why", yes: "that it rained", no: "it rained" },
  { id: "relative", words: "that which who whom whose", yes: "who left", no: "left" },
  { id: "auxiliary", words: "am are aren't be been being can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't have haven't he'd he'll he's i'd i'll i'm i've is isn't it'll it's may might must must've ought shall she'd she'll she's should shouldn't that's there's they'd they'll they're they've was wasn't we'd we'll we're we've were weren't will won't would wouldn't you'd you'll you're you've", yes: "was shut", no: "shut" },
  { id: "adverb", words: "abroad again ago ahead almost already also always anymore apparently aside away early earlier even ever first frequently further generally here however indeed instead just last later much never next not now often once only perhaps quickly rather recently repeatedly simply sometimes somewhat soon still then there thus today together too twice usually very well yesterday", yes: "also left", no: "left" },
  { id: "time", words: "afternoon april aug august dec december evening feb february friday jan january july june march may monday month morning night nov november oct october saturday sept september sunday thursday today tomorrow tonight tuesday wednesday week weekend year yesterday", yes: "on Monday", no: "on deck" },
  { id: "negation", words: "aren't can't cannot couldn't didn't doesn't don't hadn't hasn't haven't isn't never no nobody none nor not wasn't weren't won't wouldn't", yes: "never left", no: "left" },
  { id: "crowd", words: "anybody anyone everybody everyone nobody", yes: "everyone knows", no: "voters know" },
  { id: "agreement", words: "absurdly accurately aptly correctly falsely foolishly justly mistakenly naively preposterously rightly ridiculously sensibly stupidly truthfully unconvincingly wisely wrongly", yes: "rightly warned", no: "often warned" },
  { id: "judging_adverb", words: "angrily arrogantly bizarrely bravely breezily brazenly cheerfully cynically defiantly disingenuously dutifully glibly gleefully grandly grudgingly laughably lazily loftily meekly memorably piously pompously proudly shamelessly sheepishly smugly sneeringly solemnly unhelpfully weakly", yes: "smugly said", no: "quickly said" },
];
