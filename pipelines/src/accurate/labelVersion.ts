import { ACCURATE_VERSION, VERSION } from "@columnist/label/version";
import type { ModelName } from "./modelNames.ts";

/** Version of the labels that a model gives. */
export const labelVersion = (name: ModelName): string =>
  name === "fast" ? VERSION : `${VERSION}+${name}.${ACCURATE_VERSION}`;
