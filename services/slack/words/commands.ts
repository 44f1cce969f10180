import { callsIn } from '../../meetings/links/calls-in-text.ts';
import { escapeText, quote, quotedWords } from '../mrkdwn.ts';
import { whyUnjoinable } from './reasons/links.ts';

/** Each command, and what it does: the sentence that begins with “It”. */
const usages = {
  join: [
    '/pika join <link> [as <persona>] [for <minutes>] [at <time>]',
    'sends Stand-in into a call (so does `/pika` and a link)',
  ],
  leave: ['/pika leave [<link>]', 'makes Stand-in leave the call'],
  status: ['/pika status', 'lists calls here and their cost'],
  actions: ['/pika actions', 'lists what’s left to do after calls here'],
  wallet: ['/pika wallet', 'shows the credits left'],
  auto: ['/pika auto on|ask|off', 'sets what a pasted link does here (`auto apps @app` trusts an app)'],
  policy: [
    '/pika policy [workspace]',
    'sets limit, budget, review, retention and do-not-say list in one form',
  ],
  limit: ['/pika limit <minutes>', 'sets how long a call may last here (or `off`)'],
  budget: ['/pika budget <usd>', 'sets what may be spent here a month (or `off`)'],
  workspace: [
    '/pika workspace [budget <usd>|auto on|ask|off|money members|@name …|suffix <words>|calls person|channel|workspace <n>|removal <days>]',
    'shows the workspace’s settings; admins set them',
  ],
  agent: ['/pika agent on|ask|off', 'sets whether the agent does what a call asks'],
  connect: [
    '/pika connect [new|<code>] [read] [in #channel] [as <name>]|revoke <last four>|all|@who',
    'lets your agent in',
  ],
  personas: ['/pika personas', 'shows, makes and changes personas'],
  persona: ['/pika persona [<name>|off]', 'sets who this channel sends'],
  approvers: ['/pika approvers [@name …|everyone]', 'sets who approves what agents do outside the thread'],
  allow: [
    '/pika allow [<tool> <#channel|@member|name>] [off]',
    'lets a tool act there without approval, until its agent has read words',
  ],
  recap: ['/pika recap hold|share|quiet|loud|weekly [off]', 'sets review, announcements and the Monday list'],
  ask: ['/pika ask <question>', 'searches past meetings; only you see the answer'],
  meetings: ['/pika meetings [<words>]', 'lists past meetings'],
  standup: [
    '/pika standup [add <link> <when>|list|move <n> <when>|pause|resume|skip|remove <n>]',
    'schedules recurring calls',
  ],
  calendar: ['/pika calendar [add|google|rules]', 'asks before your calendar’s meetings, or joins by rules'],
  digest: ['/pika digest on|off', 'DMs you daily what calls you missed'],
  brief: ['/pika brief [<call>]', 'shows what goes along into a call'],
  remember: ['/pika remember [for me] <words>', 'keeps it in mind for this channel, or you'],
  memory: ['/pika memory [me|about @name]', 'shows what I know, to change or forget'],
  consent: ['/pika consent <call or thread> [csv|json]', 'shows who was told and asked'],
  notice: ['/pika notice [<link>]', 'writes what to tell guests before a call'],
  forget: ['/pika forget <call or thread>|me', 'deletes a call’s words, or what’s yours'],
  retention: ['/pika retention <days>', 'sets how long calls’ words are kept (or `off`)'],
  send: [
    '/pika send notes to canvas|<address>|notion <link>|<https address> [off]',
    'copies recaps there, or lists them',
  ],
  help: ['/pika help', 'shows this list'],
} as const;

export type Verb = keyof typeof usages;

export const verbs = Object.keys(usages) as readonly Verb[];

/** What belongs together in the list; `help` shows it. */
const groups: readonly (readonly [title: string, verbs: readonly Exclude<Verb, 'help'>[]])[] = [
  ['Calls', ['join', 'leave', 'status', 'brief', 'standup', 'calendar']],
  ['After calls', ['actions', 'ask', 'meetings', 'send', 'recap', 'digest']],
  ['Who goes', ['personas', 'persona']],
  ['Memory', ['remember', 'memory']],
  ['Agents', ['agent', 'connect', 'approvers', 'allow']],
  ['Money and policy', ['policy', 'auto', 'limit', 'budget', 'wallet', 'workspace']],
  ['Privacy', ['consent', 'notice', 'forget', 'retention']],
];

/** Where the word alone says too little. */
const shown: Partial<Record<Verb, string>> = {
  join: 'join <link>',
  persona: 'persona <name>',
  ask: 'ask <question>',
  remember: 'remember <words>',
  forget: 'forget <call>|me',
  send: 'send notes to …',
};

/** Escaped: Slack would take `<link>` for a link of its own, also inside backticks. */
export function usage(verb: Verb): string {
  return `\`${escapeText(usages[verb][0])}\``;
}

/** All commands in under ten lines; how each is typed is said where it's typed wrong. */
export function sayHelp(): string {
  const lines = groups.map(
    ([title, all]) =>
      `*${title}*  ${all.map((verb) => `\`${escapeText(shown[verb] ?? verb)}\``).join(' · ')}`,
  );
  return ['Paste a Google Meet or Zoom link and I join the call. Or type `/pika` and:', ...lines].join('\n');
}

export function sayUsage(verb: Verb): string {
  return `Usage: ${usage(verb)} — ${usages[verb][1]}.`;
}

/** For someone who spoke to us without a link, and asked nothing. */
export function whatICanDo(botUserId: string): string {
  return (
    'Send me a Google Meet link like `https://meet.google.com/abc-defg-hij`. I’ll join the call and post the recap in ' +
    `the thread. In a channel, paste the link or mention <@${botUserId}> with it. Type \`/pika help\` for all commands.`
  );
}

export function sayGreeting(botUserId: string): string {
  return `Hello! ${whatICanDo(botUserId)}`;
}

export const youAreWelcome = 'You’re welcome!';

/** For someone who gave a link that is almost right. */
export function sayBadLink(given: string): string {
  const code = /\b([a-z]{3}-[a-z]{4}-[a-z]{3})\b/i.exec(given)?.[1]?.toLowerCase();
  const example = code
    ? `Did you mean \`https://meet.google.com/${code}\`?`
    : 'Use one like `https://meet.google.com/abc-defg-hij` or `https://zoom.us/j/123456789?pwd=…`.';
  const { unjoinable } = callsIn([given]);
  return `${unjoinable ? whyUnjoinable(unjoinable).what : 'I can’t join that link.'} ${example}`;
}

export function sayUnknown(given: string, nearest: Verb | null): string {
  const meant = nearest
    ? `Did you mean ${usage(nearest)}? It ${usages[nearest][1]}.`
    : 'Type `/pika help` for all commands.';
  return `I don’t know \`/pika ${quote(given, 60).replaceAll('`', '')}\`. ${meant}`;
}

export function sayBadValue(verb: Verb, given: string): string {
  return given.trim() === ''
    ? sayUsage(verb)
    : `I don’t understand ${quotedWords(given, 60)}. ${sayUsage(verb)}`;
}

/** Said to someone whose command or form was received before. */
export const alreadyDone = 'Already done.';

/** Said where an answer from outside takes longer than Slack waits. */
export const stillChecking = 'Still checking — I’ll post the answer here.';

/** What is wrong with a form that was closed before that was known. */
export function sayFormRefused(problems: readonly string[]): string {
  return ['I couldn’t do what your form asked.', ...problems].join(' ');
}

export const formNotOpened = 'I couldn’t open the form. Try again.';
