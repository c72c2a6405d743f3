/** Fields above a Markdown text, and where the text starts. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, ReadonlyArray<string>>;
  /** Offset behind the block, UTF-16 units; 0 where there is none. */
  readonly end: number;
}

/** Longer blocks are no front matter. */
const MAX_UNITS = 20_000;

const unquoted = (text: string): string => {
  const value = text.trim().replace(/\s+#.*$/, "");
  const match = /^(["'])(.*)\1$/s.exec(value);
  return (match === null ? value : match[2]!).trim();
};

const valuesOf = (text: string): ReadonlyArray<string> => {
  const value = text.trim();
  if (value.startsWith("[") && value.endsWith("]"))
    return value
      .slice(1, -1)
      .split(",")
      .map(unquoted)
      .filter((item) => item !== "");
  const single = unquoted(value);
  return single === "" || single === "|" || single === ">" || single === "null" ? [] : [single];
};

/**
 * Front matter as static sites write it: YAML between `---` or TOML between `+++`, names with a text, a list in brackets
 * or a list of lines, and text folded over lines. What needs more of YAML says nothing of an article.
 */
export const frontMatterOf = (raw: string): FrontMatter => {
  const none: FrontMatter = { fields: new Map(), end: 0 };
  const fence = /^\s{0,20}(---|\+\+\+)[ \t]*\r?\n/.exec(raw);
  if (fence === null) return none;
  const mark = fence[1]!;
  const start = fence[0].length;
  const close = raw.slice(0, MAX_UNITS).indexOf(`\n${mark}`, start - 1);
  if (close < 0) return none;
  const lineEnd = raw.indexOf("\n", close + 1);
  const fields = new Map<string, Array<string>>();
  let name: string | null = null;
  for (const line of raw.slice(start, close).split("\n")) {
    const pair = /^([\w.-]{1,60})[ \t]{0,20}[:=][ \t]{0,20}(.*)$/.exec(line.trimEnd());
    const item = /^[ \t]{0,20}-[ \t]{1,20}(.*)$/.exec(line.trimEnd());
    if (pair !== null) {
      name = pair[1]!.toLowerCase();
      fields.set(name, [...valuesOf(pair[2]!)]);
    } else if (name !== null && item !== null)
      fields.get(name)!.push(...valuesOf(item[1]!.replace(/^name:\s{0,20}/, "")));
    else if (name !== null && /^[ \t]/.test(line) && line.trim() !== "") {
      const values = fields.get(name)!;
      const text = unquoted(line);
      if (!/^[\w.-]{1,60}:/.test(line.trim()))
        values.push(values.length === 0 ? text : `${values.pop()!} ${text}`);
    }
  }
  return fields.size === 0 ? none : { fields, end: lineEnd < 0 ? raw.length : lineEnd + 1 };
};
