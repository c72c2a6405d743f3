import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { PartDamaged } from "../rows/partFile.ts";

/** What an earlier build kept is not as it was kept: build without it. */
export class KeptDamaged extends Schema.TaggedError<KeptDamaged>()("KeptDamaged", {
  detail: Schema.String,
}) {}

/** What reading a part gives. */
export const orKeptDamaged = <A>(read: () => A): Effect.Effect<A, KeptDamaged> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(read());
    } catch (error) {
      if (error instanceof PartDamaged) return Effect.fail(new KeptDamaged({ detail: error.message }));
      throw error;
    }
  });
