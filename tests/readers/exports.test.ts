/** Each export is read back by a tool that it is for, and the same reading finds a planted fault. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleCorpus, plant, writeDataset, writeExport } from "./folder.ts";
import { readersPython, runScript } from "./python.ts";
import { skipsWithout } from "../skips.ts";

const python = readersPython();
if (!python.ok) console.warn(`SKIPPED tests/readers: no Python environment (${python.why})`);

const scratch = mkdtempSync(join(tmpdir(), "columnist-exports-"));
const dataset = join(scratch, "1.0.0");
const corpus = exampleCorpus(15);

beforeAll(() => writeDataset(dataset, corpus));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Change = (text: string) => string;

/** A change within a sheet of a workbook, whose text is zipped. */
const inSheet = (folder: string, sheet: string, change: Change): void => {
  const path = join(folder, "columnist.xlsx");
  const files = unzipSync(readFileSync(path));
  const before = strFromU8(files[sheet]!);
  const after = change(before);
  if (after === before) throw new Error(`the fault for ${sheet} changes nothing`);
  writeFileSync(path, zipSync({ ...files, [sheet]: strToU8(after) }));
};

describe.skipIf(skipsWithout("python", python.ok))("exports in Python", () => {
  /** Faults that a reader finds in an export, and in copies of it with one file changed. */
  const read = async (
    id: string,
    reader: string,
    faults: Readonly<
      Record<string, readonly [fileOf: (folder: string) => string, change: Change, fault: RegExp]>
    >,
  ): Promise<void> => {
    const folder = join(scratch, id);
    await writeExport(folder, corpus, id);
    const planted = Object.values(faults).map(([fileOf, change], index) => {
      const file = fileOf(folder);
      const to = join(scratch, `${id}-${index}`);
      if (!file.startsWith("xl/")) return plant(folder, to, file, change);
      plant(folder, to, "columnist.xlsx", (text) => `${text} `);
      writeFileSync(join(to, "columnist.xlsx"), readFileSync(join(folder, "columnist.xlsx")));
      inSheet(to, file, change);
      return to;
    });
    const [sound, ...found] = runScript(python.ok ? python.path : "", "exports.py", [
      reader,
      dataset,
      folder,
      ...planted,
    ]) as ReadonlyArray<ReadonlyArray<string>>;
    expect(sound).toEqual([]);
    for (const [index, [name, [, , fault]]] of Object.entries(faults).entries())
      expect(`${name}: ${found[index]!.join("\n")}`).toMatch(fault);
  };

  /** The first file of a folder of the export with that ending. */
  const firstOf =
    (sub: string, ending: string) =>
    (folder: string): string =>
      `${sub}/${
        readdirSync(join(folder, sub))
          .filter((name) => name.endsWith(ending))
          .sort()[0]!
      }`;

  test("Label Studio's own check takes each task and prediction", async () => {
    await read("label-studio", "label_studio", {
      "a label outside the interface": [
        () => "label-studio.json",
        (text) => text.replace('"labels":["claim"]', '"labels":["rumour"]'),
        /rumour|label/i,
      ],
    });
  });

  test("bioc reads brat's spans", async () => {
    await read("brat", "brat", {
      "a span that is moved": [
        firstOf("brat", ".ann"),
        (text) =>
          text.replace(
            /^(T1\t\w+) (\d+)/m,
            (_, head: string, start: string) => `${head} ${Number(start) + 1}`,
          ),
        /T1: .* is not/,
      ],
    });
  });

  test("dkpro-cassis reads the CAS files", async () => {
    await read("cas", "cas", {
      "another label": [
        firstOf("cas", ".json"),
        (text) => text.replace(/"label": "\w+"/, '"label": "rumour"'),
        /rumour/,
      ],
      "a type that is not declared": [
        firstOf("cas", ".json"),
        (text) => text.replace('"%TYPE": "webanno.custom.Columnist"', '"%TYPE": "webanno.custom.Other"'),
        /Other/,
      ],
    });
  });

  test("spaCy reads the documents, and a DocBin gives them back", async () => {
    await read("spacy", "spacy", {
      "a span within a word": [
        () => "spacy/train.jsonl",
        (text) =>
          text.replace(
            /("sents":\[\{"start":)(\d+)/,
            (_, head: string, start: string) => `${head}${Number(start) + 1}`,
          ),
        /E1039/,
      ],
      "another label": [
        () => "spacy/test.jsonl",
        (text) => text.replace(/"label":"(?:claim|opinion|quote)"/, '"label":"rumour"'),
        /rumour/,
      ],
    });
  });

  test("the TEI files are valid by TEI's schema", async () => {
    await read("tei", "tei", {
      "an element that TEI does not have": [
        firstOf("tei", ".xml"),
        (text) => text.replace("<p>", "<para>").replace("</p>", "</para>"),
        /RELAXNG/,
      ],
      "another label": [
        firstOf("tei", ".xml"),
        (text) => text.replace(/ana="#\w+/, 'ana="#rumour'),
        /#rumour points to nothing/,
      ],
    });
  });

  test("openpyxl reads the workbook cell for cell", async () => {
    const sentences = () => "xl/worksheets/sheet2.xml";
    await read("xlsx", "xlsx", {
      "another text": [sentences, (text) => text.replace("bridge", "brigde"), /brigde/],
      "a formula": [
        sentences,
        (text) =>
          text.replace(
            /<c t="inlineStr"><is><t xml:space="preserve">=1\+1<\/t><\/is><\/c>/,
            "<c><f>1+1</f></c>",
          ),
        /'=1\+1'/,
      ],
      "no frozen row": [sentences, (text) => text.replace(/<pane [^>]*>/, ""), /no row stays in view/],
    });
  });

  test("Python slices a Web Annotation's position to its quote", async () => {
    await read("webannotation", "webannotation", {
      "a position that is moved": [
        () => "annotations.jsonl",
        (text) => text.replace(/"TextPositionSelector","start":\d+/, '"TextPositionSelector","start":3'),
        /is not/,
      ],
    });
  });
});
