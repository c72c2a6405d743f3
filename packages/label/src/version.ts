/** Version of rules, lexicons and model: raised with every change that may change a label. */
export const VERSION = "11";
/** Version of the models with an encoder: raised with every change of theirs that may change a label. */
export const ACCURATE_VERSION = "2";
