/**
 * The model that judges opinion against claim: the fast one that ships in the packages, or one with the encoder.
 * Commands name it before they run anything, so nothing here loads a model until it is asked.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import type { OpinionModel } from "@columnist/label";
import { NothingFound } from "../findings.ts";
import type { ModelName } from "./modelNames.ts";

type Model = string | OpinionModel;

interface Knowing {
  readonly name: ModelName;
  /**
   * A model that can answer what a computation asks. Where it has to find that out it runs the computation, perhaps
   * several times, so that must change nothing.
   */
  readonly knowing: (compute: (model: Model) => unknown) => Effect.Effect<Model>;
}

/** The fast model, unless a layer says otherwise. */
export const LabelModel = Context.Reference<Knowing>("pipelines/LabelModel", {
  defaultValue: () => ({ name: "fast", knowing: () => Effect.succeed("fast") }),
});

/** Runs a pure computation with the model. */
export const withModel = <A>(compute: (model: Model) => A): Effect.Effect<A> =>
  Effect.flatMap(LabelModel, ({ knowing }) => Effect.map(knowing(compute), compute));

/** Fails where the model's file or its runtime is missing. Neither is loaded unless this layer is. */
const withEncoder = (name: Exclude<ModelName, "fast">) =>
  Layer.effect(
    LabelModel,
    Effect.gen(function* () {
      const { EncoderMissing, openShipped } = yield* Effect.promise(() => import("./encoder.ts"));
      const { askUntilKnown } = yield* Effect.promise(() => import("./askUntilKnown.ts"));
      const { accurateModel, balancedModel } = yield* Effect.promise(
        () => import("@columnist/label/accurate"),
      );
      const encoder = yield* Effect.tryPromise({ try: openShipped, catch: (error) => error }).pipe(
        Effect.catch((error) =>
          error instanceof EncoderMissing
            ? Effect.fail(new NothingFound({ what: error.what, advice: error.advice }))
            : Effect.die(error),
        ),
      );
      return {
        name,
        knowing: (compute) =>
          Effect.promise(() =>
            askUntilKnown(encoder, name === "accurate" ? accurateModel : balancedModel, compute),
          ),
      };
    }),
  );

export const labelModelNamed = (name: ModelName): Layer.Layer<never, NothingFound> =>
  name === "fast" ? Layer.empty : withEncoder(name);
