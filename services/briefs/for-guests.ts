import { maskedAddress } from '../common/masked-address.ts';
import type { Brief } from './brief.ts';

/**
 * What guest accounts of the channel see: of what mustn't be said only what they forbade themselves, and no whole mail addresses,
 * which calendars give where they have no name.
 */
export function forGuests(brief: Brief): Brief {
  const { expected, audience, callList } = brief;
  return {
    ...brief,
    mustNotSay: [...(callList ?? [])],
    expected: expected && {
      ...expected,
      people: expected.people.map(({ name }) => ({ name: withoutAddress(name), email: null })),
      unnamed: [],
    },
    audience:
      audience.kind === 'outsiders' ? { ...audience, names: audience.names.map(withoutAddress) } : audience,
  };
}

function withoutAddress(name: string): string {
  return name.includes('@') ? maskedAddress(name) : name;
}
