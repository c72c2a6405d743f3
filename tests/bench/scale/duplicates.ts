/** One measurement of run.ts: clusters among so many made articles. Prints JSON. */
import { clusterSteps, type Dated } from "@columnist/dataset";

const count = Number(process.argv[2]);
const MINIMA = 128;

/** xorshift32: the same numbers each time. */
let state = 2_463_534_242;
const draw = (): number => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state >>> 0;
};

const minima = new Uint32Array(count * MINIMA);
for (let article = 0; article < count; article++) {
  const start = article * MINIMA;
  // A copy shares 64 % of the minima of one of the thousand before it.
  const of = article > 1000 && article % 10 === 0 ? (article - 1 - (draw() % 1000)) * MINIMA : -1;
  for (let i = 0; i < MINIMA; i++)
    minima[start + i] = of >= 0 && draw() % 100 < 64 ? minima[of + i]! : draw();
}
const articles = Array.from({ length: count }, (_, i): Dated => {
  const id = i.toString(16).padStart(16, "0");
  return { docId: `d_${id}`, textSha256: id.repeat(4), publishedAt: null };
});

const MB = 1e6;
(globalThis as { gc?: () => void }).gc?.();
const before = process.memoryUsage().rss / MB;
const started = process.cpuUsage();
const steps = clusterSteps(articles, minima);
let peak = before;
let canonical: Int32Array | null = null;
while (canonical === null) {
  const { done, value } = steps.next();
  peak = Math.max(peak, process.memoryUsage().rss / MB);
  if (done === true) canonical = value;
}
const { user, system } = process.cpuUsage(started);
let clusters = 0;
for (let i = 0; i < count; i++) clusters += Number(canonical[i] === i);
console.log(JSON.stringify({ articles: count, clusters, cpu: (user + system) / 1e6, before, peak }));
