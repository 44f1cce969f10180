import { sql } from 'drizzle-orm';
import type { Executor } from '../../../services/store/executor.ts';
import { WORKSPACE } from '../../sandbox/slack/seed.ts';
import { signatureHeaders } from '../../sandbox/slack/signing.ts';
import type { World } from '../world.ts';
import type { Objects } from './of-leads.ts';
import { filledIn, objectsOf, registered, valuesOf } from './presses.ts';

/** Who presses, and what Slack says of where; `channelId` is what our own windows would say. */
export type Scene = {
  readonly userId: string;
  readonly teamId: string;
  /** Of whose message or window it is. */
  readonly installedIn: string;
  readonly channelId: string;
  readonly where: 'message' | 'window' | 'home' | 'task';
  /** Every object and every choice of each menu, or the first. */
  readonly isThorough?: boolean;
  /** Only these actions, and no forms. */
  readonly only?: RegExp;
};

const ts = '1796000000.000100';
const atOnce = 12;

/** Every button and menu, then every form, with values that name others' objects. */
export async function pressEverything(world: World, scene: Scene, objects: Objects): Promise<void> {
  const { action: actions, view: views } = registered();
  // `…_0` to `…_9` are one button, beside the lines of a list.
  const { only = /./ } = scene;
  const distinct = [...new Set(actions)].filter((id) => !/_[1-9]$/.test(id) && only.test(id));
  const some = (named: readonly string[]) => (scene.isThorough ? named : named.slice(0, 1));
  const presses = distinct.flatMap((actionId) => {
    const values = valuesOf(actionId, objects);
    return some(values).map((value) => press(scene, actionId, value));
  });
  const forms = scene.only
    ? []
    : views.flatMap((id) => some(objectsOf(id, objects)).map((object) => submission(scene, id, object)));
  const all = [...presses, ...forms];
  for (let from = 0; from < all.length; from += atOnce)
    await Promise.all(all.slice(from, from + atOnce).map((payload) => send(world, payload)));
}

/** One press; answers the status. */
export async function pressOne(world: World, scene: Scene, actionId: string, value: string): Promise<number> {
  return send(world, press(scene, actionId, value));
}

function press(scene: Scene, actionId: string, value: string): object {
  return {
    ...{ ...by(scene), type: 'block_actions', ...placeOf(scene, value) },
    actions: [{ type: 'button', action_id: actionId, block_id: 'forged', value, action_ts: '1.2' }],
  };
}

function submission(scene: Scene, callbackId: string, object: string): object {
  const view = {
    ...viewOf(scene, object),
    type: 'modal',
    callback_id: callbackId,
    state: { values: filledIn },
  };
  return { ...by(scene), type: 'view_submission', view };
}

let pressed = 0;

function by({ userId, teamId }: Scene): object {
  pressed += 1;
  return {
    ...{ user: { id: userId, username: 'x', name: 'x', team_id: teamId }, team: { id: teamId } },
    ...{ api_app_id: WORKSPACE.appId, trigger_id: `${pressed}.2.3`, enterprise: null },
    is_enterprise_install: false,
  };
}

function placeOf(scene: Scene, value: string): object {
  const { channelId, installedIn, where } = scene;
  const at = { channel_id: channelId, message_ts: ts };
  if (where === 'task') return { container: { type: 'entity_detail', ...at } };
  if (where !== 'message')
    return { view: { ...viewOf(scene, value), type: where === 'home' ? 'home' : 'modal' } };
  const profile = { app_id: WORKSPACE.appId, team_id: installedIn };
  return {
    ...{ channel: { id: channelId }, container: { type: 'message', ...at } },
    message: { ts, text: '', user: WORKSPACE.botUserId, bot_profile: profile },
  };
}

function viewOf({ channelId, installedIn }: Scene, object: string): object {
  const [id, version = '1'] = object.split(':');
  const metadata = { id, number: Number(version), channelId, threadTs: null };
  return {
    ...{ id: 'V0FORGED01', app_installed_team_id: installedIn, private_metadata: JSON.stringify(metadata) },
    state: { values: {} },
  };
}

async function send(world: World, payload: object): Promise<number> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return (await sendToApp(world, body, 'application/x-www-form-urlencoded')).status;
}

/** Sends it as Slack does, signed. */
export async function sendToApp({ app }: World, body: string, contentType: string): Promise<Response> {
  const signed = signatureHeaders(WORKSPACE.signingSecret, body);
  const headers = { 'content-type': contentType, ...signed };
  return fetch(`http://127.0.0.1:${app.port}/slack/events`, { method: 'POST', body, headers });
}

/** What only says how work goes on: messages are looked at where they go. */
const bookkeeping = new Set([
  ...['slack_inbox', 'slack_outbox', 'slack_queues', 'slack_messages', 'slack_edits', 'slack_calls'],
  ...['meeting_history', 'leases', 'processes', 'session_polls', 'provider_health', 'schema_migrations'],
]);

/** Every row in which one of the marks stands, by table; of meetings what people decide. */
export async function rowsWith(db: Executor, marks: readonly string[]): Promise<Record<string, string[]>> {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const each = tables
    .filter(({ name }) => !bookkeeping.has(name))
    .map(
      ({ name }) => sql`select ${name}::text as name, to_jsonb(one) as row from ${sql.identifier(name)} one`,
    );
  const { rows } = await db.execute<{ name: string; row: object }>(sql.join(each, sql` union all `));
  const texts = rows.map(({ name, row }) => ({
    name,
    text: JSON.stringify(name === 'meetings' ? decidedOf(row) : row),
  }));
  const theirs = texts.filter(({ text }) => marks.some((mark) => text.includes(mark)));
  return Object.fromEntries(
    [...Map.groupBy(theirs, ({ name }) => name)].map(([name, some]) => [
      name,
      some.map(({ text }) => text).toSorted(),
    ]),
  );
}

/** What people decide of a meeting, without what its clocks and polls change. */
const ofMeetings = new Set([
  ...['id', 'team_id', 'channel_id', 'requested_by', 'state', 'limit_minutes', 'persona_id', 'bot_name'],
  ...['decided_by', 'held', 'stop_requested_by', 'end_reason', 'forgotten_by', 'notes_hint', 'notes_hint_by'],
  ...['starts_at', 'call_key'],
]);

function decidedOf(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([column]) => ofMeetings.has(column)));
}
