/**
 * `pnpm run new KIND NAME …`: makes the files of something new and its line in the registry, and says what to write next.
 * It never writes over a file, and writes nothing where it cannot write all.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";

/** What a kind makes of its name: texts by path, new ones and changed ones, and what to do then. */
interface Made {
  readonly files: Readonly<Record<string, string>>;
  readonly changed: Readonly<Record<string, (text: string) => string>>;
  readonly next: ReadonlyArray<string>;
}

interface Kind {
  readonly usage: string;
  /** Of all that is typed behind the kind; a text is what is wrong with it. */
  readonly make: (typed: ReadonlyArray<string>) => Made | string;
}

/** Puts a line where it belongs among lines of its kind, which are sorted as `keyOf` says. */
const insertSorted = (
  text: string,
  line: string,
  isLike: (line: string) => boolean,
  keyOf: (line: string) => string,
): string => {
  const lines = text.split("\n");
  const like = lines.flatMap((other, at) => (isLike(other) ? [at] : []));
  const last = like.at(-1);
  if (last === undefined) throw new Error(`found no line to put it beside: ${line}`);
  const at = like.find((index) => keyOf(lines[index]!) > keyOf(line)) ?? last + 1;
  return lines.toSpliced(at, 0, line).join("\n");
};

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const rule: Kind = {
  usage: 'rule ID "TITLE", as: rule C11 "A price stated with its source is a claim"',
  make: ([id = "", title = ""]) => {
    if (!/^[SQROC]\d+$/.test(id)) return `${id || "nothing"} is no id of a rule: give one as C11 or O12`;
    if (title === "") return "give the title as well: the rule's line in the guideline";
    const label = id.startsWith("O") ? "opinion" : "claim";
    // By letter as the guideline goes, then by number: the order of RULES.
    const placeOf = (line: string): string => {
      const [, letter = "", number = ""] = /^ {2}([A-Z])(\d+),$/.exec(line)!;
      return `${"SQROC".indexOf(letter)}${number.padStart(4, "0")}`;
    };
    return {
      files: {
        [`packages/label/src/rules/${id}.ts`]: `import { findSet, hasSet, setsOf, voteAt, type Rule } from "../sentenceView.ts";

// The lexicons that it looks for: packages/label/src/data/lexicons and wordLists.ts.
const WORDS = setsOf("hedge");

export const ${id}: Rule = {
  id: "${id}",
  title: ${JSON.stringify(title)},
  // Each is a test: one sentence on which it fires, and one close to it which it leaves alone.
  examples: [],
  vote: (sentence) =>
    hasSet(sentence, WORDS) ? voteAt(sentence, "${label}", 0.2, findSet(sentence, WORDS)) : null,
  // What a vote adds to the model's log-odds, beside what the model learns of it; 0 until it is measured.
  pull: 0,
  firmPull: 0,
  tells: null,
};
`,
      },
      changed: {
        "packages/label/src/rules.ts": (text) =>
          insertSorted(
            insertSorted(
              text,
              `import { ${id} } from "./rules/${id}.ts";`,
              (line) => line.includes('from "./rules/'),
              (line) => line,
            ),
            `  ${id},`,
            (line) => /^ {2}[A-Z]\d+,$/.test(line),
            placeOf,
          ),
      },
      next: [
        `packages/label/src/rules/${id}.ts: write \`vote\`, and examples that fire and that do not (each is a test)`,
        `packages/label/guideline.md: the rule's line, if it is not there yet`,
        "run `npx -y pnpm@12.21.0 exec vitest run packages/label`",
        "raise VERSION in packages/label/src/version.ts, since labels may change; `pnpm run pipeline evaluate` shows what it does",
      ],
    };
  },
};

const command: Kind = {
  usage: "command NAME, as: command recount",
  make: ([name = ""]) => {
    if (!/^[a-z][a-z-]*$/.test(name))
      return `${name || "nothing"} is no name of a command: small letters and hyphens`;
    const id = camel(name);
    return {
      files: {
        [`pipelines/src/commands/${name}.ts`]: `import * as Command from "effect/cli/Command";
import { json, out } from "../flags.ts";
import { lazily } from "../lazily.ts";

export const ${id} = Command.make("${name}", { out, json }, (typed) =>
  lazily(
    () => import("./${name}.run.ts"),
    ({ ${id} }) => ${id}(typed),
  ),
).pipe(
  Command.withDescription("What it does, in one sentence"),
  Command.withShortDescription("What it does"),
  Command.withExamples([{ command: "pnpm run pipeline ${name}", description: "Of datasets/" }]),
);
`,
        [`pipelines/src/commands/${name}.run.ts`]: `/** \`pipeline ${name}\`: what it is for. */
import * as Effect from "effect/Effect";
import { findVersion } from "../store/published.ts";
import { print, printJson } from "../terminal.ts";

interface Typed {
  readonly out: string;
  readonly json: boolean;
}

export const ${id} = Effect.fn("${id}")(function* ({ out, json }: Typed) {
  const { version } = yield* findVersion(null, out);
  if (json) yield* printJson({ version });
  else yield* print(\`\${version}\\n\`);
});
`,
      },
      changed: {
        "pipelines/src/commands.ts": (text) =>
          insertSorted(
            text,
            `import { ${id} } from "./commands/${name}.ts";`,
            (line) => line.startsWith("import {"),
            (line) => line,
          ).replace("\n] as const", `\n  ${id},\n] as const`),
      },
      next: [
        `pipelines/src/commands/${name}.ts: flags (flags.ts has those that others take), help and examples`,
        `pipelines/src/commands/${name}.run.ts: what it does; an error that a person can mend is a tagged one that says its line (told.ts)`,
        "tests/cli: run it as a user would; then `npx -y pnpm@12.21.0 exec vitest run tests/cli/commands pipelines/src/registries`",
      ],
    };
  },
};

const exported: Kind = {
  usage: 'export ID "SUMMARY", as: export conllu "CoNLL-U, a sentence a block"',
  make: ([id = "", summary = ""]) => {
    if (!/^[a-z][a-z-]*$/.test(id))
      return `${id || "nothing"} is no id of an export: small letters and hyphens`;
    if (summary === "") return "give the summary as well: its line in the help";
    const file = camel(id);
    const name = `export${file[0]!.toUpperCase()}${file.slice(1)}`;
    return {
      files: {
        [`packages/dataset/src/exported/${file}.ts`]: `import { jsonLine } from "@columnist/model";
import { articlesOf, linesFile, type ExportSource } from "../exportFormat.ts";
import type { DatasetFile } from "../files.ts";

/** What a file of it holds. */
export const ${name} = (source: ExportSource): ReadonlyArray<DatasetFile> => [
  linesFile("${id}.jsonl", function* () {
    for (const { document, sentences } of articlesOf(source))
      for (const sentence of sentences)
        yield jsonLine({ doc_id: document.doc_id, text: sentence.text, label: sentence.label });
  }),
];
`,
      },
      changed: {
        "packages/dataset/src/exports.ts": (text) =>
          text.replace(
            "\n];",
            `\n  {\n    id: "${id}",\n    summary: ${JSON.stringify(summary)},\n    load: async () => (await import("./exported/${file}.ts")).${name},\n  },\n];`,
          ),
      },
      next: [
        `packages/dataset/src/exported/${file}.ts: what its files hold`,
        "packages/dataset/src/exports.test.ts: what must stand in them; tests/readers: an outside tool that reads them",
        "run `npx -y pnpm@12.21.0 exec vitest run packages/dataset`",
      ],
    };
  },
};

const abbreviation: Kind = {
  usage:
    'abbreviation TEXT KIND ["EXAMPLE"], as: abbreviation Brigg title "They saluted Brigg. Vale. | He left."',
  make: ([text = "", kind = "", example = ""]) => {
    if (text === "" || text.endsWith(".")) return "give the abbreviation without its last stop";
    if (kind === "" || (example !== "" && !example.includes(`${text}.`)))
      return `give its kind (packages/segment/src/locale.ts lists them); a text of its own must hold "${text}.", with " | " where it must split and nowhere else`;
    return {
      files: {},
      changed: {
        "packages/segment/src/data/abbreviations.ts": (before) => {
          const textOf = (line: string): string => /text: "([^"]*)"/.exec(line)?.[1] ?? "";
          if (before.includes(`{ text: ${JSON.stringify(text)},`))
            throw new Error(`${text} is there already`);
          return insertSorted(
            before,
            `  { text: ${JSON.stringify(text)}, kind: ${JSON.stringify(kind)}${example === "" ? "" : `, example: ${JSON.stringify(example)}`} },`,
            (line) => line.startsWith("  { text: "),
            textOf,
          );
        },
      },
      next: [
        "run `npx -y pnpm@12.21.0 exec vitest run packages/segment`: the frames of its kind are its tests, and the example if it has one",
        "raise VERSION in packages/segment/src/version.ts, since sentences may change",
      ],
    };
  },
};

const KINDS: Readonly<Record<string, Kind>> = { abbreviation, command, export: exported, rule };

const fail = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: "string", default: join(import.meta.dirname, "../..") } },
});
const [name = "", ...typed] = positionals;
const usages = Object.values(KINDS).map(({ usage }) => `  pnpm run new ${usage}`);
const kind = KINDS[name] ?? fail(`Makes something new:\n${usages.join("\n")}`);
const made = kind.make(typed);
if (typeof made === "string") fail(`${made}\n  pnpm run new ${kind.usage}`);
else {
  const there = Object.keys(made.files).find((path) => existsSync(join(values.root, path)));
  if (there !== undefined) fail(`${there} is there already`);
  const changed = Object.entries(made.changed).map(([path, change]) => {
    try {
      return [path, change(readFileSync(join(values.root, path), "utf8"))] as const;
    } catch (error) {
      return fail(`${path}: ${(error as Error).message}`);
    }
  });
  for (const [path, text] of [...Object.entries(made.files), ...changed]) {
    mkdirSync(dirname(join(values.root, path)), { recursive: true });
    writeFileSync(join(values.root, path), text);
    process.stdout.write(`wrote ${path}\n`);
  }
  process.stdout.write(`Next:\n${made.next.map((line) => `- ${line}`).join("\n")}\n`);
}
