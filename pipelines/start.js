/**
 * Starts the command line, or says in one line what is missing: old versions of Node cannot read the sources (they are
 * TypeScript), and before the installation there is nothing to import. So this file is JavaScript, as is program.js.
 */
const OLDEST = 24;
const INSTALL = "npx -y pnpm@12.21.0 install";

if (Number(process.versions.node.split(".", 1)[0]) < OLDEST) {
  process.stderr.write(
    `Columnist needs Node ${OLDEST} or later, and this is ${process.versions.node}: run \`${INSTALL}\`, which brings it ` +
      "(on Windows install Node first), then start through pnpm: `npx -y pnpm@12.21.0 pipeline build`\n",
  );
  process.exitCode = 1;
} else {
  try {
    const { program } = await import("./program.js");
    await import(await program());
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND" || !error.message.startsWith("Cannot find package"))
      throw error;
    process.stderr.write(`Columnist is not installed here yet: run \`${INSTALL}\`\n`);
    process.exitCode = 1;
  }
}
