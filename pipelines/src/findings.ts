/** What commands find that is neither done nor a fault of the system. */
import * as Schema from "effect/Schema";

/** The dataset on disk is not what the seeds give. */
export class DatasetStale extends Schema.TaggedError<DatasetStale>()("DatasetStale", {
  what: Schema.String,
  /** The command that mends it. */
  command: Schema.String,
}) {}

/** A measured figure is below its floor, or an invariant of a dataset does not hold. */
export class FloorBroken extends Schema.TaggedError<FloorBroken>()("FloorBroken", {
  what: Schema.String,
  advice: Schema.String,
}) {}

/** What was asked for is not there. */
export class NothingFound extends Schema.TaggedError<NothingFound>()("NothingFound", {
  what: Schema.String,
  advice: Schema.String,
}) {}

/** A line of a filter's input that is not what it takes. */
export class LineNotUsable extends Schema.TaggedError<LineNotUsable>()("LineNotUsable", {
  /** From 1. */
  line: Schema.Int,
  reason: Schema.String,
  /** What a line should hold. */
  expected: Schema.String,
}) {}
