/** Raised whenever an article may be cleaned otherwise. */
export const VERSION = "2";
