import { expect, test } from 'vitest';
import { dmsTo, recapOf, startRecaps, told } from '../../../support/recap.ts';

test('taking, finishing, reopening and dropping an item edits the list in place, with who and when', async () => {
  const world = await startRecaps();
  const { ada, ben, cleo } = world.slack.users;
  const recap = await recapOf(world, {
    items: [{ text: 'Send the plan', due: 'next sprint' }, { text: 'Tell support' }],
  });
  await recap.reads('• Send the plan (_unassigned_, due next sprint)');
  await recap.reads('recap of “Weekly sync”');
  const messages = () => world.slack.messages(recap.channel, recap.ts).filter(({ own }) => own).length;
  const before = messages();

  await recap.choose(ben, 'Send the plan', 'Take it');
  await recap.reads('• Send the plan (@Ben, due next sprint)');
  await recap.choose(cleo, 'Send the plan', 'Done');
  await recap.reads(
    /• ~Send the plan~ \(@Ben\) :white_check_mark: done by @Cleo, \d+ \w+ \d{4} at \d\d:\d\d\n\[⋯ Reopen \| Edit…\]/,
  );
  await recap.choose(ada, 'Send the plan', 'Reopen');
  await recap.reads('• Send the plan (@Ben, due next sprint)');
  await recap.choose(ada, 'Tell support', 'Not an action');
  await recap.reads('_Not an action: Tell support_ by @Ada');

  expect(await recap.items()).toMatchObject([
    {
      text: 'Send the plan',
      ownerId: ben.id,
      ownerName: 'Ben',
      state: 'open',
      version: 4,
      changedBy: ada.id,
    },
    { text: 'Tell support', state: 'dropped', version: 2, changedBy: ada.id },
  ]);
  expect(messages()).toBe(before);
  expect([ada, ben, cleo].flatMap((one) => dmsTo(world, one))).toEqual([]);
});

test('assigning an item messages its new owner once, with where it comes from', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben, cleo } = slack.users;
  const recap = await recapOf(world, { items: [{ text: 'Send the *plan* <now>', due: '2099-11-27' }] });
  const assign = async (to: { id: string }) => {
    await recap.choose(ada, 'Send the ∗plan∗', 'Assign…');
    const form = await slack.waitForView((view) => view.user === ada.id);
    expect(form).toMatchObject({ title: 'Assign', inputs: [{ type: 'users_select', label: 'For whom?' }] });
    const values = { owner: to.id };
    expect(await slack.submitView({ user: ada.id, viewId: form.id, values })).toMatchObject({
      action: 'close',
    });
    await recap.reads(to === ben ? '(@Ben, due' : '(@Cleo, due');
  };

  await assign(ben);
  await assign(cleo);
  await assign(ben);
  await slack.waitForMessage((message) => message.channel === cleo.dm);
  await slack.idle();

  const page = `https://${slack.domain}.slack.com/archives/${recap.channel}/p${recap.ts.replace('.', '')}`;
  const message = expect.stringMatching(
    new RegExp(
      `^@Ada assigned you.*\\*Weekly sync\\*.*\\n• Send the ∗plan∗ <now> \\(due Fri 27 Nov 2099\\)\\n.*\\(${page}\\)`,
    ),
  );
  await expect.poll(() => dmsTo(world, ben)).toEqual([message]);
  expect(dmsTo(world, cleo)).toEqual([message]);
  expect((await recap.items())[0]).toMatchObject({ ownerId: ben.id, told: [ben.id, cleo.id], version: 4 });
  // Whoever takes it for themselves knows.
  await recap.choose(ada, 'Send the ∗plan∗', 'Take it');
  await recap.reads('(@Ada, due');
  expect(dmsTo(world, ada)).toEqual([]);
});

test('an edit changes words, day and owner, and says who edited and when', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const recap = await recapOf(world, { items: [{ text: 'Send the plan', owner: 'Priya', due: 'soon' }] });
  const edit = async (item: string) => {
    await recap.choose(ada, item, 'Edit…');
    return slack.waitForView((view) => view.user === ada.id);
  };
  const form = await edit('Send the plan');
  expect(form.inputs.map(({ blockId, initial }) => [blockId, initial])).toEqual([
    ['text', 'Send the plan'],
    ['due_on', ''],
    ['due_words', 'soon'],
    ['owner', ''],
    ['owner_name', 'Priya'],
  ]);
  const values = { text: 'Send the launch plan', due_on: '2099-11-27', owner: ben.id };
  expect(await slack.submitView({ user: ada.id, viewId: form.id, values })).toMatchObject({
    action: 'close',
  });
  await recap.reads(
    /• Send the launch plan \(@Ben, due Fri 27 Nov 2099\)\n_edited by @Ada, \d+ \w+ \d{4} at/,
  );
  await expect.poll(() => dmsTo(world, ben)).toHaveLength(1);
  const asked = { user: ada.id, channel: recap.channel, text: 'ask who sends the launch plan?' };
  expect((await slack.command(asked)).text).toContain('Send the launch plan');

  const again = await edit('Send the launch plan');
  expect(again.inputs.map(({ blockId, initial }) => [blockId, initial])).toEqual([
    ['text', 'Send the launch plan'],
    ['due_on', '2099-11-27'],
    ['owner', ben.id],
    ['owner_name', ''],
  ]);
  await slack.submitView({
    user: ada.id,
    viewId: again.id,
    values: { due_on: '', owner: '', owner_name: 'Jonas of Acme' },
  });
  await recap.reads('• Send the launch plan (*Jonas of Acme*)\n');
  expect(await recap.items()).toMatchObject([
    {
      ownerId: null,
      ownerName: 'Jonas of Acme',
      due: null,
      editedBy: ada.id,
      changedBy: null,
      remindAt: null,
    },
  ]);

  const blank = await edit('Send the launch plan');
  const sent = await slack.submitView({ user: ada.id, viewId: blank.id, values: { text: ' \n ' } });
  expect(sent.errors).toEqual({ text: expect.stringContaining('needs to be') });
});

test('when two people act at once, one wins and the other hears who was first', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben, cleo } = slack.users;
  const recap = await recapOf(world);
  await recap.reads('• Send the plan (_unassigned_)');
  const old = recap.valueOf('Send the plan', 'Take it');

  await Promise.all([ben, cleo].map((who) => recap.choose(who, 'Send the plan', 'Take it', old)));
  await recap.reads(/• Send the plan \(@(Ben|Cleo)\)/);
  const [item] = await recap.items();
  const second = item?.ownerId === ben.id ? cleo : ben;
  const said = () => slack.ephemerals.filter(({ user }) => user === second.id).map(({ text }) => text);
  await expect
    .poll(said)
    .toEqual([expect.stringMatching(`^<@${item?.ownerId}> was first.*open, for <@${item?.ownerId}>`)]);
  expect(item).toMatchObject({ version: 2 });

  // Ada's screen still shows the list as it was.
  expect(
    await told(world, ada, () => recap.choose(ada, 'Send the plan', 'Done', old.replace('take', 'done'))),
  ).toMatch(/^@(Ben|Cleo) was first.*open/);
  // Nor does her form count, once somebody else was there.
  await recap.choose(ada, 'Send the plan', 'Edit…');
  const form = await slack.waitForView((view) => view.user === ada.id);
  await recap.choose(ben, 'Send the plan', 'Done');
  await recap.reads('~Send the plan~');
  const late = await slack.submitView({ user: ada.id, viewId: form.id, values: { text: 'Else' } });
  expect(late.errors).toEqual({ owner: expect.stringMatching(`^<@${ben.id}> was first.*done`) });
  expect(await recap.items()).toMatchObject([{ text: 'Send the plan', state: 'done' }]);
});
