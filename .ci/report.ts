import { readFileSync } from 'node:fs';

/** What vitest's JSON reporter tells, as far as it is used here. */
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

// `report.ts <file> counts`: passed and failed tests. `report.ts <file> failed`: which failed, and why.
const [file = '', what] = process.argv.slice(2);
const report = read(file);
if (what === 'counts') {
  process.stdout.write(`${report.numPassedTests} ${report.numFailedTests}\n`);
} else {
  for (const { name, assertionResults } of report.testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed')
        process.stdout.write(`${name}\n  ${fullName}\n  ${failureMessages[0] ?? ''}\n`);
}

/** Nothing, where the runner died before it could tell. */
function read(path: string): Report {
  const text = readFileSync(path, 'utf8');
  return text === '' ? { numPassedTests: 0, numFailedTests: 0, testResults: [] } : JSON.parse(text);
}
