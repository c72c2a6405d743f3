import type { Evidence, Metadata } from "@columnist/model";

/** What is known of an article before anything was found. */
export const NO_METADATA: Metadata = {
  title: null,
  standfirst: null,
  authors: [],
  section: null,
  genre: null,
  publisher: null,
  url: null,
  language: null,
  published: null,
  updated: null,
  dateline: null,
  topics: [],
  rights: null,
};

/** A value with where it stood and how sure that is (0 to 1). */
export const evidence = <A>(value: A, method: string, confidence: number): Evidence<A> => ({
  value,
  method,
  confidence,
});
