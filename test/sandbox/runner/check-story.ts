import { onThisMachine } from '../../on-this-machine.ts';
import type { StoredMessage } from '../slack/messages.ts';
import { renderMessage } from '../slack/render-text.ts';
import type { Player } from './player.ts';
import type { Scene } from './scene.ts';

/** Milliseconds: by then all of it has happened, and only the last messages may be on their way. */
const timeoutMs = onThisMachine(20_000);
/** A real model thinks longer. */
const thinkingMs = 90_000;

type Promised = readonly (readonly [what: string, words: RegExp])[];
type Fact = readonly [holds: boolean, words: string];

/** Looks whether what the meeting was to show is there. Every failure in words. */
export async function checkStory(
  scene: Scene,
  thread: { channel: string; ts: string },
  kind: Player['kind'],
): Promise<string[]> {
  const { slack, pushed } = scene;
  const ben = `<@${slack.users.ben.id}>`;
  const isReal = kind === 'model';
  const promised: Promised = isReal
    ? [['a task of the agent, approved and done', new RegExp(`Done, approved by ${ben}`)]]
    : [...shownByAll(ben), ...(kind === 'mcp' ? shownByMcp : shownByHouse)];
  const missing = await Promise.all(
    promised.map(async ([what, words]) => {
      const matches = (message: StoredMessage) =>
        message.own &&
        message.channel === thread.channel &&
        message.threadTs === thread.ts &&
        (words.test(message.text) || words.test(renderMessage(message)));
      const found = slack.waitForMessage(matches, {
        timeout: isReal ? thinkingMs : timeoutMs,
        current: true,
      });
      return found.then(
        () => [],
        () => [`The thread doesn’t show ${what} (${words}).`],
      );
    }),
  );
  const facts: Fact[] = [
    [pushed.taken() > 0, 'No event came through the webhook.'],
    ...(isReal ? [] : factsOf(scene)),
  ];
  return [
    ...missing.flat(),
    ...facts.flatMap(([holds, words]) => (holds ? [] : [words])),
    ...pushed.failures.slice(0, 3),
  ];
}

function shownByAll(ben: string): Promised {
  return [
    ['the document', /:page_facing_up:.*Checkout rollout plan/],
    ['the figures that were asked for', /212 of 48,310/],
    ['the follow-up, approved', new RegExp(`the switch.*Done, approved by ${ben}`, 's')],
    ['that the CRM was not updated', /Northwind.*Failed.*HubSpot refused access/s],
    ['the answer', new RegExp(`release freeze.*Answered by ${ben}`, 's')],
  ];
}

const shownByHouse: Promised = [
  ['what it heard of that answer', /The thread says: No freeze/],
  ['what it answered in the thread', /everybody on Monday if errors stay flat\. Priya Nair said so at 0:08/],
  ['all of its tasks', /^4 tasks: 3 done, 1 failed/],
];

const shownByMcp: Promised = [
  ['that the agent was told', /The agent read it/],
  ['what the agent answered', /^Will do:/],
  ['all of its tasks', /^5 tasks: 4 done, 1 failed/],
];

function factsOf({ slack, google, hubspot, payments }: Scene): Fact[] {
  const plans = slack.canvases().filter(({ title }) => title === 'Checkout rollout plan');
  const counted = payments?.calls.length ?? 1;
  return [
    [plans.length === 1, `There are ${plans.length} canvases with the plan.`],
    [google.events.length === 1, `The calendar has ${google.events.length} follow-ups, not one.`],
    [google.events[0]?.attendees.length === 3, 'The follow-up doesn’t invite its three guests.'],
    [hubspot.engagements.length === 0, 'HubSpot has the note, although it refused it.'],
    [counted === 1, `The MCP server was asked ${counted} times, not once.`],
  ];
}
