import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import { isVoiceId } from '../voices/voice-id.ts';
import type { LeftOut } from './left-out.ts';
import { textIn } from './plain-text.ts';
import type { SelfFile } from './self-file.ts';
import { jsonIn } from './soul-json.ts';
import { shownPath } from './unpack.ts';

export type FileVoice = {
  readonly id: string;
  /** Who made it: `pika`, `elevenlabs`, `minimax`, or as the file has it. */
  readonly provider: string | null;
  /** A clone that isn't used for a week is deleted. */
  readonly clonedAt: Date | null;
};

const configSchema = z.object({
  voice_id: z.string().trim().refine(isVoiceId),
  provider: z.string().nullish().catch(null),
  cloned_at: z.string().nullish().catch(null),
});

/** The voice of the public skill's folder. Of two ids the text file's counts, as it does for the skill. */
export function readVoice(
  idFile: SelfFile | undefined,
  configFile: SelfFile | undefined,
  leftOut: LeftOut[],
): FileVoice | null {
  const id = idFile && idIn(idFile, leftOut);
  const config = configFile && configIn(configFile, leftOut);
  if (!config) return id ? { id, provider: null, clonedAt: null } : null;
  if (id && id !== config.id) {
    const path = shownPath(configFile.path);
    leftOut.push({ path, code: 'other_voice', id: config.id, counted: id });
    return { id, provider: null, clonedAt: null };
  }
  return config;
}

function idIn(file: SelfFile, leftOut: LeftOut[]): string | null {
  const id = (textIn(file.bytes) ?? '').trim();
  if (isVoiceId(id)) return id;
  leftOut.push({ path: shownPath(file.path), code: 'no_voice_id' });
  return null;
}

function configIn(file: SelfFile, leftOut: LeftOut[]): FileVoice | null {
  const parsed = configSchema.safeParse(jsonIn(file.bytes));
  if (!parsed.success) {
    leftOut.push({ path: shownPath(file.path), code: 'not_readable' });
    return null;
  }
  const { voice_id: id, provider, cloned_at } = parsed.data;
  const clonedAt = new Date(cloned_at ?? Number.NaN);
  return {
    id,
    provider: oneLine(provider ?? '', 40) || null,
    clonedAt: Number.isNaN(clonedAt.getTime()) ? null : clonedAt,
  };
}
