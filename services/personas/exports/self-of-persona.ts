import { type ExportedSelf, exportSelf, zipOf } from '../files/export-self.ts';
import type { FileVoice } from '../files/voice-files.ts';
import type { Persona } from '../persona.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { NotExported } from './not-exported.ts';

export type SelfOfPersona = { self: ExportedSelf; notExported: readonly NotExported[] };

/** A persona as its files hold it. Whose voice a clone is takes its id along; for others it stays here. */
export async function selfOfPersona(
  { personas, voices }: Pick<PersonasUnit, 'personas' | 'voices'>,
  persona: Persona,
  by: string,
): Promise<SelfOfPersona> {
  const { teamId, name, emoji, language, character, maySay, mustNotSay, tools, template, faceId } = persona;
  const picture = faceId ? await personas.picture(teamId, faceId) : null;
  const voice = await voiceFor(voices, persona, by);
  const isLocked = picture === 'locked';
  return {
    self: {
      ...{ name, emoji, language, character, maySay, mustNotSay, tools, template },
      voice: typeof voice === 'string' ? null : voice,
      picture: isLocked ? null : picture,
    },
    notExported: [
      ...(typeof voice === 'string' ? [voice] : []),
      ...(isLocked ? (['picture_locked'] as const) : []),
    ],
  };
}

/** The zip that somebody gets. */
export function zipOfSelf({ self }: SelfOfPersona): Uint8Array<ArrayBuffer> {
  return zipOf(exportSelf(self));
}

async function voiceFor(
  voices: PersonasUnit['voices'],
  { teamId, voice }: Persona,
  by: string,
): Promise<FileVoice | NotExported> {
  if (voice.kind === 'library') return { id: voice.id, provider: null, clonedAt: null };
  const clone = await voices.of(teamId, voice.voiceId);
  if (clone && clone.ownerId !== by) return 'voice_of_others';
  if (clone?.state !== 'ready' || clone.providerVoiceId === null) return 'voice_not_ready';
  return { id: clone.providerVoiceId, provider: 'pika', clonedAt: clone.clonedAt };
}
