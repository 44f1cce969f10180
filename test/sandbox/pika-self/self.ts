import type { z } from 'zod';
import { drawFace } from '../faces/draw-face.ts';
import type { KnownTool, knownTools } from './manifest.ts';

/** What the emulated account has. */
export type EmulatedSelf = {
  display: string;
  name: string | undefined;
  email: string | undefined;
  /** A file that isn't there is an error of the tool, which is our guess. */
  files: Partial<Record<'identity' | 'soul' | 'style', string>>;
  avatar: Buffer | null;
  voice: { voice_id: string; platform: string } | null;
  /** Lines of MEMORY.md and the daily files, oldest first. Nothing public deletes one. */
  memory: string[];
};

export const ada = (): EmulatedSelf => ({
  display: 'Ada Lovelace (ada@acme.org)',
  name: 'Ada Lovelace',
  email: 'ada@acme.org',
  files: {
    identity: '# IDENTITY.md\n\n- **Name:** Ada\n- **Vibe:** precise, warm\n',
    soul: '# SOUL.md\n\n## Core Truths\n\nShe counts first and talks second.\n',
    style: '# STYLE.md\n\nShort sentences. No jargon.\n',
  },
  avatar: drawFace('Ada', 512),
  voice: { voice_id: 'voice_ada_20260401090000', platform: 'minimax' },
  memory: ['- Prefers demos on Thursdays', '- The engine runs on punched cards'],
});

/** An account that never made one. Nothing public says how the server shows it: this is ours. */
export const nobody = (): EmulatedSelf => ({
  display: 'ada@acme.org',
  name: undefined,
  email: 'ada@acme.org',
  files: {},
  avatar: null,
  voice: null,
  memory: [],
});

export type ToolResult = {
  content: { type: 'text'; text: string }[];
  structuredContent?: unknown;
  isError?: boolean;
};

/** `structured` as the manifest's output schemas have it, `text` as a server that knows only text. */
export type ResultStyle = 'structured' | 'text';

type AnyInput = z.infer<(typeof knownTools)['identity_persona_read']> &
  z.infer<(typeof knownTools)['identity_memory_search']> &
  z.infer<(typeof knownTools)['identity_memory_append']>;

export function resultOf(
  tool: KnownTool,
  input: Partial<AnyInput>,
  { self, style, avatarUrl }: { self: EmulatedSelf; style: ResultStyle; avatarUrl: string },
): ToolResult {
  const { display, name, email, files, avatar, voice } = self;
  const json = (value: unknown, hasSchema: boolean): ToolResult => ({
    content: [{ type: 'text', text: JSON.stringify(value) }],
    ...(hasSchema && style === 'structured' ? { structuredContent: value } : {}),
  });
  switch (tool) {
    case 'identity_whoami':
      return json(
        { display, ...(name ? { name } : {}), ...(email ? { email } : {}), agent_id: 'ag_1' },
        true,
      );
    case 'identity_persona_read': {
      const file = input.file ?? 'identity';
      const content = files[file];
      return content === undefined ? failure(`${file} not found`) : json({ file, content }, true);
    }
    case 'identity_avatar_url':
      return { content: [{ type: 'text', text: avatar ? avatarUrl : 'null' }] };
    case 'identity_voice_info':
      return json({ voice_id: null, platform: null, ...voice, sample_url: null }, false);
    // Neither has a schema of what it gives. That lines come as lines of one text is our guess, as are these sentences.
    case 'identity_memory_search': {
      const { query = '', top_k = 5 } = input;
      const found = self.memory.filter((line) => line.toLowerCase().includes(query.trim().toLowerCase()));
      return text(found.slice(0, top_k).join('\n') || `No matches found for "${query}"`);
    }
    case 'identity_memory_append':
      self.memory.push(`- [${input.source}] ${(input.text ?? '').trim()}`);
      return text('Memory saved.');
    default:
      return tool satisfies never;
  }
}

const text = (said: string): ToolResult => ({ content: [{ type: 'text', text: said }] });
const failure = (text: string): ToolResult => ({ content: [{ type: 'text', text }], isError: true });
