import type { StoredMessage } from '../slack/messages.ts';
import type { Scene } from './scene.ts';

/** Milliseconds: by then all of it has happened, and only the last messages may be on their way. */
const timeoutMs = 20_000;

/** Looks whether what the meeting was to show is there. Every failure in words. */
export async function checkStory(
  { slack, google, hubspot, pushed }: Scene,
  thread: { channel: string; ts: string },
): Promise<string[]> {
  const shown = async (promise: string, words: RegExp) => {
    const matches = (message: StoredMessage) =>
      message.own &&
      message.channel === thread.channel &&
      message.threadTs === thread.ts &&
      words.test(message.text);
    const found = slack.waitForMessage(matches, { timeout: timeoutMs, current: true });
    return found.then(
      () => [],
      () => [`The thread does not show ${promise} (${words}).`],
    );
  };
  const ben = `<@${slack.users.ben.id}>`;
  const missing = await Promise.all([
    shown('the document', /:page_facing_up:.*Checkout rollout plan/),
    shown('what the agent did by itself', /failed checkouts.*212 of 48,310/s),
    shown('the follow-up, approved', new RegExp(`the switch.*Done, approved by ${ben}`, 's')),
    shown('that the CRM was not updated', /Northwind.*Failed.*HubSpot refused access/s),
    shown('the answer', new RegExp(`release freeze.*Answered by ${ben}`, 's')),
    shown('that the agent was told', /The agent read it/),
    shown('what the agent answered', /^Will do:/),
    shown('all of its tasks', /^5 tasks: 4 done, 1 failed/),
  ]);
  const plans = slack.canvases().filter(({ title }) => title === 'Checkout rollout plan');
  const facts: [boolean, string][] = [
    [plans.length === 1, `There are ${plans.length} canvases with the plan.`],
    [google.events.length === 1, `The calendar has ${google.events.length} follow-ups, not one.`],
    [google.events[0]?.attendees.length === 3, 'The follow-up does not invite its three guests.'],
    [hubspot.engagements.length === 0, 'HubSpot has the note, although it refused it.'],
    [pushed.taken() > 0, 'No event came through the webhook.'],
  ];
  return [
    ...missing.flat(),
    ...facts.flatMap(([holds, words]) => (holds ? [] : [words])),
    ...pushed.failures.slice(0, 3),
  ];
}
