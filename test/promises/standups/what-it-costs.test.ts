import { expect, test } from 'vitest';
import { standupUrl, startStandups, typist } from '../../support/standups.ts';

test('what a standup costs at most is said when it is added, changed and listed', async () => {
  const world = await startStandups();
  const { slack } = world;
  const type = typist(world);
  expect(await type(`add ${standupUrl} weekdays 9:30`, 'in_channel')).toContain(
    'Europe/Helsinki. Up to $16.50 each, about $358 a month. Next: ',
  );
  expect(await type('move 1 mon,wed 9:30 for 15', 'in_channel')).toContain(
    'for 15 min at most. Up to $4.13 each, about $36 a month. Next: ',
  );
  expect(await type('move 1 9:30 for 500', 'in_channel')).toContain(
    'for 60 min at most (not 500: no call may be longer; an admin sets that with MAX_MEETING_MINUTES). Up to $16.50',
  );
  await slack.command({ channel: slack.channels.standup.id, user: slack.users.ada.id, text: 'limit 20' });
  expect(await type(`add ${standupUrl} fri 14:00`, 'in_channel')).toContain(
    'Up to $5.50 each, about $24 a month',
  );
  const list = await type('list');
  expect(list).toContain('for 20 min at most (not 500: this channel’s `/pika limit` is 20); next ');
  expect(list).toContain('; up to $5.50 each, about $48 a month; set up by');

  expect(await type('pause 2', 'in_channel')).not.toContain('$');
  const paused = await type('list');
  expect(paused.split('\n')[1]).not.toContain('$');
});
