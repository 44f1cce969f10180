import type { Transact } from '../../meetings/ports/unit.ts';
import type { Voice } from '../persona.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { VoiceOfSession } from '../prepare-self.ts';
import { expiresAt, warnAfterHours } from './voice.ts';

/** What a session gets for a voice, or why it can't be used. The database's clock says whether it is still there. */
export const voiceOfSession =
  (transact: Transact<PersonasUnit>) =>
  async (teamId: string, voice: Voice): Promise<VoiceOfSession> => {
    if (voice.kind === 'library') return { ok: true, id: voice.id, cloneId: null };
    return transact(async ({ voices, now }) => {
      const found = await voices.of(teamId, voice.voiceId);
      // Somebody who was forgotten took theirs along.
      if (!found || found.state === 'withdrawn' || found.state === 'refused')
        return refused('voice_withdrawn');
      if (found.state === 'expired') return refused('voice_expired');
      if (found.state !== 'ready' || found.providerVoiceId === null) return refused('voice_not_ready');
      const goneAt = expiresAt(found);
      if (goneAt && goneAt <= now) return refused('voice_expired');
      return { ok: true, id: found.providerVoiceId, cloneId: found.id };
    });
  };

function refused(problem: 'voice_not_ready' | 'voice_expired' | 'voice_withdrawn'): VoiceOfSession {
  return { ok: false, problem };
}

/** A session speaks with it: its seven days begin again. */
export const voiceWasUsed =
  (transact: Transact<PersonasUnit>) =>
  (teamId: string, id: string): Promise<void> =>
    transact(async ({ voices, now }) => {
      const voice = await voices.lock(teamId, id);
      if (voice?.state !== 'ready') return;
      const nextAt = new Date(now.getTime() + warnAfterHours * 3_600_000);
      await voices.replace(voice, { ...voice, lastUsedAt: now, warnedAt: null, nextAt });
    });
