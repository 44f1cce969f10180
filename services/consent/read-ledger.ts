import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, type NotEntitled, presentIn } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Entry } from './entry.ts';
import { type LedgerFormat, ledgerFile } from './ledger-file.ts';
import type { ConsentUnit } from './ports/consent-unit.ts';

export type LedgerOutcome =
  | { kind: 'ledger'; meeting: Meeting; entries: readonly Entry[] }
  | { kind: 'not_here' }
  | NotEntitled;

/** By its link, or by a message of its thread. */
type WhichCall = { callKey: string } | { threadTs: string };

export type ReadLedgerDeps<U extends ConsentUnit> = {
  transact: Transact<U>;
  people: Pick<People, 'kindOf' | 'channelsOf'>;
};

/** What people in a call were told and asked for, for those who read its thread. */
export const readLedger =
  <U extends ConsentUnit>({ transact, people }: ReadLedgerDeps<U>) =>
  async (actor: Actor, which: WhichCall): Promise<LedgerOutcome> => {
    const { teamId, channelId } = actor;
    const refusal = await authorize(actor, presentIn(people, { channelId }));
    if (refusal) return refusal;
    return transact(async (unit) => {
      const meeting = await unit.meetings.recorded(teamId, channelId, which);
      if (!meeting) return { kind: 'not_here' };
      return { kind: 'ledger', meeting, entries: await unit.consent.of(meeting.id) };
    });
  };

export type SentLedger = { kind: 'sent' } | Exclude<LedgerOutcome, { kind: 'ledger' }>;

/** The same as a file, in a DM to who asks. It goes when the call is forgotten. */
export const sendLedger =
  <U extends ConsentUnit>(deps: ReadLedgerDeps<U>) =>
  async (actor: Actor, which: WhichCall, format: LedgerFormat): Promise<SentLedger> => {
    const outcome = await readLedger(deps)(actor, which);
    if (outcome.kind !== 'ledger') return outcome;
    const { id } = outcome.meeting;
    return deps.transact(async (unit) => {
      const meeting = await unit.meetings.lock(id);
      if (!meeting) return { kind: 'not_here' };
      const file = ledgerFile(meeting, await unit.consent.of(id), format);
      await unit.announcer.sendLedger(meeting, actor.userId, file);
      return { kind: 'sent' };
    });
  };
