/** What commands find that is neither done nor a fault of the system. */
import * as Schema from "effect/Schema";
import { ADVISED, advisedLine, SAFE, type Told } from "./told.ts";

/** The dataset on disk is not what the seeds give. */
export class DatasetStale
  extends Schema.TaggedError<DatasetStale>()("DatasetStale", {
    what: Schema.String,
    /** The command that mends it. */
    command: Schema.String,
  })
  implements Told
{
  readonly exitCode = 2;
  get line(): string {
    return `${this.what}; run \`${this.command}\``;
  }
}

/** A measured figure is below its floor, or an invariant of a dataset does not hold. */
export class FloorBroken extends Schema.TaggedError<FloorBroken>()("FloorBroken", ADVISED) implements Told {
  readonly exitCode = 1;
  get line(): string {
    return advisedLine(this);
  }
}

/** What was asked for is not there. */
export class NothingFound
  extends Schema.TaggedError<NothingFound>()("NothingFound", ADVISED)
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return advisedLine(this);
  }
}

/** Lines of a filter's input that are not what it takes; each was answered with its error. */
export class LinesNotUsable
  extends Schema.TaggedError<LinesNotUsable>()("LinesNotUsable", {
    unusable: Schema.Int,
    total: Schema.Int,
    /** The number of the first, from 1, and what is wrong with it. */
    first: Schema.Int,
    reason: Schema.String,
    /** What a line should hold. */
    expected: Schema.String,
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    const { unusable, total, first, reason, expected } = this;
    return (
      `${unusable} of ${total} lines of the standard input ${unusable === 1 ? "is" : "are"} not usable ` +
      `(the first is line ${first}: ${reason}): each line holds ${expected}`
    );
  }
}

/** No input gave an article: a dataset of nothing is an answer to a question that nobody asked. */
export class EmptyAnswer
  extends Schema.TaggedError<EmptyAnswer>()("EmptyAnswer", {
    /** Each input, and what is wrong with it. */
    lines: Schema.Array(Schema.String),
  })
  implements Told
{
  readonly exitCode = 1;
  get line(): string {
    return (
      `No input gave an article, so no version was written:\n${this.lines.join("\n")}\n` +
      `Mend them, or write a version of no article with --allow-empty; ${SAFE}`
    );
  }
}
