import { expect, test } from 'vitest';
import { lookAlikes } from '../../support/look-alikes.ts';
import { letInAtOnce, outbox, untilStates } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

test('look-alike links start no meeting and get no reaction, as text, label, button or attachment', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const channel = slack.channels.general.id;
  const marked = lookAlikes.map((url) => url.replaceAll('&', '&amp;'));

  // Slack makes a real link of `https://…` within what it doesn't take for an address.
  const bare = lookAlikes.filter((url) => /^https?:/i.test(url) || !url.includes('https:'));
  await slack.post({ channel, text: bare.join('\n') });
  await slack.post({ channel, text: marked.map((url) => `<${url}>`).join('\n') });
  await slack.post({
    channel,
    text: marked.map((url) => `<${url}|https://meet.google.com/abc-defg-hij>`).join('\n'),
  });
  await slack.post({
    channel,
    bot: slack.calendarBot,
    attachments: lookAlikes.slice(0, 90).map((url) => ({ title_link: url, from_url: url, fallback: url })),
    blocks: [
      {
        type: 'actions',
        elements: lookAlikes.slice(0, 20).map((url, index) => ({
          type: 'button',
          action_id: String(index),
          text: { type: 'plain_text', text: 'https://meet.google.com/abc-defg-hij' },
          url,
        })),
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: lookAlikes.map((url) => ({
              type: 'link',
              url,
              text: 'https://meet.google.com/abc-defg-hij',
            })),
          },
        ],
      },
    ],
  });

  expect(await world.meetings()).toEqual([]);
  expect(await outbox(world)).toEqual([]);

  // The url that is sent on is rebuilt from the code, whatever came with it.
  await slack.post({ channel, text: 'https://MEET.google.com/ABC-defg-HIJ/?authuser=1&x=https://evil.com' });
  await untilStates(world, 'live');
  expect(pika.sessions.map(({ meetUrl }) => meetUrl)).toEqual(['https://meet.google.com/abc-defg-hij']);
});
