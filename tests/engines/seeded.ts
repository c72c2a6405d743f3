import { expect } from "vitest";
import { article, makePlace, type Place } from "../cli/pipeline.ts";

/** A place with seeds of about a megabyte a file, and in whole/ what a build makes of them. */
export const seeded = async (files: number, folder = "seeds"): Promise<Place> => {
  const place = makePlace();
  for (let i = 0; i < files; i++) {
    const lines = Array.from({ length: 12 }, (_, j) =>
      JSON.stringify({ id: `r${j}`, text: article(i * 100 + j, 12), notes: "x".repeat(60_000) }),
    );
    place.write(`${folder}/part-${i}.jsonl`, lines.join("\n"));
  }
  const built = await place.run(["build", "--seeds", folder, "--out", "whole", "--no-cache"]);
  expect(built).toMatchObject({ code: 0 });
  return place;
};
