import type { Dispatcher } from 'undici';
import type { Problem } from '../../meetings/problem.ts';
import type { SelfMemory, SelfSearch } from '../../personas/ports/self-memory.ts';
import { type McpSession, openMcp } from './mcp-session.ts';
import { failureIn, memoryLinesIn } from './memory-lines.ts';
import { nameIn } from './self-parts.ts';

export type SelfMemoryOptions = {
  url: string;
  key: string;
  /** Its limit is the size of one answer. */
  dispatcher: Dispatcher;
  /** For each request. */
  deadlineMs: number;
  onCall?: (name: string, outcome: string, milliseconds: number) => void;
};

/** Words that are looked for, each with a request of its own, and lines of each that are asked for. */
const most = { words: 4, linesOfWord: 20, lines: 20 } as const;
/** How Pika shows where a line comes from; its manifest takes 64 characters. */
const source = 'stand-in';

/** What an AI Self remembers, at Pika's MCP server. Each call checks first whose account the key is. */
export function createSelfMemory(options: SelfMemoryOptions): SelfMemory {
  return {
    search: (account, words, signal) =>
      inSession(options, 'pika_memory', signal, (session) =>
        search(session, account, words.slice(0, most.words)),
      ),
    append: (account, text, signal) =>
      inSession(options, 'pika_remember', signal, async (session) => {
        const other = await otherThan(session, account);
        if (other) return other;
        const reply = await session.call('identity_memory_append', { text, source });
        if (!reply.ok)
          return { kind: surelyNotWritten(reply.problem) ? 'failed' : 'uncertain', problem: reply.problem };
        const problem = failureIn(reply.result);
        return problem ? { kind: 'failed', problem } : { kind: 'appended' };
      }),
  };
}

async function inSession<Outcome>(
  { url, key, dispatcher, deadlineMs, onCall = () => {} }: SelfMemoryOptions,
  name: string,
  signal: AbortSignal,
  work: (session: McpSession) => Promise<Outcome>,
): Promise<Outcome | { kind: 'failed'; problem: Problem }> {
  const opened = await openMcp({
    ...{ url, key, dispatcher, deadlineMs, signal },
    onCall: (outcome, milliseconds) => onCall(name, outcome, milliseconds),
  });
  if (!opened.ok) return { kind: 'failed', problem: opened.problem };
  try {
    return await work(opened.session);
  } finally {
    await opened.session.close();
  }
}

/** Whose it is comes first: another account gets none of the words that are looked for. */
async function search(session: McpSession, account: string, words: readonly string[]): Promise<SelfSearch> {
  const other = await otherThan(session, account);
  if (other) return other;
  const replies = await Promise.all(
    words.map(async (query) =>
      memoryLinesIn(await session.call('identity_memory_search', { query, top_k: most.linesOfWord }), query),
    ),
  );
  const found = replies.flatMap((reply) => ('lines' in reply ? [reply.lines] : []));
  const [failed] = replies.flatMap((reply) => ('problem' in reply ? [reply.problem] : []));
  if (found.length === 0 && failed) return { kind: 'failed', problem: failed };
  const counted = Map.groupBy(found.flat(), (line) => line);
  const lines = [...counted].toSorted(([, one], [, two]) => two.length - one.length).map(([line]) => line);
  return { kind: 'found', lines: lines.slice(0, most.lines) };
}

/** Null where the key is of this account. Closed: an account without an address is nobody's. */
async function otherThan(
  session: McpSession,
  account: string,
): Promise<{ kind: 'other_account' } | { kind: 'failed'; problem: Problem } | null> {
  const part = nameIn(await session.call('identity_whoami'));
  if ('why' in part)
    return part.why.kind === 'failed'
      ? { kind: 'failed', problem: part.why.problem }
      : { kind: 'other_account' };
  return part.value.email?.toLowerCase() === account.toLowerCase() ? null : { kind: 'other_account' };
}

function surelyNotWritten({ kind }: Problem): boolean {
  return kind !== 'no_answer' && kind !== 'server_error' && kind !== 'bad_answer';
}
