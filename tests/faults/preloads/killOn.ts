/**
 * Loaded before the program: what decodes a text in which KILL_ON stands kills the process, as the system does that has no
 * memory left; with KILL_BY=heap it takes memory until the heap runs out. DEATHS_TO names a file that gets a line a death.
 */
import { appendFileSync } from "node:fs";

const { KILL_ON: word, KILL_BY: by, DEATHS_TO: deaths } = process.env;
type Decode = typeof TextDecoder.prototype.decode;
const decode = Object.getOwnPropertyDescriptor(TextDecoder.prototype, "decode")!.value as Decode;

if (word !== undefined)
  TextDecoder.prototype.decode = function (this: TextDecoder, ...given) {
    const text = decode.apply(this, given);
    if (!text.includes(word)) return text;
    if (deaths !== undefined) appendFileSync(deaths, "died\n");
    if (by !== "heap") process.kill(process.pid, "SIGKILL");
    const held: Array<Array<string>> = [];
    for (let i = 0; ; i++) held.push(Array.from({ length: 100_000 }, (_, j) => `${i} ${j}`));
  };
