import { LOADED_WORDS } from "./loadedWords.ts";

/**
 * Words that rules ask for, one list a row, words sorted. Closed classes are from any grammar of English (Quirk et al.,
 * Huddleston and Pullum); the rest are ours, from reading editorials beside the guideline, and held to their examples:
 * `yes` holds a word of the row, `no` holds none. Unlike a lexicon no model counts them.
 */
export interface WordList {
  readonly id: string;
  readonly words: string;
  readonly yes: string;
  readonly no: string;
}

export const WORD_LISTS: ReadonlyArray<WordList> = [
  // Clauses and their parts.
  { id: "joint", words: "according after although as because before how if lest once said say saying says since than that though unless until what when whenever where whereas whether which while who whom whose why", yes: "if it rains", no: "it rains" },
  { id: "yielding", words: "although though while whilst", yes: "although it passed", no: "it passed" },
  { id: "be", words: "are aren't be been being is isn't remain remains was wasn't were weren't", yes: "it is late", no: "it came late" },
  { id: "linking", words: "appear appears are aren't feels is isn't looks remain remains seem seems sounds was wasn't were weren't", yes: "it looks late", no: "it came late" },
  { id: "pointer", words: "he it she that these they this those", yes: "that is late", no: "the bus is late" },
  { id: "neuter_pointer", words: "it that these they this those", yes: "that is late", no: "she is late" },
  { id: "article", words: "a an one the", yes: "a canal", no: "canals" },
  { id: "copula", words: "are is was were", yes: "it is a canal", no: "it has a canal" },
  { id: "joined", words: "and but so yet", yes: "and it sank", no: "it sank" },
  { id: "turn", words: "but so yet", yes: "yet it sank", no: "and it sank" },
  { id: "i_we", words: "i i'd i'll i'm i've we we'd we'll we're we've", yes: "we left", no: "they left" },
  { id: "plain_i_we", words: "i we", yes: "we left", no: "we've left" },
  { id: "i_am", words: "i'm we're", yes: "i'm late", no: "we left" },
  { id: "we_you", words: "we you", yes: "you left", no: "i left" },
  { id: "own", words: "my our", yes: "our view", no: "their view" },
  { id: "am", words: "am are remain", yes: "i am late", no: "she is late" },
  // Duty, demand and order (O1).
  { id: "modal_duty", words: "must mustn't ought should shouldn't", yes: "they must go", no: "they may go" },
  { id: "need_verb", words: "need needs", yes: "we need rain", no: "the needy" },
  { id: "weak_duty", words: "demand demands necessary need needed needs obligation responsibility urgent urgently", yes: "urgent repairs", no: "late repairs" },
  { id: "have_duty", words: "had has have having", yes: "they have to go", no: "they must go" },
  { id: "urging", words: "beg beseech implore invite petition press urge", yes: "we urge the board", no: "we tell the board" },
  { id: "call_verb", words: "call calls", yes: "we call on them", no: "we ring them" },
  { id: "call_for", words: "for on upon", yes: "call on them", no: "call them" },
  { id: "order_object", words: "a all an any anyone away back both down each every everybody everyone everything fewer her his instead it its less me more my no nobody now off our out some that the their them these this those up us your", yes: "close the dump", no: "close dumps" },
  { id: "order_lead", words: "above also and better but finally first instead just next now please rather so then yet", yes: "instead, mend it", no: "they mend it" },
  { id: "negated_order", words: "don't never", yes: "don't sign it", no: "sign it" },
  { id: "example_order", words: "ask compare consider imagine look note notice picture recall recognise recognize remember say see suppose take think try", yes: "consider the pier", no: "close the pier" },
  { id: "pointing_order", words: "allow consider enter forget guess imagine look note notice picture recall say see start suppose take witness", yes: "consider the pier", no: "mend the pier" },
  { id: "no_order_after", words: "and by had has he i in is it of on or she they to us was we you", yes: "they left", no: "the board left" },
  { id: "law_preposition", words: "by in of per under", yes: "under the act", no: "the act" },
  { id: "law_speaks", words: "allows applies asks bans bars grants guarantees mandates obliges permits prohibits provides require required requires ruled rules say says specifies states", yes: "the act says so", no: "the act is old" },
  { id: "under", words: "by under", yes: "under the act", no: "the act" },
  // Verdicts (O2).
  { id: "verdict_step", words: "a absolutely all also always an as both but clearly entirely even exactly far hardly just least less more most much neither no not nothing now only plainly quite rather simply so somewhat still such surely the too truly utterly very", yes: "it is rather sad", no: "it is sad" },
  { id: "two_faced_verdict", words: "best better broken fine good just poor right sound worse worst", yes: "a sound plan", no: "a foolish plan" },
  { id: "after_verdict", words: "about after and as at because but enough for from if in of on or than that to when with", yes: "foolish to go", no: "foolish plan" },
  { id: "view_noun", words: "book eyes mind opinion view words", yes: "in his view", no: "in his boat" },
  { id: "weight_word", words: "absurd alarming appalling astonishing bad better critical crucial dangerous deserve deserved deserves difficult disappointing disgraceful essential failed fails failure good great hypocrisy hypocritical important impossible impressive inadequate inexcusable insane ironic irresponsible key misguided mistake naive necessary overdue pathetic problem problematic reckless regrettable remarkable ridiculous right sad scary serious shameful significant striking stupid telling terrible terrifying threat tragic troubling unacceptable understandable unfair unfortunate vital weak welcome wonderful worrisome worrying worse worst worth worthy wrong", yes: "a serious flaw", no: "a broad street" },
  // Questions (O4).
  { id: "asks_fact", words: "what when where which who why", yes: "who signed it", no: "is it signed" },
  { id: "plain_future", words: "about going he'll i'll it'll shall she'll they'll we'll will won't you'll", yes: "it will sink", no: "it is likely to sink" },
  { id: "refusal", words: "won't", yes: "he won't pay", no: "he will pay" },
  // Forecasts (O5).
  { id: "will_word", words: "will won't", yes: "it will sink", no: "the boats sink" },
  { id: "would_word", words: "would wouldn't", yes: "it would sink", no: "the boats sink" },
  { id: "hedged_future", words: "could may might", yes: "it may sink", no: "it sank" },
  { id: "sure_future", words: "bound certain certainly destined doomed inevitable inevitably never sooner surely undoubtedly", yes: "it is bound to sink", no: "it sank" },
  { id: "stays", words: "also be continue have now remain stay", yes: "it will remain", no: "it will sink" },
  { id: "will_noun_before", words: "a any free god good her his ill its last my no of our own political popular public sheer strong that the their this your", yes: "the will of the people", no: "they will sink" },
  { id: "month_or_day", words: "april august december february friday january july june march monday november october saturday september sunday thursday tuesday wednesday", yes: "on Monday", no: "on deck" },
  { id: "date_word", words: "april august christmas december easter february friday january july june march may midnight monday noon november october saturday september sunday thursday tuesday wednesday", yes: "at noon", no: "on deck" },
  { id: "date_preposition", words: "by from in next on until", yes: "on Monday", no: "every Monday" },
  // Counterfactuals and motives (O6).
  { id: "unreal", words: "could might would", yes: "it would sink", no: "it will sink" },
  { id: "sure_word", words: "certainly never surely", yes: "it would never sink", no: "it would sink" },
  { id: "unreal_next", words: "be have not still", yes: "it would have sunk", no: "it would sink" },
  { id: "did_word", words: "did does doing done", yes: "she did it", no: "she paid" },
  { id: "it_this", words: "it so that this", yes: "she did it", no: "she paid him" },
  { id: "only_word", words: "just merely only purely simply", yes: "only to win", no: "to win" },
  { id: "motive_aim", words: "appease avoid buy court cover curry deflect distract divert excuse flatter hide impress justify placate please punish save score silence spite win", yes: "to win votes", no: "to mend roofs" },
  { id: "motive_prize", words: "applause attention base career donors face favor favour friends headlines party points power supporters vote voters votes", yes: "to win votes", no: "to mend roofs" },
  { id: "inner_verb", words: "believes care cares fears hates hopes knew know knows likes loves thinks understands want wants wishes", yes: "he knows it", no: "he says it" },
  // Conclusions (O7).
  { id: "draws", words: "explains proves shows suggests tells", yes: "which proves it", no: "which sank" },
  { id: "sure_adverb", words: "certainly clearly evidently obviously plainly surely undeniably undoubtedly unquestionably", yes: "clearly it sank", no: "quickly it sank" },
  // Stance (O8).
  { id: "stance_verb", words: "abhor accept admire advocate agree applaud argue back beg believe blame cherish commend condemn confess contend demand denounce deplore deserve despair despise detest disagree disapprove dislike doubt dread endorse envy expect favor favour fear grieve hate hold hope insist lament loathe long love maintain marvel mourn object oppose pity plead praise prefer protest question recoil refuse reject resent respect salute say shudder submit suggest support suspect think trust urge welcome wish wonder", yes: "we deplore it", no: "we mend it" },
  { id: "stance_state", words: "afraid appalled ashamed astonished baffled bored certain confident convinced delighted depressed disappointed disgusted dismayed fed fond furious glad grateful heartened horrified inclined optimistic persuaded pessimistic pleased proud puzzled relieved sad saddened sceptical sick skeptical sorry struck sure suspicious sympathetic thankful tired unconvinced unhappy unimpressed weary worried", yes: "i am tired of it", no: "i am in town" },
  { id: "stance_step", words: "absolutely also always can't cannot certainly deeply do don't firmly for fully just less more much must never not now often one only personally quite rather really simply so sometimes still strongly too truly utterly very", yes: "we still object", no: "we object" },
  { id: "stance_bar", words: "and because by if that to when where which while who", yes: "the day when we fear", no: "today we fear" },
  { id: "cannot", words: "can't cannot couldn't", yes: "i cannot bear it", no: "i can bear it" },
  { id: "bear_verb", words: "abide accept bear forgive help stand stomach", yes: "i cannot stand it", no: "i cannot see it" },
  // Irony (O3).
  { id: "mock_praise", words: "big brave charming comforting considerate convenient decent generous gracious kind lovely nice noble reassuring sweet thoughtful touching typical", yes: "how kind of them", no: "how late they came" },
  { id: "mock_step", words: "awfully really so terribly very", yes: "very kind", no: "kind" },
  { id: "mock_shout", words: "aw bravo congrats congratulations golly gosh hooray hurrah kudos phew whew whoops wow yay yippee", yes: "bravo, minister", no: "well, minister" },
  // Facts (C1 to C10).
  { id: "small_number", words: "eight figures first five four many nine number numbers one points rate second seven six ten three twelve two", yes: "two boats", no: "boats" },
  { id: "unit_of_measure", words: "acres barrels billion cents dollars euros gallons kilometers kilometres kilowatts megawatts miles million percent percentage pounds tonnes tons trillion", yes: "12 percent", no: "12 boats" },
  { id: "guess_modal", words: "may might", yes: "it may sink", no: "it will sink" },
  { id: "right_or_wrong", words: "correct incorrect mistaken right wrong", yes: "he is wrong", no: "he is late" },
  { id: "right_after", words: "about again and but here in on that to when", yes: "wrong to go", no: "wrong door" },
  { id: "myth", words: "canard fallacy falsehood misconception myth untruth", yes: "a myth", no: "a story" },
  { id: "knows", words: "agree agrees believe believes doubt doubts knew know knows thought want wanted wants", yes: "we know it", no: "we mend it" },
  { id: "crowd_word", words: "anybody anyone everybody everyone nobody", yes: "everyone left", no: "she left" },
  { id: "most_word", words: "all any every few many most no", yes: "most people", no: "three people" },
  { id: "people_word", words: "american americans one people person us voters", yes: "most people", no: "most boats" },
  { id: "motive_word", words: "excuse excuses pander pandering panders ploy pretend pretended pretending pretends pretense pretext smokescreen", yes: "they pretend", no: "they mend" },
  { id: "reveals", words: "betrays confirm confirms demonstrate demonstrates illustrate illustrates indicates mean means prove proves reflects reveal reveals show shows suggest suggests underscore underscores", yes: "it shows how", no: "it mends" },
  { id: "stands_for", words: "evidence example hallmark mark measure product proof recipe referendum reminder sign symbol symptom test testament", yes: "a sign of decline", no: "a boat" },
  { id: "allowed", words: "allowed barred eligible entitled forbidden obliged permitted prohibited required", yes: "they are allowed to", no: "they are late" },
  // Furniture and signposts (S1, S2).
  { id: "credit", words: "cookies copyright getty newsletter photo photograph reuters subscribe", yes: "photograph: Ana Lutz", no: "a boat" },
  { id: "signpost_noun", words: "answer example examples excerpt fact facts list point question quote reason reasons rule rules statement step steps text thing things transcript ways words", yes: "here are his words", no: "here are his boats" },
  LOADED_WORDS,
];
