import { environment } from '../config.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { asJson, asLines, isWell, summary } from './print.ts';

/** `npm run doctor`, and `npm run --silent doctor -- --json` for programs. Exits with 1 where something is missing. */
async function main(): Promise<void> {
  const json = process.argv.includes('--json');
  const found: Finding[] = [];
  for (const each of examine({ environment: environment() })) {
    const news = await each;
    found.push(...news);
    if (!json) for (const one of news) process.stdout.write(`${asLines(one)}\n`);
  }
  process.stdout.write(json ? `${asJson(found)}\n` : `\n${summary(found)}\n`);
  process.exitCode = isWell(found) ? 0 : 1;
}

await main();
