import { readFileSync } from 'node:fs';
import { abuses } from './abuse.ts';
import { databaseFaults } from './database.ts';
import type { Fault } from './fault.ts';
import { pikastreamFaults } from './pikastream.ts';
import { processFaults } from './process.ts';
import { slackFaults } from './slack.ts';

const groups: readonly (readonly [title: string, faults: readonly Fault[]])[] = [
  ['Slack', slackFaults],
  ['PikaStream', pikastreamFaults],
  ['The database', databaseFaults],
  ['Process and time', processFaults],
  ['Abuse', abuses],
];

export const faults: readonly Fault[] = groups.flatMap(([, all]) => all);

/** Where a title has something of each case. */
const cases = /\$\{[^}]*\}|%[sdij]|\$\w+/g;

/** A test as it stands in its file: `${…}` and `%s` stand for what its cases differ in. */
type NamedTest = { file: string; title: string };

/** The tests of a fault; throws where one isn't there any more, or two begin alike. */
export function testsOf({ id, tests }: Fault): NamedTest[] {
  return tests.flatMap(([name, ...beginnings]) => {
    const file = `test/${name}.test.ts`;
    const titles = titlesIn(file);
    return beginnings.map((beginning) => {
      const found = [...new Set(titles)].filter((title) => readable(title).startsWith(beginning));
      const [title] = found;
      if (title === undefined || found.length > 1)
        throw new Error(`${id}: ${found.length} tests in ${file} begin with “${beginning}”`);
      return { file, title };
    });
  });
}

function titlesIn(file: string): string[] {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const calls = source.matchAll(/\btest(?:\.\w+(?:\((?:[^()]|\([^()]*\))*\))?)*\(\s*(['"`])(.*?)\1\s*,/gs);
  return [...calls].map(([, , title = '']) => title);
}

/** `docs/faults.md`: made from the tests, never by hand. */
export function faultsPage(): string {
  return [
    '# Faults',
    '',
    'What goes wrong around Stand-in, what happens then, and the tests that show it. After each of these: no call has two sessions; no session runs',
    'without a row that ends it; each request ends in words; what is billed is never more than what was approved, but for one poll; no secret is in a',
    'log, message, job or error; nothing said in a call chose an effect.',
    '',
    '`npm run test:faults` runs these tests and no others. `npm run soak` has all of it at once. This page is made from `test/faults/` by `npm run faults`.',
    ...groups.flatMap(([title, all]) => ['', `## ${title}`, '', ...table(all)]),
    '',
  ].join('\n');
}

function table(all: readonly Fault[]): string[] {
  return [
    '| | fault | what happens | shown by |',
    '| --- | --- | --- | --- |',
    ...all.map(
      (fault) => `| ${[fault.id, fault.fault, fault.expected, shownBy(fault)].map(cell).join(' | ')} |`,
    ),
  ];
}

function shownBy(fault: Fault): string {
  const byFile = Map.groupBy(testsOf(fault), ({ file }) => file);
  const shown = [...byFile].map(([file, tests]) => {
    const name = file.replace('.test.ts', '').replace(/^test\/(promises\/)?/, '');
    return `[${name}](../${file}): ${tests.map(({ title }) => `“${readable(title)}”`).join(', ')}`;
  });
  return [...shown, ...(fault.instead ? [fault.instead] : [])].join('<br>');
}

/** What differs between a test's cases is left open. */
function readable(title: string): string {
  return title.replaceAll(cases, '…');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Finds a test by its title, whatever its cases are. */
export function patternOf(title: string): string {
  return title
    .split(cases)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
}
