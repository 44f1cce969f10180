import { hashOf } from '../../common/secret.ts';
import type { ChannelSettings } from '../../meetings/channel-settings.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { UserIn } from '../../people/people.ts';
import { isThere } from '../object.ts';
import type { MeetingOfPage } from '../ports/call-pages.ts';
import type { ConsentUnit } from '../ports/consent-unit.ts';
import { keptOf } from '../word-gap.ts';
import { callNow, withWords } from './call-now.ts';

/** What the page about a call says: nothing that was said there, and nothing that is known of anybody. */
export type AboutCall = {
  /** What it's called in the call. */
  readonly botName: string;
  /** Who sent it; null where Slack doesn't say. */
  readonly sentBy: string | null;
  /** Null until Slack told. */
  readonly workspace: string | null;
  readonly state: 'to_come' | 'there' | 'gone';
  /** Leaves as soon as it's asked to. */
  readonly leavesAtOnce: boolean;
  /** What stays of the call. */
  readonly keep: Keep;
  /** Days that it's kept; null where no end is set. */
  readonly retentionDays: number | null;
  /** When it was in the call, where words of that may be kept; newest first. */
  readonly keptFrom: readonly Date[];
};

export type ReadPageDeps<U extends ConsentUnit> = {
  transact: Transact<U>;
  nameOf: (user: UserIn) => Promise<string | null>;
  workspaceName: (teamId: string) => string | null;
  /** What somebody is called in calls where nobody is chosen yet. */
  builtInName: (keep: Keep) => string;
};

/** Of a call that somebody was sent into, what held then; else what the channel says now. */
async function keepIn(
  { consent }: ConsentUnit,
  meeting: Pick<MeetingOfPage, 'id' | 'sessionStartedAt'> | null,
  { keep }: Pick<ChannelSettings, 'keep'>,
): Promise<Keep> {
  return meeting?.sessionStartedAt ? keptOf(await consent.gaps(meeting.id)) : (keep?.value ?? 'words');
}

export const isPage =
  <U extends ConsentUnit>({ transact }: { transact: Transact<U> }) =>
  (token: string): Promise<boolean> =>
    transact(async (unit) => (await unit.callPages.find(hashOf(token))) !== null);

/** Null where there is no page with that address, or not any more. */
export const readPage =
  <U extends ConsentUnit>({ transact, nameOf, workspaceName, builtInName }: ReadPageDeps<U>) =>
  async (token: string): Promise<AboutCall | null> => {
    const found = await transact(async (unit) => {
      const page = await unit.callPages.find(hashOf(token));
      if (!page) return null;
      const meetings = await unit.callPages.meetings(page);
      const meeting = callNow(meetings);
      const { teamId, channelId } = meeting ?? page;
      const settings = await unit.channels.settings(teamId, channelId);
      return {
        page,
        meeting,
        settings,
        keep: await keepIn(unit, meeting, settings),
        kept: withWords(meetings),
      };
    });
    if (!found) return null;
    const { page, meeting, settings, keep, kept } = found;
    return {
      botName: meeting?.botName ?? builtInName(keep),
      sentBy: await nameOf({ teamId: page.teamId, userId: meeting?.requestedBy ?? page.madeBy }),
      workspace: workspaceName(page.teamId),
      state: meeting?.sessionStartedAt ? (isThere(meeting) ? 'there' : 'gone') : 'to_come',
      leavesAtOnce: settings.onObjection?.value === 'leave',
      keep,
      retentionDays: settings.retentionDays?.value ?? null,
      keptFrom: kept.flatMap(({ sessionStartedAt }) => sessionStartedAt ?? []),
    };
  };
