/**
 * Words of a picture's line when no credit stands beside it: "A woman walks past the dry weir in Thornby on Sunday." Lower
 * case. Subjects that a caption opens with, and what such subjects are seen doing, in the present tense.
 */
export const CAPTION_SUBJECTS: ReadonlyArray<string> = [
  "activists", "boats", "boy", "boys", "campaigners", "cars", "child", "children", "commuters", "couple", "crowd", "crowds", "customers", "cyclists", "demonstrators", "dogs", "drivers", "families", "family",
  "farmers", "firefighters", "fishermen", "girl", "girls", "group", "guests", "man", "marchers", "members", "men", "mourners", "neighbours", "nurses", "officers", "parents", "passengers", "patients", "pedestrians",
  "people", "people", "police", "protester", "protesters", "pupils", "residents", "rescuers", "riders", "runners", "schoolchildren", "shoppers", "soldiers", "students", "supporters", "swimmers", "teachers", "tourists", "trucks", "villagers",
  "visitors", "volunteers", "voters", "walkers", "woman", "women", "worker", "workers",
];

/** Verbs of a caption, stems: a present-tense "s" or "es" may follow. Lower case. */
export const CAPTION_VERBS: ReadonlyArray<string> = [
  "address", "arrive", "attend", "board", "build", "buy", "catch", "chant", "check", "cheer", "clean", "carry", "carrie", "celebrate", "clear", "climb", "collect", "cook", "cross", "cut", "dance", "dig", "drink", "drive", "eat", "feed", "display", "embrace", "enjoy", "enter", "face", "fish", "float", "gather", "greet", "hang", "hold", "inspect", "hug", "join", "jump", "kick", "kneel", "laugh", "lean", "leave", "lie", "line", "look",
  "march", "meet", "open", "paint", "paddle", "park", "pass", "passe", "perform", "plant", "play", "point", "pose", "pull", "push", "pray", "prepare", "protest", "queue", "rally", "rallie", "read", "repair", "rest", "ride", "row", "run", "sail", "sell", "shake", "shelter", "shop", "sing", "sit", "sleep", "smile", "speak", "stand", "stare", "stroll", "survey", "sweep", "swim", "take", "talk", "tend", "throw", "unload", "use", "view", "wade", "wait", "walk", "wash",
  "watch", "watche", "wave", "wear", "work",
];
