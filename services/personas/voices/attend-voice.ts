import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { VoiceCloner, VoiceSample } from '../ports/voice-cloner.ts';
import { fileOf } from './check-sample.ts';
import { type ClonedVoice, cloned, cloning, ended, failed, retried, unused, withoutSample } from './voice.ts';
import { newVoiceId } from './voice-id.ts';

export type AttendVoiceDeps = {
  transact: Transact<PersonasUnit>;
  cloner: VoiceCloner;
  newId: () => string;
  failpoint: ReachFailpoint;
};

type CloneOrder = { voice: ClonedVoice; providerVoiceId: string; sample: VoiceSample };
type Outcome = Awaited<ReturnType<VoiceCloner['clone']>>;

/** Does what a voice waits for at its time: clones it, warns that it goes soon, or says that it is gone. */
export const attendVoice =
  ({ transact, cloner, newId, failpoint }: AttendVoiceDeps) =>
  async (teamId: string, voiceId: string, signal: AbortSignal): Promise<void> => {
    const order = await transact((unit) => takeUp(unit, teamId, voiceId, newId()));
    if (!order) return;
    const { sample, providerVoiceId, voice } = order;
    const outcome = await cloner.clone(sample, providerVoiceId, voice.noiseReduction, { signal });
    failpoint('voice.cloned.before-stored');
    await transact((unit) => finish(unit, order, outcome));
  };

async function takeUp(
  unit: PersonasUnit,
  teamId: string,
  voiceId: string,
  mark: string,
): Promise<CloneOrder | null> {
  const voice = await unit.voices.lock(teamId, voiceId);
  if (!voice?.nextAt || voice.nextAt > unit.now) return null;
  switch (voice.state) {
    case 'asked':
      return settle(unit, voice, ended(voice, 'withdrawn', unit.now));
    case 'cloning':
      return startClone(unit, voice, mark);
    case 'ready':
      return settle(unit, voice, unused(voice, unit.now));
    case 'failed':
      await unit.voices.replace(voice, withoutSample(voice));
      return null;
    case 'refused':
    case 'withdrawn':
    case 'expired':
      return null;
    default:
      return voice.state satisfies never;
  }
}

/** The row knows of the clone before it is asked for: one that was cut off isn't asked for again. */
async function startClone(unit: PersonasUnit, voice: ClonedVoice, mark: string): Promise<CloneOrder | null> {
  if (voice.providerVoiceId !== null)
    return settle(unit, voice, failed(voice, { kind: 'uncertain' }, unit.now));
  const bytes = await unit.voices.sampleOf(voice);
  if (!bytes) return settle(unit, voice, failed(voice, { kind: 'sample_locked' }, unit.now));
  // Two of one name in one second aren't the same.
  const providerVoiceId = newVoiceId(`${voice.name} ${mark.slice(0, 8)}`, unit.now);
  const started = cloning(voice, providerVoiceId, unit.now);
  await unit.voices.replace(voice, started);
  return { voice: started, providerVoiceId, sample: { bytes, ...fileOf(voice.sampleFormat) } };
}

/** Somebody may have taken it back or been forgotten meanwhile: then that stands. */
async function finish(
  unit: PersonasUnit,
  { voice, providerVoiceId }: CloneOrder,
  outcome: Outcome,
): Promise<void> {
  const now = await unit.voices.lock(voice.teamId, voice.id);
  if (now?.state !== 'cloning' || now.providerVoiceId !== providerVoiceId) return;
  if (outcome.kind === 'cloned') return void (await settle(unit, now, cloned(now, unit.now)));
  if (outcome.kind === 'uncertain')
    return void (await settle(unit, now, failed(now, { kind: 'uncertain' }, unit.now)));
  const again = outcome.kind === 'deferred' ? retried(now, outcome.retryAfterSeconds, unit.now) : null;
  if (again) return unit.voices.replace(now, again);
  const { problem } = outcome;
  await settle(unit, now, failed(now, { kind: 'not_cloned', problem }, unit.now));
}

async function settle(unit: PersonasUnit, before: ClonedVoice, after: ClonedVoice): Promise<null> {
  await unit.voices.replace(before, after);
  await unit.announcer.tellOfVoice(after);
  return null;
}
