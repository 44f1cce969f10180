import type { ClockDifference } from '../../slack/ask-slack.ts';
import { toleranceMs } from '../../workers/clock.ts';
import { type Finding, findings } from '../finding.ts';

const clock = findings('Clock');

/** This machine's clock beside Slack's and the database's, which decides when things happen. */
export function findClock(slack: ClockDifference | null, databaseMs: number | null): Finding {
  const differences = [
    ...(slack ? [{ whose: 'Slack’s', aheadMs: slack.aheadMs, unsureMs: slack.unsureMs }] : []),
    ...(databaseMs === null ? [] : [{ whose: 'the database’s', aheadMs: databaseMs, unsureMs: 0 }]),
  ];
  const off = differences.filter(({ aheadMs, unsureMs }) => Math.abs(aheadMs) - unsureMs > toleranceMs);
  if (differences.length === 0)
    return clock.warning(
      'there was no other clock to compare with.',
      'If this machine’s is wrong, things happen early or late.',
      'Run this again once Slack answers.',
    );
  if (off.length === 0)
    return clock.ok(`agrees with ${differences.map(({ whose }) => whose).join(' and ')}.`);
  return clock.warning(
    `this machine’s is ${off.map(sayOff).join(', and ')}.`,
    'Things happen that much too early or too late. Beyond five minutes, signed requests are refused.',
    'Keep the machines on NTP, and correct the wrong clock.',
  );
}

function sayOff({ whose, aheadMs }: { whose: string; aheadMs: number }): string {
  return `${Math.round(Math.abs(aheadMs) / 1_000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${whose}`;
}
