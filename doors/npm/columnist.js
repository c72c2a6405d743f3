#!/usr/bin/env node
// Says what is missing before anything is imported that an older Node cannot read.
const OLDEST = 24;

if (Number(process.versions.node.split(".", 1)[0]) < OLDEST) {
  process.stderr.write(
    `Columnist needs Node ${OLDEST} or later, and this is ${process.versions.node}: install it from nodejs.org\n`,
  );
  process.exitCode = 1;
} else await import("./start.js");
