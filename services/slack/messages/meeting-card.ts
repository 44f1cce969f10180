import { type CallWorker, isClaimable } from '../../agents/claims/who-works.ts';
import type { TokenUse } from '../../agents/house/token-budget.ts';
import type { Announcement } from '../../consent/announced.ts';
import type { Ears } from '../../ears/ears.ts';
import type { PeopleReading } from '../../ears/people/people-reading.ts';
import type { ChannelSettings } from '../../meetings/channel-settings.ts';
import { isOver, type Meeting, waitsForSession } from '../../meetings/meeting.ts';
import { boundBy } from '../../meetings/money.ts';
import type { ProviderHealthLog } from '../../meetings/ports/provider-health.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { PagesIn } from '../../people/pages.ts';
import type { Executor } from '../../store/executor.ts';
import { recapKey } from '../../store/rows/message-keys.ts';
import { findMessage } from '../../store/rows/outbox-messages.ts';
import { card } from '../blocks/card.ts';
import type { Content } from '../blocks/elements.ts';
import type { PersonaChoice } from '../blocks/persona-field.ts';
import type { ShownRecap } from '../blocks/recap-on-card.ts';

/** Where a message is in Slack. */
type Place = { channelId: string; ts: string };

export type MeetingCardDeps = {
  tx: Executor;
  now: Date;
  health: ProviderHealthLog;
  notesOf: (meetingId: string) => Promise<KeptNotes | null>;
  /** Who listens in a call where PikaStream tells nothing. */
  earsOf: (meetingId: string) => Promise<Ears | null>;
  announcementOf: (meeting: Meeting) => Promise<Announcement | null>;
  /** What Google Meet tells of who is in a call. */
  peopleReadingOf: (meetingId: string) => Promise<PeopleReading | null>;
  /** Who could be sent there. */
  personasOf: (teamId: string, channelId: string) => Promise<PersonaChoice[]>;
  /** What holds in a channel. */
  settingsOf: (teamId: string, channelId: string) => Promise<ChannelSettings>;
  pagesIn: PagesIn;
  /** Who works in a call. */
  workerOf: (meeting: Meeting) => Promise<CallWorker | null>;
  /** What the house agent has spent in a call; null where there's none. */
  tokensOf: (meetingId: string) => Promise<TokenUse | null>;
};

/** The card of a meeting, with what is known beside its row. */
export function meetingCard({
  tx,
  now,
  health,
  notesOf,
  earsOf,
  announcementOf,
  peopleReadingOf,
  personasOf,
  settingsOf,
  pagesIn,
  workerOf,
  tokensOf,
}: MeetingCardDeps) {
  /** Once it can be read, so that the card can say where. `at`: where it was posted a moment ago. */
  const shownRecap = async (meeting: Meeting, at?: Place): Promise<ShownRecap | null> => {
    if (meeting.state !== 'done' || meeting.forgottenAt) return null;
    const place = at ?? (await findMessage(tx, meeting.teamId, recapKey(meeting.id, 0)));
    const notes = place && (await notesOf(meeting.id));
    return notes && { notes, page: pagesIn(meeting.teamId)(place) };
  };

  /** Before there's a session, only an agent that took the meeting over. */
  const shownWorker = async (meeting: Meeting) => {
    const worker = isClaimable(meeting) ? await workerOf(meeting) : null;
    return meeting.sessionId || worker?.kind === 'claimed' ? worker : null;
  };

  return async (meeting: Meeting, recapAt?: Place): Promise<Content> => {
    const policy = isOver(meeting) ? null : await settingsOf(meeting.teamId, meeting.channelId);
    return card(policy ? boundBy(policy, meeting) : meeting, now, {
      health: waitsForSession(meeting) ? await health.read() : undefined,
      recap: await shownRecap(meeting, recapAt),
      announcement: await announcementOf(meeting),
      ears: meeting.connectedAt ? await earsOf(meeting.id) : null,
      people: meeting.state === 'live' ? await peopleReadingOf(meeting.id) : null,
      personas: isYetToGo(meeting) ? await personasOf(meeting.teamId, meeting.channelId) : [],
      policy,
      worker: await shownWorker(meeting),
      tokens: meeting.connectedAt ? await tokensOf(meeting.id) : null,
    });
  };
}

function isYetToGo({ state }: Meeting): boolean {
  return state === 'proposed' || state === 'scheduled';
}
