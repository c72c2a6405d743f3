/** Why one input gives no rows. A value, never thrown: it becomes a row of `failures` and never stops a build. */
export interface Refusal {
  /** `stage.kind.name`, e.g. `parse.encoding.broken`. */
  readonly code: string;
  /** What is wrong and where in the input, one line. */
  readonly message: string;
  /** What the user can do about it, one line. */
  readonly advice: string;
}

/** What an operation that may refuse its input gives back. */
export type Result<A> =
  | { readonly ok: true; readonly value: A }
  | { readonly ok: false; readonly refusal: Refusal };

export const accept = <A>(value: A): Result<A> => ({ ok: true, value });

export const refuse = (code: string, message: string, advice: string): Result<never> => ({
  ok: false,
  refusal: { code, message, advice },
});
