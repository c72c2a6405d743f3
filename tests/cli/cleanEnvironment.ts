/**
 * A person's environment: nothing of the package manager that started these tests, which tells its children not to install.
 */
export const cleanEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env)
      .filter(([name]) => !/^(?:CI|VITEST.*|NODE_.*|(?:p?npm|INIT)_.*)$/i.test(name))
      .map(([name, value]) => [
        name,
        name === "PATH"
          ? value!
              .split(":")
              .filter((folder) => !folder.includes("node_modules"))
              .join(":")
          : value!,
      ]),
  );
