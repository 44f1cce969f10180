import { type EmulatedSession, isLive } from '../../pikastream/session.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import { personFace } from './faces.ts';
import type { ShownCall } from './shown.ts';

/** A session as a picture of its call: who is in it, who speaks, and what was just said. */
export function shownCall(session: EmulatedSession, slack: SlackWorkspace): ShownCall {
  const { id, meetUrl, events, botName } = session;
  const there = new Set<string>();
  for (const event of events) {
    if (event.type === 'participant.joined') there.add(event.participant.name);
    if (event.type === 'participant.left') there.delete(event.participant.name);
  }
  const said = events.findLast((event) => event.type === 'transcript.segment');
  const caption =
    said?.type === 'transcript.segment' ? { speaker: said.segment.speaker, text: said.segment.text } : null;
  return {
    id,
    link: meetUrl,
    thread: threadOf(session, slack),
    state: stateOf(session),
    admittedAt: admittedAt(session),
    persona: { name: botName, face: `calls/${id}/face` },
    others: [...there].filter((name) => name !== botName).map((name) => ({ name, face: personFace(name) })),
    caption,
  };
}

function stateOf(session: EmulatedSession): ShownCall['state'] {
  if (!isLive(session)) return 'over';
  if (session.meetingBotConnected) return 'in the call';
  return session.videoWorkerConnected ? 'in the lobby' : 'on its way';
}

/** Whoever is in the call is told who else is, as soon as they're let in. */
function admittedAt({ events }: EmulatedSession): number | null {
  const first = events.find(({ type }) => type === 'participant.joined');
  return first ? Date.parse(first.at) : null;
}

/** The newest message with the link from before the session. */
function threadOf({ meetUrl, createdAt }: EmulatedSession, slack: SlackWorkspace): ShownCall['thread'] {
  const code = meetUrl.split('/').at(-1) ?? meetUrl;
  const pasted = Object.values(slack.channels)
    .flatMap(({ id }) => slack.messages(id))
    .filter(({ own, text, ts }) => !own && text.includes(code) && Number(ts) * 1000 <= createdAt.getTime())
    .toSorted((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1);
  return pasted ? { channel: pasted.channel, ts: pasted.threadTs ?? pasted.ts } : null;
}
