/** The models with an encoder, apart from the rest: who labels with the fast one loads none of it. */
import { ACCURATE_SHAPE } from "./models/accurate.weights.ts";

export { accurateModel, balancedModel, type EncoderStates } from "./models/accurate.ts";
export type { OpinionModel } from "./models/model.ts";
export { ENCODER_WIDTH } from "./models/accurateFeatures.ts";
export { cutWindows, type Window } from "./models/windows.ts";
export { openWordPieces, type WordPieces } from "./models/wordPiece.ts";

/** SHA-256 of the encoder that the accurate model was fitted for. */
export const ACCURATE_ENCODER: string = ACCURATE_SHAPE.encoder;
