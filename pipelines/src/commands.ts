/** Every command, a line each; their order is that of the help. */
import { agreement } from "./commands/agreement.ts";
import { build } from "./commands/build.ts";
import { check } from "./commands/check.ts";
import { diff } from "./commands/diff.ts";
import { dropped } from "./commands/dropped.ts";
import { evaluate } from "./commands/evaluate.ts";
import { explain } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { hydrateCommand } from "./commands/hydrate.ts";
import { importCommand } from "./commands/import.ts";
import { inspect } from "./commands/inspect.ts";
import { label } from "./commands/label.ts";
import { parse } from "./commands/parse.ts";
import { review } from "./commands/review.ts";
import { segment } from "./commands/segment.ts";
import { shard } from "./commands/shard.ts";
import { status } from "./commands/status.ts";
import { train } from "./commands/train.ts";
import { rollback } from "./commands/rollback.ts";
import { verify } from "./commands/verify.ts";
import { versions } from "./commands/versions.ts";

export const COMMANDS = [
  build,
  check,
  versions,
  rollback,
  diff,
  verify,
  exportCommand,
  importCommand,
  hydrateCommand,
  inspect,
  explain,
  dropped,
  status,
  review,
  agreement,
  shard,
  parse,
  segment,
  label,
  evaluate,
  train,
] as const;
