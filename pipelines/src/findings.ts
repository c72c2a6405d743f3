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

/** Lines of a filter's input that are not what it takes; each was answered with its error. */
export class LinesNotUsable extends Schema.TaggedError<LinesNotUsable>()("LinesNotUsable", {
  unusable: Schema.Int,
  total: Schema.Int,
  /** Of the first: its number, from 1, and what is wrong with it. */
  line: Schema.Int,
  reason: Schema.String,
  /** What a line should hold. */
  expected: Schema.String,
}) {}

/** No input gave an article: a dataset of nothing is an answer to a question that nobody asked. */
export class EmptyAnswer extends Schema.TaggedError<EmptyAnswer>()("EmptyAnswer", {
  /** Each input, and what is wrong with it. */
  lines: Schema.Array(Schema.String),
}) {}
