/** The page of benchmarks: every figure from a file that a measurement wrote, our losses among them. */
import { fileURLToPath } from "node:url";
import { HELD_OUT } from "@columnist/dataset";
import { benchmarks, peersIn } from "@columnist/site/benchmarks";
import { lossesOf, type PeerResults } from "@columnist/site/peerResults";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = benchmarks(root);
const peers = peersIn(root);

const results = (rows: PeerResults["rows"]): PeerResults => ({
  title: "Speed and care",
  command: "",
  machine: "",
  set: "",
  labelledBy: null,
  heldOut: null,
  measures: [
    { name: "right", better: "higher", digits: 2 },
    { name: "seconds", better: "lower", digits: 1 },
  ],
  rows,
});
const row = (name: string, values: ReadonlyArray<number | null>, group: string | null = null) => ({
  group,
  name,
  isOurs: name === "ours",
  values,
});

describe("a loss", () => {
  it("is where the best of the others is better, whichever way is good", () => {
    const found = lossesOf(
      results([row("ours", [0.9, 2]), row("a", [0.95, 3]), row("b", [0.97, 1]), row("c", [null, null])]),
    );
    expect(found.map(({ measure, theirs, ours }) => [measure.name, theirs.name, theirs.value, ours])).toEqual(
      [
        ["right", "b", 0.97, 0.9],
        ["seconds", "b", 1, 2],
      ],
    );
  });

  it("is none where both are the same as the page shows them, or nobody else was measured", () => {
    expect(lossesOf(results([row("ours", [0.901, 2]), row("a", [0.904, null])]))).toEqual([]);
  });

  it("is looked for within a group", () => {
    const found = lossesOf(
      results([
        row("ours", [0.5, 1], "hard"),
        row("a", [0.4, 1], "hard"),
        row("ours", [0.9, 1], "easy"),
        row("a", [0.95, 1], "easy"),
      ]),
    );
    expect(found.map(({ group, measure }) => [group, measure.name])).toEqual([["easy", "right"]]);
  });
});

describe("the page", () => {
  it("sets Columnist beside others in each area, with who labelled, what was held out, and on what machine", () => {
    expect(peers.map(({ title }) => title)).toEqual([
      "Pages: body, title, author, date",
      "Sentences",
      "Quotes and who speaks",
      "A whole build against a chain of tools",
    ]);
    for (const { rows, measures, labelledBy, heldOut, machine } of peers) {
      expect(rows.filter(({ isOurs }) => isOurs).length).toBeGreaterThan(0);
      expect(rows.filter(({ isOurs }) => !isOurs).length).toBeGreaterThan(0);
      for (const { values } of rows) expect(values).toHaveLength(measures.length);
      for (const said of [labelledBy, heldOut]) if (said !== null) expect(page).toContain(said);
      expect(page).toContain(`- Machine: ${machine}.`);
    }
    for (const { labelledBy, heldOut } of Object.values(HELD_OUT)) {
      expect(page).toContain(labelledBy);
      expect(page).toContain(heldOut);
    }
  });

  it("lists every loss before anything else, and there are some", () => {
    const losses = peers.flatMap(lossesOf);
    expect(losses.length).toBeGreaterThan(0);
    const listed = page.slice(page.indexOf("## Where others are better"), page.indexOf("## Pages"));
    expect(listed.match(/^- /gm)).toHaveLength(losses.length);
    for (const { theirs, ours, measure } of losses)
      expect(listed).toContain(
        `${measure.name}, ${theirs.name} ${theirs.value.toFixed(measure.digits)}, Columnist ${ours.toFixed(measure.digits)}.`,
      );
  });

  it("bears no day, and nothing that is not there", () => {
    expect(page).not.toMatch(/\b20\d\d-\d\d-\d\d\b/);
    expect(page).not.toMatch(/undefined|NaN|null/);
  });
});
