/**
 * The seed of a run's random choices: what an environment variable names, or a new one each time. A test prints it in its
 * name, so that a failure can be had again.
 */
export const seedOf = (variable: string): number => {
  const given = Number(process.env[variable]);
  return Number.isSafeInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 0x7fffffff);
};
