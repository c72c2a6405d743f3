/** What the folds of op-eds go by: where a document appeared, and the name that it stands under. */
export interface OpedOrigin {
  readonly id: string;
  /** Outlet, section or author as the collection names it. */
  readonly source: string;
  readonly url: string | null;
  /** Sentences in it: folds are balanced by them. */
  readonly sentences: number;
}

export const OPED_FOLDS = 5;

/** "The Guardian" and theguardian.com are one outlet, www.cnn.com and edition.cnn.com too. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "")
    .replace(/^the/u, "");

const outletOfUrl = (url: string): string => {
  const labels = new URL(url).hostname.split(".");
  return plainName(labels.at(-2) ?? labels[0]!);
};

/** A guest's piece says nothing of its author: it goes with the outlet of its address. */
const namesOf = ({ source, url }: OpedOrigin): ReadonlyArray<string> => [
  ...(source.startsWith("Guest Writer") ? [] : [plainName(source)]),
  ...(url === null ? [] : [outletOfUrl(url)]),
];

/** Groups of documents that share an outlet or an author, through any chain of the two. */
const groupsOf = (documents: ReadonlyArray<OpedOrigin>): ReadonlyArray<ReadonlyArray<OpedOrigin>> => {
  const groups = new Set<{ names: Set<string>; documents: OpedOrigin[] }>();
  for (const document of documents) {
    const merged = { names: new Set(namesOf(document)), documents: [document] };
    for (const group of groups) {
      if (![...group.names].some((name) => merged.names.has(name))) continue;
      groups.delete(group);
      for (const name of group.names) merged.names.add(name);
      merged.documents.push(...group.documents);
    }
    groups.add(merged);
  }
  return [...groups].map((group) => group.documents);
};

const sentencesOf = (group: ReadonlyArray<OpedOrigin>): number =>
  group.reduce((sum, document) => sum + document.sentences, 0);

/**
 * Fold of each document, 0 to OPED_FOLDS - 1: documents that share an outlet or an author share a
 * fold, and the largest group goes first into the fold that has the fewest sentences. The same
 * documents in any order give the same folds.
 */
export const opedFolds = (documents: ReadonlyArray<OpedOrigin>): ReadonlyMap<string, number> => {
  const ordered = [...documents].sort((left, right) => (left.id < right.id ? -1 : 1));
  const groups = [...groupsOf(ordered)].sort((left, right) => sentencesOf(right) - sentencesOf(left));
  const filled = Array.from({ length: OPED_FOLDS }, () => 0);
  const folds = new Map<string, number>();
  for (const group of groups) {
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold]! += sentencesOf(group);
    for (const document of group) folds.set(document.id, fold);
  }
  return folds;
};
