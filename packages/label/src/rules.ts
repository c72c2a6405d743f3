import { C1 } from "./rules/C1.ts";
import { C10 } from "./rules/C10.ts";
import { C2 } from "./rules/C2.ts";
import { C3 } from "./rules/C3.ts";
import { C4 } from "./rules/C4.ts";
import { C6 } from "./rules/C6.ts";
import { C7 } from "./rules/C7.ts";
import { C8 } from "./rules/C8.ts";
import { C9 } from "./rules/C9.ts";
import { O1 } from "./rules/O1.ts";
import { O10 } from "./rules/O10.ts";
import { O2 } from "./rules/O2.ts";
import { O3 } from "./rules/O3.ts";
import { O4 } from "./rules/O4.ts";
import { O5 } from "./rules/O5.ts";
import { O6 } from "./rules/O6.ts";
import { O7 } from "./rules/O7.ts";
import { O8 } from "./rules/O8.ts";
import { O9 } from "./rules/O9.ts";
import { Q8 } from "./rules/Q8.ts";
import { R1 } from "./rules/R1.ts";
import { R2 } from "./rules/R2.ts";
import { R3 } from "./rules/R3.ts";
import { S1 } from "./rules/S1.ts";
import { S2 } from "./rules/S2.ts";
import type { Rule } from "./sentenceView.ts";

/**
 * The rules of the guideline that vote, in its order, a line each. What makes a quote of a sentence (Q1 to Q7) is told by
 * the quote gate before them, and Q8 and R1 to R3 vote by what it found.
 */
export const RULES: ReadonlyArray<Rule> = [
  S1,
  S2,
  Q8,
  R1,
  R2,
  R3,
  O1,
  O2,
  O3,
  O4,
  O5,
  O6,
  O7,
  O8,
  O9,
  O10,
  C1,
  C2,
  C3,
  C4,
  C6,
  C7,
  C8,
  C9,
  C10,
];
