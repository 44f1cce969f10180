import { drawFace } from '../faces/draw-face.ts';
import type { ReadingTool } from './manifest.ts';

/** What the emulated account has. */
export type EmulatedSelf = {
  display: string;
  name: string | undefined;
  email: string | undefined;
  /** A file that isn't there is an error of the tool, which is our guess. */
  files: Partial<Record<'identity' | 'soul' | 'style', string>>;
  avatar: Buffer | null;
  voice: { voice_id: string; platform: string } | null;
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
});

/** An account that never made one. Nothing public says how the server shows it: this is ours. */
export const nobody = (): EmulatedSelf => ({
  display: 'ada@acme.org',
  name: undefined,
  email: 'ada@acme.org',
  files: {},
  avatar: null,
  voice: null,
});

export type ToolResult = {
  content: { type: 'text'; text: string }[];
  structuredContent?: unknown;
  isError?: boolean;
};

/** `structured` as the manifest's output schemas have it, `text` as a server that knows only text. */
export type ResultStyle = 'structured' | 'text';

export function resultOf(
  tool: ReadingTool,
  input: { file?: 'identity' | 'soul' | 'style' },
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
    default:
      return tool satisfies never;
  }
}

const failure = (text: string): ToolResult => ({ content: [{ type: 'text', text }], isError: true });
