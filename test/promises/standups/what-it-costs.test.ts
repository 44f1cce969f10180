import { expect, test } from 'vitest';
import { inOrder } from '../../support/in-order.ts';
import { standupUrl, startStandups, typist } from '../../support/standups.ts';

test('what a standup costs at most is said when it is added, changed and listed', async () => {
  const world = await startStandups();
  const { slack } = world;
  const type = typist(world);
  expect(await type(`add ${standupUrl} weekdays 9:30`, 'in_channel')).toMatch(
    inOrder('$16.50 each', '$358 a month'),
  );
  expect(await type('move 1 mon,wed 9:30 for 15', 'in_channel')).toMatch(
    inOrder('15 min', '$4.13 each', '$36 a month'),
  );
  expect(await type('move 1 9:30 for 500', 'in_channel')).toMatch(
    inOrder('60 min', 'not 500', 'MAX_MEETING_MINUTES', '$16.50'),
  );
  await slack.command({ channel: slack.channels.standup.id, user: slack.users.ada.id, text: 'limit 20' });
  expect(await type(`add ${standupUrl} fri 14:00`, 'in_channel')).toMatch(
    inOrder('$5.50 each', '$24 a month'),
  );
  const list = await type('list');
  expect(list).toMatch(inOrder('20 min', 'not 500', '`/pika limit` is 20'));
  expect(list).toMatch(inOrder('$5.50 each', '$48 a month'));

  expect(await type('pause 2', 'in_channel')).not.toContain('$');
  const paused = await type('list');
  expect(paused.split('\n')[1]).not.toContain('$');
});
