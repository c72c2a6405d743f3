import * as Schema from "effect/Schema";

/** What an earlier build kept is not as it was kept: build without it. */
export class KeptDamaged extends Schema.TaggedError<KeptDamaged>()("KeptDamaged", {
  detail: Schema.String,
}) {}
