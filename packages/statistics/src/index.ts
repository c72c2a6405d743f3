export { cohenKappa, krippendorffAlpha, type Kappa, type Ratings } from "./agreement.ts";
export { bootstrapInterval } from "./bootstrap.ts";
export { drift, DRIFT_BELOW, type ClusterCounts, type Drift } from "./drift.ts";
export { FEWEST_DRAWS, shareByInclusion, type Draw, type InclusionShare } from "./inclusion.ts";
export { seededRandom, shuffle } from "./random.ts";
export {
  addCluster,
  addShares,
  FEWEST_CLUSTERS,
  noShares,
  removeCluster,
  shareOf,
  wilson,
  type Interval,
  type Share,
  type ShareSums,
} from "./shares.ts";
