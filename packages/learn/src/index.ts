export * from "./calibrate.ts";
export * from "./figures.ts";
export * from "./gold.ts";
export * from "./score.ts";
export * from "./trainLabels.ts";
export * from "./writeLabels.ts";
