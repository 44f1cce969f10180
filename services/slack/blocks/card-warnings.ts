import type { Ears } from '../../ears/ears.ts';
import type { PeopleReading } from '../../ears/people/people-reading.ts';
import { type Meeting, waitsForSession } from '../../meetings/meeting.ts';
import type { ProviderHealth } from '../../meetings/ports/provider-health.ts';
import { withoutNotes } from '../../sessions/call-names.ts';
import { escapeText, quote, time } from '../mrkdwn.ts';
import { sayCallPeople } from '../words/call-people.ts';
import { sayNeverHeard } from '../words/notices.ts';
import { sayPersonaProblem } from '../words/reasons/personas.ts';

/** What is known of a meeting beside its row. */
export type KnownBeside = {
  health?: ProviderHealth | undefined;
  /** Who listens where PikaStream tells nothing. */
  ears?: Ears | null;
  /** What Google Meet tells of who is there. */
  people?: PeopleReading | null;
};

/** PikaStream's own word of who is there is nobody else's to add to. */
export function peopleFacts({ state, feed }: Meeting, people: PeopleReading, now: Date): string[] {
  const said = state === 'live' && feed === 'absent' ? sayCallPeople(people, now) : null;
  return said === null ? [] : [said];
}

/** What somebody may have to see to. */
export function warnings(meeting: Meeting, { health, ears, people }: KnownBeside): string[] {
  const said: string[] = [];
  if (meeting.personaProblem && meeting.state === 'proposed')
    said.push(
      `:warning: ${sayPersonaProblem(meeting.personaProblem, escapeText(withoutNotes(meeting.botName)))}`,
    );
  const runs = ['joining', 'live', 'leaving'].includes(meeting.state);
  if (runs && meeting.pollTroubleSaidAt && meeting.pollFailingSince) {
    said.push(
      `:warning: No word from PikaStream since ${time(meeting.pollFailingSince)}; it may still run and bill`,
    );
  }
  if (meeting.seenLeavingAt && meeting.state === 'live')
    said.push(
      `:warning: Seen leaving the call at ${time(meeting.seenLeavingAt)}; PikaStream says it’s still connected, and bills`,
    );
  if (meeting.silenceSaidAt && !meeting.heardAt && meeting.state === 'live')
    said.push(`:warning: ${sayNeverHeard}`);
  if (meeting.leaveAlarmedAt && meeting.state === 'leaving') {
    said.push(':rotating_light: PikaStream hasn’t confirmed the end; it may still bill');
  }
  if (meeting.state === 'dispatching' && meeting.endDetail) {
    said.push(`:warning: Not started yet (${quote(meeting.endDetail, 120)}); trying again for five minutes`);
  }
  if (meeting.feed === 'absent' && meeting.state === 'live' && ears?.state !== 'listening') {
    said.push(sayNoFeed(meeting, people));
  }
  if (waitsForSession(meeting) && health?.failingSince) {
    const good = health.lastOkAt
      ? `; the last one started ${time(health.lastOkAt, '{date_short_pretty} at {time}')}`
      : '';
    const why = health.lastProblem ? ` (${quote(health.lastProblem, 80)})` : '';
    said.push(
      `:warning: PikaStream hasn’t started a session since ${time(health.failingSince)}${why}${good}`,
    );
  }
  return said;
}

function sayNoFeed({ inCallAt }: Meeting, people: PeopleReading | null | undefined): string {
  if (people && people.present !== null)
    return 'PikaStream sends no live feed here, so I can’t tell what is said';
  return inCallAt
    ? 'PikaStream has no live feed here; what I know of the call came another way'
    : 'PikaStream sends no live feed here, so I can’t tell who is in the call or what is said';
}
