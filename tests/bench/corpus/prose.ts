/** Words of the hard corpus: plain English that combines into more sentences than any corpus has. */
const list = (words: string): ReadonlyArray<string> => words.split(" ");

export const NOUNS = list(
  "harbour levy budget strike bridge hospital ward teacher tram parish court ballot tariff pension reservoir orchard quarry mast " +
    "siding depot bailiff auditor tenant landlord skipper warden curate grocer foundry mill kiln archive chapel playground orchestra " +
    "verge culvert sluice lock weir jetty slipway beacon granary abattoir bakery creamery brewery dispensary nursery academy " +
    "faculty registry treasury exchequer cabinet caucus lobby whip backbench quango watchdog tribunal inquest inquiry report " +
    "memo ledger invoice receipt contract clause covenant bylaw statute charter treaty petition motion amendment veto quorum " +
    "mandate turnout landslide by-election majority coalition faction rival heir successor deputy envoy consul attache banker " +
    "broker trader miner welder nurse midwife surgeon porter driver guard conductor ferryman farmer shepherd beekeeper forester",
);
export const ADJECTIVES = list(
  "late costly quiet stubborn hollow brisk shabby careful reckless overdue modest grand bitter patient hasty honest crooked " +
    "muddled plain fragile rusty gleaming crowded empty distant local foreign annual weekly sudden gradual public private legal " +
    "unlawful popular obscure ancient modern northern southern coastal rural urban wooden leaking broken repaired promised " +
    "forgotten celebrated disputed unpaid voluntary compulsory seasonal permanent provisional final partial total",
);
export const VERBS = list(
  "closed opened delayed blocked funded starved praised blamed ignored repaired sold bought leased inspected measured counted " +
    "doubled halved raised lowered promised refused approved rejected reviewed drafted signed cancelled postponed defended " +
    "attacked replaced moved flooded drained painted fenced widened narrowed taxed fined rescued abandoned restored divided " +
    "merged exposed buried revealed denied admitted weighed tested copied shredded published leaked",
);
export const TIMES = list(
  "yesterday overnight twice again eventually reluctantly quietly last-week this-spring before-Easter after-the-flood " +
    "within-a-month for-a-decade at-midnight in-haste by-stealth without-notice on-Monday in-the-rain under-protest",
).map((words) => words.replaceAll("-", " "));
export const LINKS = list("because although while until unless so-that even-though whereas once since").map(
  (words) => words.replaceAll("-", " "),
);
export const CUES = list("said wrote argued warned insisted replied admitted conceded");
