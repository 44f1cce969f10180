import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Destination } from '../../../services/notes/destinations/destination.ts';
import type { ProblemOfTry } from '../../../services/notes/destinations/export-problem.ts';
import type { RecapExport } from '../../../services/notes/destinations/recap-export.ts';
import { destinationList, exportsMessage } from '../../../services/slack/blocks/exports.ts';
import { sayAnnouncement } from '../../../services/slack/words/exports.ts';
import { absurd, expectFit } from './absurd.ts';

const kind = fc.constantFrom('canvas' as const, 'email' as const, 'notion' as const, 'webhook' as const);
const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
const uuid = fc.uuid();

const once: fc.Arbitrary<ProblemOfTry> = fc.oneof(
  fc.record({ kind: fc.constantFrom('other', 'mail_refused', 'login_refused'), said: absurd }),
  fc.record({ kind: fc.constant('answered' as const), status: fc.nat(599), said: absurd }),
  fc.record({ kind: fc.constantFrom('slack_refused', 'slack_unsure'), error: absurd }),
);
const problem = fc.oneof(once, fc.record({ kind: fc.constant('gave_up' as const), last: once }));

const recapExport: fc.Arbitrary<RecapExport> = fc.record({
  ...{
    id: uuid,
    teamId: fc.constant('T1'),
    meetingId: uuid,
    destinationId: uuid,
    kind,
    target: absurd,
    label: absurd,
  },
  state: fc.constantFrom('pending', 'sending', 'sent', 'failed', 'uncertain'),
  ...{ attempts: fc.nat(100), since: moment, nextAt: fc.option(moment), problem: fc.option(problem) },
  url: fc.option(fc.webUrl({ withQueryParameters: true, withFragments: true })),
  ...{ notesVersion: fc.option(fc.nat(9)), createdAt: moment, finishedAt: fc.option(moment) },
});
const destination: fc.Arbitrary<Destination> = fc.record({
  ...{
    id: uuid,
    teamId: fc.constant('T1'),
    channelId: fc.constant('C1'),
    kind,
    target: absurd,
    label: absurd,
  },
  ...{ secret: fc.option(fc.constant('canary')), addedBy: fc.constant('U1'), addedAt: moment },
  ...{ removedBy: fc.constant(null), removedAt: fc.constant(null) },
});

test('Slack takes the message about any exports in any state', () => {
  fc.assert(
    fc.property(fc.array(recapExport, { maxLength: 40 }), (all) => expectFit(exportsMessage(all))),
    { numRuns: 150 },
  );
});

test('Slack takes the list of any destinations, and no secret is in it', () => {
  fc.assert(
    fc.property(fc.array(destination, { maxLength: 30 }), (all) => {
      const list = destinationList(all);
      expectFit(list);
      expect(JSON.stringify([list, sayAnnouncement('added', all, 'U1')])).not.toContain('canary');
    }),
    { numRuns: 150 },
  );
});
