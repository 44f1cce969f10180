import { sendShortcut } from '../../../services/slack/blocks/send-form.ts';
import { envelopeOf } from '../../sandbox/slack/event-payloads.ts';
import { WORKSPACE } from '../../sandbox/slack/seed.ts';
import type { World } from '../world.ts';
import { sendToApp } from './attack.ts';
import { secret } from './of-leads.ts';
import { registered } from './presses.ts';
import { eventsOf } from './told-events.ts';
import { typedOf } from './typed-words.ts';
import { type Leads, whereLeadsIs } from './where-leads-is.ts';

/** Who does it, where, and of which workspace Slack says they are. */
export type Attacker = { readonly userId: string; readonly channelId: string; readonly teamId: string };

const form = 'application/x-www-form-urlencoded';
let sent = 0;

/** Every command, shortcut and event of the app, with words and times that name what #leads has; answers what its answers leaked. */
export async function sayEverything(world: World, by: Attacker): Promise<string[]> {
  const leads = await whereLeadsIs(world);
  const { command, shortcut, event } = registered();
  const leaks: string[] = [];
  const say = async (what: string, body: string, contentType: string) => {
    const answer = await (await sendToApp(world, body, contentType)).text();
    if (answer.includes(secret)) leaks.push(`${what}: ${answer.slice(0, 300)}`);
  };
  for (const name of new Set(command))
    for (const text of typedOf(name, leads)) await say(text, commandBody(by, name, text), form);
  for (const id of new Set(shortcut))
    for (const payload of shortcutsOf(id, leads, by))
      await say(id, new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form);
  for (const type of new Set(event))
    for (const one of eventsOf(type, leads, by)) await say(type, eventBody(by, one), 'application/json');
  return leaks;
}

function commandBody({ userId, channelId, teamId }: Attacker, command: string, text: string): string {
  sent += 1;
  const place = { team_id: teamId, channel_id: channelId, user_id: userId, user_name: 'x' };
  return new URLSearchParams({
    ...{ ...place, command, text, api_app_id: WORKSPACE.appId, trigger_id: `${sent}.3.4` },
    is_enterprise_install: 'false',
  }).toString();
}

/** On a message of theirs that has the time of one in #leads, and its link. */
function shortcutsOf(id: string, { posted, links }: Leads, by: Attacker): object[] {
  const { userId, channelId, teamId } = by;
  const who = { user: { id: userId, team_id: teamId }, team: { id: teamId }, api_app_id: WORKSPACE.appId };
  const common = { ...who, callback_id: id, is_enterprise_install: false, enterprise: null };
  if (id === sendShortcut.anywhere) return [{ ...common, type: 'shortcut', trigger_id: '1.2.3' }];
  return posted.slice(0, 4).map((ts, at) => ({
    ...{ ...common, type: 'message_action', trigger_id: '1.2.3', channel: { id: channelId } },
    message: { type: 'message', ts, thread_ts: ts, user: userId, text: `<${links[at % links.length]}>` },
  }));
}

/** It comes to our installation, as over Slack Connect; of which workspace its person is stands outside. */
function eventBody({ teamId }: Attacker, event: Readonly<Record<string, unknown>>): string {
  sent += 1;
  const given = { eventId: `EvFORGED${sent}`, isExtShared: false, teamId: WORKSPACE.teamId };
  return JSON.stringify({ ...envelopeOf({ ...event }, given), team_id: teamId });
}
