import type { Attack } from './attack.ts';
import type { Where } from './stage.ts';
import { floods } from './tries/floods.ts';
import { forging } from './tries/forging.ts';
import { atTheEnd, fromPersona, fromSlack, fromTheCall, throughTools } from './tries/from-everywhere.ts';
import { mustNotBeSaid } from './tries/must-not-say.ts';
import { powersAndMoney } from './tries/powers.ts';
import { toOthers } from './tries/to-others.ts';
import { toServices } from './tries/to-services.ts';

/** Attacks in one app: each list in a call of its own, where at most twenty things may wait for a click. */
export type Play = {
  readonly calls: readonly { readonly where: Where; readonly attacks: readonly Attack[] }[];
  /** Once the others are over, in the first of the calls. */
  readonly last: readonly Attack[];
};

const waits = ({ ends }: Attack) => ends.includes('waits');
const half = Math.ceil(fromTheCall.length / 2);

export const plays: Readonly<Record<string, Play>> = {
  'what was said reaches nobody else': {
    calls: [{ where: 'its own', attacks: [...toOthers, ...forging] }],
    last: [],
  },
  'what was said reaches no service': { calls: [{ where: 'its own', attacks: toServices }], last: [] },
  'what its persona mustn’t say stands nowhere, and nobody gets more power': {
    calls: [
      { where: 'its own', attacks: mustNotBeSaid },
      { where: 'its own', attacks: powersAndMoney },
    ],
    last: [],
  },
  'floods end': { calls: [{ where: 'its own', attacks: floods.filter((one) => !waits(one)) }], last: [] },
  'floods of what waits end': { calls: [{ where: 'its own', attacks: floods.filter(waits) }], last: [] },
  'whatever is said in the call, somebody has to click': {
    calls: [{ where: 'its own', attacks: fromTheCall.slice(half) }],
    last: [],
  },
  'whatever is said in the call, or after it, somebody has to click': {
    calls: [{ where: 'its own', attacks: fromTheCall.slice(0, half) }],
    last: atTheEnd,
  },
  'whatever stands in Slack, somebody has to click': {
    calls: [{ where: 'general', attacks: fromSlack }],
    last: [],
  },
  'whatever tools find or its persona says, somebody has to click': {
    calls: [
      { where: 'general', attacks: throughTools(0) },
      { where: 'standup', attacks: fromPersona },
    ],
    last: [],
  },
};

/** In the order of their numbers, by which hostile words name them. */
export function attacksOf({ calls, last }: Play): Attack[] {
  return [...calls.flatMap(({ attacks }) => attacks), ...last];
}

/** In the words of who reads a failed test. */
export function titleOf({ from, name }: Attack): string {
  return `${from}: ${name}`;
}
