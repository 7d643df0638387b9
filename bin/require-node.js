// Ends the program with a sentence on a Node that is too old for it. Plain JavaScript that every Node can read, and the first
// import of whatever starts the program, so that nothing else fails before.
const NEEDED = 26;
if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(
    `Dostyk needs Node ${NEEDED} or newer, but this is Node ${process.versions.node}: run \`npm ci && npm start\`, which brings its own, or install a newer Node.\n`,
  );
  process.exit(1);
}
