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
  "arrive", "attend", "board", "carry", "carrie", "celebrate", "clear", "climb", "collect", "cross", "dance", "display", "embrace", "enjoy", "enter", "face", "fish", "float", "gather", "greet", "hang", "hold", "inspect", "join", "leave", "lie", "line", "look",
  "march", "meet", "paint", "paddle", "pass", "passe", "play", "pose", "pray", "prepare", "protest", "queue", "rally", "rallie", "rest", "ride", "row", "run", "shelter", "shop", "sing", "sit", "stand", "stare", "stroll", "survey", "swim", "take", "talk", "unload", "use", "view", "wade", "wait", "walk",
  "watch", "watche", "wave", "wear", "work",
];
