import { expect, test } from 'vitest';
import { standupReplies } from '../../../services/store/schema/standups.ts';
import { askedStandup, startStandups, takesPlace } from '../../support/standups.ts';
import type { World } from '../../support/world.ts';

/** What joins the call as things stand. */
async function kept({ database }: World): Promise<string[]> {
  const rows = await database.db.select().from(standupReplies).orderBy(standupReplies.ts);
  return rows.flatMap(({ name, text }) => (text ? [`${name}: ${text}`] : []));
}

test('a reply edited before the standup goes into the call as edited, and a deleted one doesn’t', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ben, cleo, gus } = slack.users;
  const card = await askedStandup(world);
  const bens = await card.reply(ben, 'At the dentist');
  const cleos = await card.reply(cleo, 'The salary list is in my folder');
  await card.reply(gus, 'Nothing new');
  await card.reads('from: @Ben, @Cleo, @Gus');

  await slack.editMessage({ ...bens, text: 'At the dentist &amp; back by noon' });
  await slack.deleteMessage(cleos);
  await card.reads(/from: @Ben, @Gus$/);

  const session = await takesPlace(world, ['Ada']);
  expect(session.systemPrompt).toContain('Ben: At the dentist & back by noon');
  expect(session.systemPrompt).not.toContain('salary');
  await card.reads('• @Ben: At the dentist & back by noon\n• @Gus: Nothing new');
  expect(card.shown()).not.toMatch(/salary|@Cleo/);
  // Too late: the agent had it already.
  await slack.editMessage({ ...bens, text: 'Never mind' });
  expect(await kept(world)).toEqual(['Ben: At the dentist & back by noon', 'Gus: Nothing new']);
});

test('events that Slack sends twice, late or out of order bring no old words back', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ben, cleo } = slack.users;
  const card = await askedStandup(world);
  const reply = (user: { id: string }, ts: string, text: string) => ({
    type: 'message',
    user: user.id,
    team: slack.teamId,
    ts,
    thread_ts: card.ts,
    text,
  });
  const posted = (message: object) =>
    slack.deliverEvent({ ...message, channel: card.channel, channel_type: 'channel' });
  const changed = (ts: string, parts: object) =>
    slack.deliverEvent({ type: 'message', channel: card.channel, ts, event_ts: ts, hidden: true, ...parts });
  const edited = (ts: string, message: ReturnType<typeof reply>) => {
    const now = { ...message, edited: { user: message.user, ts: `${ts.slice(0, 10)}.000000` } };
    return changed(ts, { subtype: 'message_changed', message: now, previous_message: message });
  };
  const at = (second: number) => `${Math.floor(Date.now() / 1_000) + second}.000100`;

  // The edit is heard of first, and the first edit after the second one.
  const [written, first, second] = [at(0), at(1), at(2)];
  await edited(second, reply(ben, written, 'Back by one'));
  await edited(first, reply(ben, written, 'Back by noon'));
  await posted(reply(ben, written, 'At the dentist'));
  expect(await kept(world)).toEqual(['Ben: Back by one']);
  await edited(second, reply(ben, written, 'Back by one'));
  expect(await kept(world)).toEqual(['Ben: Back by one']);

  const cleos = reply(cleo, at(3), 'Never said');
  const gone = { subtype: 'message_deleted', deleted_ts: cleos.ts, previous_message: cleos };
  await posted(cleos);
  await changed(at(5), gone);
  await posted(cleos);
  await edited(at(4), { ...cleos, text: 'Never said so' });
  await changed(at(5), gone);
  expect(await kept(world)).toEqual(['Ben: Back by one']);
});

test('an edit by someone of another workspace doesn’t count, even where it names no workspace', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ben, xena } = slack.users;
  const card = await askedStandup(world);
  const { channel } = card;
  const edited = (user: { id: string }, second: number) => {
    const ts = `${Math.floor(Date.now() / 1_000) + second}.000100`;
    const before = { type: 'message', user: user.id, ts, thread_ts: card.ts, text: 'Hello' };
    const message = { ...before, text: 'Hello, all', edited: { user: user.id, ts } };
    const parts = { subtype: 'message_changed', hidden: true, message, previous_message: before };
    return slack.deliverEvent({
      type: 'message',
      channel,
      channel_type: 'channel',
      ts,
      event_ts: ts,
      ...parts,
    });
  };
  await edited(xena, 1);
  await edited(ben, 2);
  expect(await kept(world)).toEqual(['Ben: Hello, all']);
});

test('only replies of our own people count, not links’ previews, apps, outsiders or other threads', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const card = await askedStandup(world);
  const { channel } = card;
  const bot = { botId: 'B0OTHERAPP', appId: 'A0OTHERAPP', name: 'Other', userId: 'U0OTHERAPP' };

  // A link to a call is no reply, and here nobody goes there either.
  await slack.command({ channel, user: ada.id, text: 'auto off' });
  const linked = await card.reply(ben, 'https://meet.google.com/zzz-zzzz-zzz');
  await slack.editMessage({ ...linked, unfurl: true, attachments: [{ text: 'Zed' }] });
  const apps = await slack.post({ channel, text: 'Build 7 is green', threadTs: card.ts, bot });
  await slack.editMessage({ ...apps, text: 'Build 7 is red' });
  const elsewhere = await slack.post({ channel, user: ada.id, text: 'Lunch?' });
  await slack.editMessage({ ...elsewhere, text: 'Lunch at one?' });
  const strange = await slack.post({
    channel,
    user: ada.id,
    text: 'Hello',
    threadTs: card.ts,
    userTeam: 'T0ELSEWHERE',
  });
  await slack.editMessage({ ...strange, text: 'Hello, all' });
  expect(await kept(world)).toEqual([]);

  // Written where it was only a picture before.
  const picture = await slack.post({
    channel,
    user: ben.id,
    text: '',
    threadTs: card.ts,
    files: [{ id: 'F0PICTURE1' }],
  });
  expect(await kept(world)).toEqual([]);
  await slack.editMessage({ ...picture, text: 'The new logo' });
  expect(await kept(world)).toEqual(['Ben: The new logo']);
});
