export { clean } from "./clean.ts";
export { identifyLanguage } from "./language.ts";
export { SIGNATURE_SIZE, signatureOf } from "./signature.ts";
export { VERSION } from "./version.ts";
