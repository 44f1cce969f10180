import type { Json } from '../../sandbox/slack/json.ts';
import type { StoredMessage } from '../../sandbox/slack/messages.ts';

let next = 0;

/** A message of the app, of which only some is of interest. */
export function message(part: Partial<StoredMessage>): StoredMessage {
  next += 1;
  return {
    channel: 'C1',
    ts: `1700000000.${String(next).padStart(6, '0')}`,
    team: 'T1',
    text: '',
    blocks: [],
    attachments: [],
    files: [],
    blocksOfText: false,
    edits: 0,
    own: true,
    ...part,
  };
}

export function section(text: string, rest: Json = {}): Json {
  return { type: 'section', text: { type: 'mrkdwn', text }, ...rest };
}

function file(title: string): StoredMessage {
  return message({ files: [{ title }] });
}

export const names = { user: (id: string) => id, channel: (id: string) => id };

/** A thread with all that a picture shows, and `more` before its end. */
export function wholeThread(more: readonly StoredMessage[] = []): StoredMessage[] {
  const said = (text: string) => message({ text, blocks: [section(text)] });
  const decisions = ['*Decisions*\n• Keep it', '*Chapters*\n`00:00` Welcome', '*Tasks*\n• Count: done'];
  return [
    message({ own: false, user: 'Ada', text: 'Now: <https://meet.google.com/abc-defg-hij>' }),
    said('Stand-in attended a call.'),
    message({ text: '1 task: 1 done', blocks: [{ type: 'plan', title: '1 task: 1 done', tasks: [] }] }),
    said(':white_check_mark: Done, approved by <@B>.'),
    ...more,
    said('Engineering standup: All is well.'),
    message({ text: decisions.join('\n'), blocks: decisions.map((text) => section(text)) }),
    file('transcript.vtt'),
    file('transcript.md'),
  ];
}
