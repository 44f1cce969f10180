import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { AgentHands } from './open-agent.ts';
import { type Cue, standupWork, type WorkDeps } from './standup-work.ts';

export type RunAgentDeps = {
  hands: AgentHands;
  /** The call it works in. */
  link: string;
  pause: WorkDeps['pause'];
  say: (words: string) => void;
  /** Aborted when the sandbox ends. */
  stop: AbortSignal;
};

/** Milliseconds between two looks at the meeting. */
const lookEvery = 300;

const listSchema = z.looseObject({
  meetings: z.array(z.looseObject({ meeting_id: z.string(), state: z.string(), link: z.string() })),
});
const meetingSchema = z.looseObject({
  state: z.string(),
  transcript: z.array(z.looseObject({ speaker: z.string(), text: z.string(), start_ms: z.number() })),
});
const messagesSchema = z.looseObject({ messages: z.array(z.looseObject({ text: z.string() })) });

/**
 * A scripted agent: hears what is said in the call, does what it is asked, listens to the thread. Resolves when
 * everything it was asked for is over; rejects when something was refused.
 */
export async function runAgent(deps: RunAgentDeps): Promise<void> {
  const { hands, say, stop } = deps;
  const meetingId = await findMeeting(deps);
  if (!meetingId) return;
  say('found its meeting and listens');
  listen(deps, meetingId);
  const tasks: Promise<void>[] = [];
  const heard = new Set<RegExp>();
  for (;;) {
    const meeting = meetingSchema.parse(await hands.call('get_meeting', { meeting_id: meetingId }));
    for (const { hears, work: doIt } of standupWork) {
      const cue = meeting.transcript.find(({ text }) => hears.test(text));
      if (!cue || heard.has(hears)) continue;
      heard.add(hears);
      say(`heard ${cue.speaker}: “${cue.text}”`);
      tasks.push(carryOut(deps, meetingId, cue, doIt));
    }
    const isOver = /^(wrapping_up|done|failed|cancelled)$/.test(meeting.state);
    if (heard.size === standupWork.length || isOver || stop.aborted) break;
    await sleep(lookEvery);
  }
  await Promise.all(tasks);
}

async function carryOut(
  { hands, pause, say }: RunAgentDeps,
  meetingId: string,
  cue: Cue,
  doIt: (typeof standupWork)[number]['work'],
): Promise<void> {
  say(await doIt({ hands, meetingId, pause }, cue));
}

/** Null when the call was given up before anybody went in. */
async function findMeeting({ hands, link, stop }: RunAgentDeps): Promise<string | null> {
  while (!stop.aborted) {
    const { meetings } = listSchema.parse(await hands.call('list_meetings', {}));
    const mine = meetings.find((meeting) => meeting.link === link);
    // At twenty times the speed the call may be over by now; what was said is there all the same.
    if (mine && /^(live|leaving|wrapping_up|done)$/.test(mine.state)) return mine.meeting_id;
    if (mine && /^(failed|cancelled)$/.test(mine.state)) return null;
    await sleep(lookEvery);
  }
  return null;
}

/** For as long as the sandbox runs, also after the call: people in the thread are answered. */
function listen({ hands, say, stop }: RunAgentDeps, meetingId: string): void {
  const listenOn = async () => {
    while (!stop.aborted) {
      const given = await hands.call('read_channel_messages', { meeting_id: meetingId, wait_seconds: 20 });
      for (const { text } of messagesSchema.parse(given).messages) {
        say(`was told in the thread: “${text}”`);
        const input = { text: `Will do: ${text}` };
        await hands.call('post_message', { meeting_id: meetingId, input });
      }
      await sleep(lookEvery);
    }
  };
  listenOn().catch((error: unknown) => say(String(error)));
}
