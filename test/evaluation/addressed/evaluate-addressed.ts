import { commonNames } from './common-names.ts';
import { falseAlarms, figuresOf, isTaken, type Named, sumOf } from './measure.ts';
import { madeCases, meetingsIn, namedIn, talksHere } from './sources.ts';

/**
 * Prints how surely it's known when the house agent is spoken to: on made cases, and on real meetings. `--details` shows what
 * went wrong in the part for tuning; `--meetings <folder>` adds meetings as JSON, with `named.tsv` beside them.
 */
export function evaluateAddressed(args: readonly string[]): void {
  const details = args.includes('--details');
  const folder = args[args.indexOf('--meetings') + 1];
  for (const part of ['tuning', 'held-out'] as const) printMade(part, details && part === 'tuning');
  const more = args.includes('--meetings') && folder ? folder : null;
  const talks = [...talksHere(), ...(more ? meetingsIn(more) : [])];
  const { alarms, hours } = falseAlarms(talks, commonNames);
  console.log(`\nreal meetings, ${commonNames.length} names that nobody there has`);
  console.log(
    `  ${alarms.length} false alarms in ${hours.toFixed(1)} hours: ${perHour(alarms.length, hours)} an hour`,
  );
  for (const { persona, text } of details ? alarms : []) console.log(`    ${persona}: ${text.slice(0, 200)}`);
  printNamed(talks, [...namedIn(null), ...(more ? namedIn(more) : [])]);
}

function printMade(part: 'tuning' | 'held-out', details: boolean): void {
  const cases = madeCases(part);
  console.log(`\nmade, ${part}`);
  for (const [kind, those] of Map.groupBy(cases, (one) => one.kind))
    console.log(`  ${kind}: ${figures(sumOf(those.map(figuresOf)))}`);
  console.log(`  all ${cases.length} lines: ${figures(sumOf(cases.map(figuresOf)))}`);
  for (const one of details ? cases : []) {
    const { hits, turns, alarms } = figuresOf(one);
    if (hits < turns) console.log(`    missed (${one.names.persona}) ${one.line}`);
    if (alarms > 0) console.log(`    false alarm (${one.names.persona}) ${one.line}`);
  }
}

function printNamed(talks: ReturnType<typeof talksHere>, named: readonly Named[]): void {
  console.log('\nreal meetings, a person’s name as the persona’s');
  for (const [is, those] of Map.groupBy(named, (one) => one.is)) {
    const taken = those.filter((one) => {
      const talk = talks.find(({ id }) => id === one.meeting);
      return talk && isTaken(talk, one);
    });
    console.log(`  ${is}: ${taken.length} of ${those.length} begin a turn`);
  }
}

function figures({ hits, turns, alarms }: ReturnType<typeof sumOf>): string {
  return `${turns > 0 ? `${hits} of ${turns} turns found, ` : ''}${alarms} false alarms`;
}

function perHour(count: number, hours: number): string {
  return (count / hours).toFixed(3);
}
