import { ConfigError, configFromEnvironment } from '../config.ts';
import { dataSheet } from './sheet.ts';

/** `npm run --silent data`: prints what this installation does with data, by the settings in force. */
function main(): void {
  try {
    process.stdout.write(`# What Stand-in does with data here\n\n${dataSheet(configFromEnvironment())}`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

main();
