import { type Verb, verbs } from '../../../services/slack/words/commands.ts';
import type { Leads } from './where-leads-is.ts';

/** What each command can be given that names what #leads, or somebody in it, has. */
const named: Readonly<Record<Verb, (leads: Leads) => readonly string[]>> = {
  join: ({ links }) => [...links.map((link) => `${link} for 17`), `${links[0]} as Zoe at 23:55`],
  leave: ({ links }) => ['', ...links],
  status: () => [''],
  actions: () => [''],
  wallet: () => [''],
  auto: ({ channel }) => ['off', `off <#${channel}|leads>`],
  policy: ({ channel }) => ['', 'workspace', `<#${channel}|leads>`],
  limit: ({ channel }) => ['17', `17 <#${channel}|leads>`],
  budget: ({ channel }) => ['17', `17 <#${channel}|leads>`],
  workspace: () => ['', 'budget 17', 'removal 1'],
  agent: () => ['off'],
  connect: ({ channel, keys }) => [
    ...keys.map((key) => `revoke ${key}`),
    ...['list', 'revoke all', 'revoke <@U0BEN00001>', `in <#${channel}|leads>`, 'in #leads', 'AAAA-BBBB'],
  ],
  personas: () => [''],
  persona: () => ['Zoe', ''],
  approvers: () => ['<@U0DORA0001>'],
  allow: ({ channel }) => [`post_message <#${channel}|leads>`, 'post_message #leads'],
  recap: () => ['share', 'hold'],
  ask: () => ['What did they buy?', 'What is left to do in #leads?'],
  meetings: ({ channel }) => ['', 'bought', `in <#${channel}|leads>`],
  standup: ({ links }) => [
    ...['list', 'pause 1', 'remove 1', 'skip 1', 'move 1 daily 23:55'],
    `add ${links[0]} weekdays 23:55`,
  ],
  calendar: () => ['', 'rules'],
  digest: () => ['on', ''],
  brief: ({ links, threads }) => [...links, ...threads],
  remember: () => ['forged words', 'for me forged words', 'about <@U0BEN00001> forged words'],
  memory: () => ['', 'me', 'about <@U0BEN00001>', 'about ben@standin.example'],
  consent: ({ links, threads }) => [...links, ...threads.map((thread) => `${thread} csv`)],
  notice: ({ links }) => ['', ...links],
  forget: ({ links, threads }) => ['', 'me', ...links, ...threads],
  retention: () => ['1'],
  send: () => ['', 'notes to x@forged.test', 'notes to canvas', 'notes to x@forged.test off'],
  help: () => [''],
};

/** Everything that somebody can type after the app's commands. */
export function typedOf(command: string, leads: Leads): string[] {
  if (command !== '/pika') throw new Error(`What can ${command} name? Add it to test/support/forged`);
  return verbs.flatMap((verb) => {
    if (!named[verb])
      throw new Error(`What can /pika ${verb} name? Add it to test/support/forged/typed-words.ts`);
    return named[verb](leads).map((words) => `${verb} ${words}`.trim());
  });
}
