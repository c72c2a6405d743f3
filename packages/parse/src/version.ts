/** Raised whenever an article may come out differently. */
export const VERSION = "5";
