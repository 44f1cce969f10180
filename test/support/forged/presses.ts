import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import { registerListeners } from '../../../listeners/register.ts';
import type { ListenerDeps } from '../../../listeners/use-cases.ts';
import { itemVerbs } from '../../../services/slack/blocks/action-items.ts';
import { factVerb } from '../../../services/slack/blocks/memory.ts';
import type { Objects } from './of-leads.ts';

const kinds = ['action', 'view', 'command', 'shortcut', 'event'] as const;
type Heard = Record<(typeof kinds)[number], string[]>;

/** Every id of an action, a form, a command, a shortcut and an event that the app listens to: from its own registration. */
export function registered(): Heard {
  const heard: Heard = { action: [], view: [], command: [], shortcut: [], event: [] };
  const kindOf = (name: string | symbol) => {
    const kind = kinds.find((one) => one === name);
    if (!kind)
      throw new Error(`Nobody attacks what app.${String(name)} registers: add it to test/support/forged`);
    return kind;
  };
  const app = new Proxy({}, { get: (_, name) => (given: unknown) => heard[kindOf(name)].push(idOf(given)) });
  // Only what is heard uses them, and nothing is.
  const unused: unknown = new Proxy(() => {}, { get: () => unused });
  const bolt = app as App;
  registerListeners({ event: bolt, command: bolt, interaction: bolt }, unused as ListenerDeps);
  return heard;
}

/** Of a shortcut's constraints, or the name itself. */
function idOf(given: unknown): string {
  return typeof given === 'object' && given !== null && 'callback_id' in given
    ? String(given.callback_id)
    : String(given);
}

/** What the value of an action, or the id in a form, names; the first that its own name begins with. */
const named: readonly (readonly [kind: string, ...prefixes: string[]])[] = [
  ['standup', 'standup_', 'home_skip'],
  ['item', 'item_', 'promise_', 'home_item'],
  ['fact', 'fact_', 'guest_'],
  ['series', 'calendar_series_'],
  ['calendar', 'calendar_remove', 'calendar_rules', 'calendar_add'],
  ['event', 'calendar_'],
  ['draft', 'persona_back', 'persona_form', 'persona_preview'],
  ['persona', 'face_form', 'persona_'],
  ['toolCall', 'run_'],
  ['export', 'copy_again'],
  ['destination', 'copy_'],
  ['face', 'face_'],
  ['voice', 'voice_'],
  ['key', 'key_'],
  ['oauth', 'oauth_'],
  ['gap', 'objection_'],
  ['request', 'forget_words'],
  ['turn', 'house_'],
  ['held', 'notes_release'],
  ['noted', 'notes_', 'promises_', 'ask_about', 'meeting_forget'],
  ['asked', 'meeting_join', 'meeting_choose', 'meeting_pick', 'meeting_start', 'meeting_decline'],
  ['asked', 'meeting_persona', 'brief_', 'home_not_this'],
  ['live', 'meeting_', 'agent_tell', 'remember_', 'home_stop'],
];
/** These name nothing: what they change is the channel's, or the person's own. */
const nameless = [
  ...['setting_', 'policy_', 'guide_', 'import_', 'home_', 'voices_', 'person_forget', 'send_form'],
];
const verbs: Readonly<Record<string, readonly string[]>> = {
  item_menu: itemVerbs,
  home_item: itemVerbs,
  fact_menu: Object.values(factVerb),
  brief_menu: ['leave', 'take', 'edit', 'remember'],
  standup_menu: ['change', 'pause', 'resume', 'skip', 'remove', 'undo'],
  persona_menu: ['change', 'copy', 'archive', 'picture', 'preview'],
  voice_menu: ['again', 'withdraw'],
  notes_rate: ['helpful', 'unhelpful'],
};

/** Every object, with its version, that an action or a form of this id may name. */
export function objectsOf(id: string, objects: Objects): readonly string[] {
  const [kind] = named.find(([, ...prefixes]) => prefixes.some((prefix) => id.startsWith(prefix))) ?? [];
  if (kind !== undefined) return objects[kind] ?? [];
  if (nameless.some((prefix) => id.startsWith(prefix))) return [randomUUID()];
  throw new Error(`What does ${id} name? Add it to test/support/forged/presses.ts`);
}

/** Every value that the button or the menu may have. */
export function valuesOf(action: string, objects: Objects): string[] {
  return objectsOf(action, objects).flatMap((object) => {
    const [id, version = '1'] = object.split(':');
    if (action === 'meeting_persona') return [`${id}:built_in`];
    if (action === 'meeting_extend') return [`${id}:60`];
    return verbs[action]?.map((verb) => `${id}:${version}:${verb}`) ?? [object];
  });
}

const soon = Math.floor(Date.now() / 1_000) + 7_200;
const typed: Readonly<Record<string, string>> = {
  ...{ text: 'Forged words', message: 'Forged words', question: 'What?', brief_mine: 'Forged words' },
  ...{ do_not_say: 'forged', due_on: '2027-01-01', due_words: '', owner_name: '', email: 'x@forged.test' },
  ...{
    readers: 'channel',
    kind: 'email',
    days: '1,2',
    repeat: 'weekly',
    time: '09:30',
    zone: 'Europe/Berlin',
  },
  ...{ link: 'https://meet.google.com/for-gedd-aaa', minutes: '17', address: 'https://forged.test/x.ics' },
  ...{ send: 'ask', word: '', outside: 'true', ahead: '10', describe: 'Forged', name: 'Forged', auto: 'off' },
  ...{ limitMinutes: '17', budgetUsd: '17', line: 'quiet', weekly: 'on', agent: 'off', digest: 'off' },
  ...{ retentionDays: '17', tool: 'post_message', may: 'read', mail: 'x@forged.test', holdRecap: 'hold' },
  ...{ keep: 'notes', onObjection: 'leave', doNotSay: 'forged', suffix: '(forged)', personCalls: '1' },
  ...{
    channelCalls: '1',
    workspaceCalls: '1',
    pasted: '# Name: Forged',
    persona: 'built_in',
    soul: 'Forged',
  },
};

/** Something in every field that any form has. */
export const filledIn = {
  ...Object.fromEntries(Object.entries(typed).map(([block, value]) => [block, { [block]: { value } }])),
  start: { start: { selected_date_time: soon } },
  approvers: { approvers: { selected_users: ['U0DORA0001', 'U0GUS00001', 'U0XENA0001'] } },
};
