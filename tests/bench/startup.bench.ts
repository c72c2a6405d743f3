/** What a rebuild costs where nothing changed: bar 1.5 times the start-up of `--version` (issue 3). */
import { afterAll, beforeAll, test } from "vitest";
import { article, makePlace } from "../cli/pipeline.ts";

const place = makePlace();
afterAll(place.remove);
beforeAll(async () => {
  for (let i = 1; i <= 20; i++) place.write(`seeds/piece-${i}.txt`, article(i));
  await place.run(["build"]);
}, 120_000);

test("start-up", async ({ bench }) => {
  await bench.compare(
    bench("--version", async () => void (await place.run(["--version"]))),
    bench("build, nothing changed", async () => void (await place.run(["build"]))),
  );
}, 300_000);
