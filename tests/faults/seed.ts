/**
 * The seed of a run's random choices: the same in every run, so that CI fails for a change and not for luck, unless an
 * environment variable names another, or `new` for one of its own. A test prints it in its name, so that a failure can be
 * had again.
 */
export const seedOf = (variable: string): number => {
  const given = process.env[variable];
  if (given === "new") return 1 + Math.floor(Math.random() * 0x7fffffff);
  const number = Number(given);
  return Number.isSafeInteger(number) && number > 0 ? number : 20_260_301;
};
