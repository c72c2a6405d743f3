/** Raised when the sentences of some text may change. */
export const VERSION = "1.1.0";
