import { expect, test } from 'vitest';
import { standup } from '../../sandbox/pikastream/scripts/standup.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

for (const door of ['http', 'socket'] as const) {
  test(`a pasted link ends in a recap in its thread (${door})`, async () => {
    const { slack, pika } = await startWorld({ door, pika: { script: standup, speed: 6 } });
    const { general } = slack.channels;

    const { ts } = await slack.post({
      channel: general.id,
      text: 'standup <https://meet.google.com/abc-defg-hij>',
    });

    const recap = await slack.waitForMessage(
      (message) => message.threadTs === ts && message.text.startsWith('Engineering standup'),
    );
    expect(recap.own).toBe(true);
    const thread = slack.messages(general.id, ts).map((message) => message.text);
    expect(thread[1]).toMatch(inOrder('attended', 'abc-defg-hij', 'The call ended'));
    // Between the card and the recap nothing else was said.
    expect(thread[2]).toBe(recap.text);
    expect(pika.sessions.map((session) => session.meetUrl)).toEqual(['https://meet.google.com/abc-defg-hij']);
    expect(pika.liveSessions()).toEqual([]);
  });
}
