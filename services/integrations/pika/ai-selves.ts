import type { Dispatcher } from 'undici';
import { type Download, download } from '../../http/download.ts';
import type { AiSelves, SelfFile, SelfPart, SelfRead } from '../../personas/ports/ai-self.ts';
import { problemOfStatus } from '../../pikastream/problems.ts';
import { gapOf } from './mcp-problems.ts';
import { type McpSession, openMcp } from './mcp-session.ts';
import { avatarAddressIn, fileIn, nameIn, type Part, voiceIn } from './self-parts.ts';

/** For each request of the server, and for the avatar's file. */
export const selfDeadlinesMs = { request: 10_000, avatar: 15_000 };

export type AiSelvesOptions = {
  url: string;
  key: string;
  /** Its limit is the size of one answer. */
  dispatcher: Dispatcher;
  /** The guarded agent: the avatar's address may be anyone's. */
  pictures: Dispatcher;
  onCall?: (name: string, outcome: string, milliseconds: number) => void;
  deadlinesMs?: typeof selfDeadlinesMs;
};

/** The AI Self at Pika's MCP server (Pika-Labs/Pika-Plugins, `tools-manifest.json`). Four tools are called, which only read. */
export function createAiSelves(options: AiSelvesOptions): AiSelves {
  const { url, key, dispatcher, pictures, onCall = () => {}, deadlinesMs = selfDeadlinesMs } = options;
  return {
    async read(signal) {
      const opened = await openMcp({
        ...{ url, key, dispatcher, signal, deadlineMs: deadlinesMs.request },
        onCall: (outcome, milliseconds) => onCall('pika_self', outcome, milliseconds),
      });
      if (!opened.ok) return { kind: 'failed', problem: opened.problem };
      const { session } = opened;
      const parts = await partsOf(session, (address) =>
        download(address, {
          dispatcher: pictures,
          deadlineMs: deadlinesMs.avatar,
          signal,
          onCall: (outcome, milliseconds) => onCall('pika_avatar', outcome, milliseconds),
        }),
      );
      await session.close();
      return readOf(parts);
    },
  };
}

type Parts = Awaited<ReturnType<typeof partsOf>>;

/** All at once: they don't depend on each other. */
async function partsOf(session: McpSession, fetchAvatar: (address: string) => Promise<Download>) {
  const file = async (wanted: SelfFile) =>
    fileIn(await session.call('identity_persona_read', { file: wanted }), wanted);
  const [name, identity, soul, style, avatar, voice] = await Promise.all([
    session.call('identity_whoami').then(nameIn),
    file('identity'),
    file('soul'),
    file('style'),
    session.call('identity_avatar_url').then((reply) => avatarOf(avatarAddressIn(reply), fetchAvatar)),
    session.call('identity_voice_info').then(voiceIn),
  ]);
  return { name, identity, soul, style, avatar, voice };
}

async function avatarOf(
  address: Part<string>,
  fetchAvatar: (address: string) => Promise<Download>,
): Promise<Part<Uint8Array<ArrayBuffer>>> {
  if ('why' in address) return address;
  const file = await fetchAvatar(address.value);
  switch (file.kind) {
    case 'bytes':
      return file.bytes.length > 0 ? { value: file.bytes } : { why: { kind: 'none' } };
    case 'status':
      return { why: { kind: 'failed', problem: problemOfStatus(file.status, undefined) } };
    case 'no_answer':
      return { why: gapOf({ kind: 'no_answer', status: null, detail: file.reason }) };
    case 'bad_address':
      return { why: { kind: 'failed', problem: { kind: 'bad_answer', status: null, detail: noAddress } } };
    default:
      return file satisfies never;
  }
}

const noAddress = 'not an address of a picture';

/** Without any of its parts it is no self; a name alone is the account's. */
function readOf(parts: Parts): SelfRead {
  const missing = Object.entries(parts).flatMap(([part, one]) =>
    'why' in one ? [{ part: part as SelfPart, why: one.why }] : [],
  );
  const isAnythingThere = Object.entries(parts).some(([part, one]) => part !== 'name' && 'value' in one);
  const tooBig = missing.some(({ why }) => why.kind === 'too_big');
  if (!isAnythingThere && !tooBig) {
    const problem = missing.flatMap(({ part, why }) =>
      part !== 'name' && why.kind === 'failed' && why.problem.kind !== 'rejected' ? [why.problem] : [],
    )[0];
    return problem ? { kind: 'failed', problem } : { kind: 'no_self' };
  }
  const files = {
    identity: valueIn(parts.identity) ?? '',
    soul: valueIn(parts.soul) ?? '',
    style: valueIn(parts.style) ?? '',
  };
  const self = {
    name: valueIn(parts.name)?.name ?? null,
    account: valueIn(parts.name)?.account ?? null,
    email: valueIn(parts.name)?.email ?? null,
    files,
    avatar: valueIn(parts.avatar),
    voice: valueIn(parts.voice),
    missing,
  };
  return { kind: 'read', self };
}

function valueIn<Value>(part: Part<Value>): Value | null {
  return 'value' in part ? part.value : null;
}
