import { isRecord, type Json } from '../slack/json.ts';
import type { StoredMessage } from '../slack/messages.ts';
import { isFiles } from './message.ts';

/** What is shown, in the thread's order; between it how many replies are left out. */
export type Row = { kind: 'message'; message: StoredMessage } | { kind: 'left-out'; count: number };

/** What a picture shows: of each the first message with these words. */
export type Parts = Readonly<Record<string, RegExp>>;

export const partsOfStandup: Parts = {
  'the link': /https:\/\/meet\.google\.com/,
  'the card': /attended/,
  'the plan': /^\d+ tasks?:/,
  'an approval': /Done, approved by/,
  'the recap': /^Engineering standup:/,
  'the decisions': /^\*Decisions\*/,
};

export const partsOfWins: Parts = {
  'the link': /https:\/\/meet\.google\.com/,
  'the card': /attended/,
  'the recap': /^Wins of the team:/,
};

/** The rows of a picture that is to stay on one screen or two. Throws where something that it should show is missing. */
export function pick(thread: readonly StoredMessage[], parts = partsOfStandup): Row[] {
  const shown = new Set(thread.filter(isFiles));
  for (const [what, words] of Object.entries(parts)) {
    const found = thread.find(({ text }) => words.test(text));
    if (!found) throw new Error(`The thread has no message for ${what} (${words}).`);
    shown.add(found);
  }
  const rows: Row[] = [];
  for (const message of thread) {
    const last = rows.at(-1);
    if (!shown.has(message)) {
      if (last?.kind === 'left-out') last.count += 1;
      else rows.push({ kind: 'left-out', count: 1 });
    } else if (last?.kind === 'message' && isFiles(last.message) && isFiles(message))
      last.message = { ...last.message, files: [...last.message.files, ...message.files] };
    else rows.push({ kind: 'message', message: shortened(message) });
  }
  return rows;
}

const notShown = /^\*(Chapters|Tasks)\*\n/;

/** The recap ends with chapters, and with the tasks that the plan shows already: one line names them. */
function shortened(message: StoredMessage): StoredMessage {
  const names = message.blocks.flatMap((block) => notShown.exec(wordsOf(block))?.[1]?.toLowerCase() ?? []);
  if (names.length === 0) return message;
  const blocks = message.blocks.filter((block) => !notShown.test(wordsOf(block)));
  const rest = { type: 'plain_text', text: `… and the ${names.join(' and the ')}` };
  return { ...message, blocks: [...blocks, { type: 'context', elements: [rest] }] };
}

function wordsOf({ text }: Json): string {
  return isRecord(text) ? String(text.text) : '';
}
