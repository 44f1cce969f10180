import { hostOf, type Processor, processorsOf, type Settings } from './processors.ts';

/**
 * What an installation with these settings does with data, as Markdown, under the headings that Slack's Marketplace asks AI
 * apps about (docs.slack.dev, Marketplace guidelines): retention, removal, storage and encryption, location, sub-processors,
 * models.
 */
export function dataSheet(settings: Settings): string {
  const parts: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    ['What is read, and what is kept', kept],
    ['For how long', howLong(settings)],
    ['Deleting it', deleting],
    ['Where it is, and encryption', where(settings)],
    ['Who else gets data', others(processorsOf(settings))],
    ['Models', models(settings)],
    ['What Slack lets it do', scopes],
  ];
  return `${parts.map(([heading, lines]) => `## ${heading}\n\n${lines.join('\n')}\n`).join('\n')}`;
}

const kept = [
  '- Posts with a call’s link, in channels that Stand-in is in, and posts that speak to it. Of other posts nothing is kept.',
  '- Of a call: who asked, when it was on, what it cost, who was there, the words, and the notes. `/pika policy` lets a channel keep notes without',
  '  words, or nothing. No sound and no picture of a call is kept.',
  '- What people gave: personas with faces and voices, standups and their replies, calendars, what’s to be remembered, settings, keys as hashes.',
  '- A ledger says what people in a call were told, and who objected. An objection ends the keeping of words.',
];

const howLong = ({ LEFT_WORKSPACE_DAYS: days }: Settings) => [
  '- Words, notes and tasks stay until somebody forgets the call, or as long as an admin says: `/pika retention <days>`, or fewer by a channel’s policy.',
  '- What was asked outside of calls stays 14 days, proposals of what to remember 14 days, repeats of Slack’s and PikaStream’s requests 7 days.',
  `- After the app is removed from a workspace, everything of it is deleted ${days} days later, or sooner where its admins say so: \`/pika workspace removal <days>\`.`,
];

const deleting = [
  '- `/pika forget <link>` deletes a call, with our messages, files and canvases in Slack; `/pika forget me` what is a person’s.',
  '- People without Slack ask for their words to be deleted on the page about their call, where it has one.',
  '- Exports are copies elsewhere: they’re named, not deleted. Backups of the database are yours to expire.',
];

function where({ SLACK_CLIENT_ID, DATABASE_URL, ENCRYPTION_KEY, DATA_DIR }: Settings): string[] {
  const key = ENCRYPTION_KEY
    ? 'with your `ENCRYPTION_KEY`'
    : DATABASE_URL
      ? 'only once `ENCRYPTION_KEY` is set, which it isn’t'
      : 'with a key in the same folder, mode 600';
  return [
    DATABASE_URL
      ? `- In your PostgreSQL at ${hostOf(DATABASE_URL)}: its place and its disk’s encryption are yours.`
      : `- In a folder of the machine that runs it (\`${DATA_DIR ?? './data'}\`), for its own user alone: its place and its disk’s encryption are yours.`,
    `- Addresses and secrets of webhooks and calendars, passcodes, faces and voices${SLACK_CLIENT_ID ? ', and workspaces’ tokens,' : ''} are encrypted besides (AES-256-GCM), ${key}.`,
    '- Nothing is stored anywhere else by us. There’s no telemetry. Logs have no words of calls, and secrets are taken out of them.',
  ];
}

function others(processors: readonly Processor[]): string[] {
  return [
    '| who | gets | set by |',
    '| --- | --- | --- |',
    '| Slack | cards, recaps and answers, in the threads and DMs they’re for | the app’s installation |',
    ...processors.map(([who, gets, setting]) => `| ${who} | ${gets} | \`${setting}\` |`),
    '',
    'Agents that people connect with keys of their own read what their person may, and send it where they like.',
  ];
}

function models({ MODEL, MODEL_BASE_URL }: Settings): string[] {
  if (!MODEL)
    return [
      'None: `MODEL` isn’t set. Nothing that was said goes to a model of ours; Pika’s own speaks in the call.',
      'Notes are PikaStream’s, or highlights that plain rules find.',
    ];
  const [kind] = MODEL.split('/');
  const by =
    { anthropic: 'Anthropic’s API', openai: 'OpenAI’s API' }[kind ?? ''] ?? 'the server that you named';
  return [
    `- \`${MODEL}\`, at ${MODEL_BASE_URL ? hostOf(MODEL_BASE_URL) : by}. It writes notes, answers questions about calls, and is the house agent.`,
    '- It gets the words of a call, names, titles, open items, and what people write to it. Nothing is used to train by us.',
    `- Retention, tenancy, place and training there are as in your contract with whom \`MODEL\` names${kind === 'compatible' ? '; on a machine of your own they’re yours' : ''}. The key is yours.`,
    '- What it writes says that it’s AI-generated. What reaches out waits for a person’s click.',
  ];
}

const scopes = [
  '`manifest.json` names each scope. A test compares them with the methods that the code calls: one that nothing needs fails it.',
];
