/** The changes that can be made to a source, each one thing on one line. */
export interface Mutation {
  /** Index of the line, from 0. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** What is looked for and what stands there afterwards; each place on a line is a change of its own. */
const OPERATORS: ReadonlyArray<readonly [RegExp, (found: string) => string]> = [
  [/===|!==/g, (found) => (found === "===" ? "!==" : "===")],
  [/ (?:<=|>=|<|>) /g, (found) => ({ " < ": " >= ", " >= ": " < ", " > ": " <= ", " <= ": " > " })[found]!],
  [/ && | \|\| /g, (found) => (found === " && " ? " || " : " && ")],
  [/(?<=[\s(=+-])\d+(?=[;,)\s])/g, (found) => String(Number(found) + 1)],
  [/\btrue\b|\bfalse\b/g, (found) => (found === "true" ? "false" : "true")],
  [/ [+-] (?=\w)/g, (found) => (found === " + " ? " - " : " + ")],
  [/^ +if \((?=.*\) (?:return|continue|break)\b)/g, (found) => `${found}false && `],
];

/** Every change of a source, in the order of its lines; comments, imports, types and texts stay as they are. */
export const mutationsOf = (source: string): ReadonlyArray<Mutation> =>
  source.split("\n").flatMap((before, line) => {
    if (/^\s*(?:\/?\*|\/\/|import|export type|type|interface)|["'`]/.test(before)) return [];
    return OPERATORS.flatMap(([pattern, instead]) =>
      [...before.matchAll(pattern)].map(({ 0: found, index }) => ({
        line,
        before,
        after: before.slice(0, index) + instead(found) + before.slice(index + found.length),
      })),
    );
  });
