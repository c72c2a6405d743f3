export * from "./contract.ts";
export { ASSETS, PAGE, type Asset } from "./page.ts";
export { auditQueue, doubtQueue, type Candidates, type Drawn } from "./queues.ts";
