// Files that the process makes are for its own user: the database, the key, whatever comes later.
process.umask(0o077);

// The door for every Node: an old one can't even read main.ts, so it is told here what is needed.
const needed = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < needed) {
  process.stderr.write(
    `Stand-in needs Node ${needed} or newer; this is ${process.version}.\n` +
      'On Linux (x64) `npm ci` installs one, and `npm start` uses it. Elsewhere get one at https://nodejs.org.\n',
  );
  process.exit(1);
}

require('./fast-startup.cjs');

const programs = {
  app: './main.ts',
  setup: './setup/main.ts',
  doctor: './doctor/main.ts',
  manifest: './setup/print-manifest.ts',
  data: './data-sheet/main.ts',
  backup: './backup/main.ts',
  restore: './backup/restore.ts',
  'move-data': './backup/move-data.ts',
};
const program = programs[process.argv[2] ?? 'app'];
if (!program) {
  process.stderr.write(
    `Unknown program ${process.argv[2]}. Use one of: ${Object.keys(programs).join(', ')}.\n`,
  );
  process.exit(1);
}

// `npm run doctor | head`: whoever reads has read enough.
if (program !== programs.app)
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });

const fs = require('node:fs');
if (fs.existsSync('.env')) process.loadEnvFile('.env');
void import(program);
