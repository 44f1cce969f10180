import { expect, test } from 'vitest';
import type { Entry } from '../../../services/consent/entry.ts';
import { limits } from '../../../services/slack/limits.ts';
import { sayLedger } from '../../../services/slack/words/ledger.ts';
import { aMeeting, start as at } from '../../support/arbitrary-meetings.ts';

test('a ledger of a crowd says how many of its entries it doesn’t show', () => {
  const entries = Array.from({ length: 500 }, (_, index): Entry => {
    const name = `Guest ${index}`;
    return { kind: 'seen', at, who: null, name, words: null, detail: null, forgottenAt: null };
  });
  const said = sayLedger({ kind: 'ledger', meeting: aMeeting(), entries });
  expect(said.length).toBeLessThanOrEqual(limits.sectionText);
  const shown = said.match(/was seen/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(20);
  expect(said).toContain(`…and ${500 - shown} more entries.`);
  expect(said).toContain('Nothing in the transcript shows');
});
