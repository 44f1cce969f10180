import { expect, test } from 'vitest';
import { homeOf } from '../../../support/home.ts';
import { installedInBoth } from '../../../support/many-workspaces.ts';
import { goLive, press, waitForCard } from '../../../support/slack-acts.ts';

test('a workspace whose people flood, in which Slack answers nothing, keeps no command, card, Stop or Home tab of another waiting', async () => {
  const { worlds } = await installedInBoth({ allowViolations: true });
  const [flooding, other] = worlds;
  const { slack } = flooding;
  const held = Promise.withResolvers<void>();
  const effect = { kind: 'hold', until: held.promise, before: true } as const;
  const hold = (method: string) => slack.faults.add({ method, times: 10_000, effect });
  const [posts, views, homes] = [hold('chat.postMessage'), hold('views.open'), hold('views.publish')];

  const people = Array.from({ length: 12 }, (_, at) => slack.addPerson(`U0MANY${10 + at}`, `Many ${at}`));
  const { general } = slack.channels;
  const sent = people.flatMap(({ id: user }, at) => {
    const members = new Set([...general.members, user]);
    const channel = slack.addChannel({ ...general, id: `C0MANY${10 + at}`, name: `many-${at}`, members }).id;
    const text = `join https://meet.google.com/aaa-aaaa-${'abcdefgh'[at % 8]}${'abcdefgh'[Math.floor(at / 8)]}a`;
    return [
      slack.command({ user, channel, text: 'personas' }),
      slack.command({ user, channel, text }),
      slack.openHome(user),
    ];
  });
  await expect.poll(() => posts.hits).toBeGreaterThanOrEqual(10);
  await expect.poll(() => homes.hits).toBe(8);
  await expect.poll(() => views.hits).toBeGreaterThan(0);

  const { ada } = other.slack.users;
  const { card } = await goLive(other, { code: 'bbb-bbbb-bbb' });
  const home = homeOf(other, ada);
  await home.open('bbb-bbbb-bbb');
  await press(other, ada, card, 'Stop');
  await waitForCard(other, 'bbb-bbbb-bbb', /ended|left/i);
  held.resolve();
  await Promise.allSettled(sent);
});
