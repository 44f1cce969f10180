import { nameKey } from '../../common/name-key.ts';
import { oneLine } from '../../common/one-line.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import {
  authorize,
  type NotASpender,
  type Outsider,
  type SpendingDeps,
  spenderOf,
} from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import type { AskLimits, SaidNo } from '../ask-limits.ts';
import type { FileProblem, ReadGivenFile } from '../ports/given-file.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { Turns } from '../turns.ts';
import { checkSample, type SampleFormat, type SampleRefusal } from './check-sample.ts';
import type { CloneLimits } from './clone-limits.ts';
import { type ClonedVoice, toClone, voiceLimits } from './voice.ts';

/** What somebody filled in. */
export type WantedVoice = {
  name: string;
  ownerId: string;
  /** Where the recording is. */
  url: string;
  noiseReduction: boolean;
  /** What was ticked: it counts where it's the asker's own voice. */
  agrees: boolean;
  keeps: boolean;
};

/** What keeps a form from being sent, and at which field. */
export type WantedProblem = {
  field: 'name' | 'agrees' | 'sample';
  problem: 'no_name' | 'not_agreed' | 'no_file';
};

export type AskedOutcome =
  /** Its owner is asked in a DM; nothing is sent before they agree. */
  { kind: 'asked'; voice: ClonedVoice } | { kind: 'cloning'; voice: ClonedVoice } | NotAsked;

export type NotAsked =
  | NotASpender
  | Outsider
  /** An app, somebody of another workspace, or somebody who left. */
  | { kind: 'not_a_person'; userId: string }
  | { kind: 'too_many_voices'; most: number; whose: 'person' | 'workspace' }
  | TooManyClones
  | SaidNo
  /** Theirs isn't read yet, or several of others aren't. */
  | { kind: 'recordings_at_once' }
  | { kind: 'bad_file'; problem: FileProblem }
  | { kind: 'bad_sample'; refusal: SampleRefusal }
  | { kind: 'no_secrets' };

/** Each may cost credits. */
export type TooManyClones = { kind: 'too_many_clones'; waitMs: number };

export type AskForVoiceDeps = SpendingDeps & {
  limits: CloneLimits;
  /** Each has its recording in memory. */
  turns: Turns;
  transact: Transact<PersonasUnit>;
  people: Pick<People, 'kindOf'>;
  readFile: ReadGivenFile;
  newId: () => string;
  /** How often people are asked, and voices cloned. */
  asks: AskLimits;
};

/** What can be told without asking anybody. */
export function problemOfWanted(
  { userId }: Pick<Actor, 'userId'>,
  wanted: WantedVoice,
): WantedProblem | null {
  if (nameKey(wanted.name) === '') return { field: 'name', problem: 'no_name' };
  if (wanted.url === '') return { field: 'sample', problem: 'no_file' };
  if (wanted.ownerId === userId && !wanted.agrees) return { field: 'agrees', problem: 'not_agreed' };
  return null;
}

/** Takes a recording, and asks the person whose voice it is; one's own is cloned at once, for sending the form said so. */
export const askForVoice =
  (deps: AskForVoiceDeps) =>
  async (actor: Actor, wanted: WantedVoice): Promise<AskedOutcome> => {
    const { transact, people } = deps;
    const { ownerId } = wanted;
    const refusal = await authorize(actor, spenderOf(deps, actor.teamId));
    if (refusal) return refusal;
    const kind =
      ownerId === actor.userId ? 'member' : await people.kindOf({ teamId: actor.teamId, userId: ownerId });
    if (kind !== 'member' && kind !== 'guest') return { kind: 'not_a_person', userId: ownerId };
    const askMs = deps.asks.wait(actor, ownerId);
    if (askMs > 0) return { kind: 'asked_often', userId: ownerId, waitMs: askMs };
    const full = await transact((unit) => whyFull(unit, actor, ownerId));
    if (full) return full;
    const leave = deps.turns.begin(actor);
    if (!leave) return { kind: 'recordings_at_once' };
    try {
      return await record(deps, actor, wanted);
    } finally {
      leave();
    }
  };

/** Reads the recording, and keeps it with the question or for the clone. */
async function record(deps: AskForVoiceDeps, actor: Actor, wanted: WantedVoice): Promise<AskedOutcome> {
  const { ownerId } = wanted;
  const file = await deps.readFile({ teamId: actor.teamId, url: wanted.url }, voiceLimits.sampleBytes);
  if (!file.ok) return { kind: 'bad_file', problem: file.problem };
  const check = checkSample(file.bytes);
  if (!check.ok) return { kind: 'bad_sample', refusal: check.refusal };
  const waitMs = ownerId === actor.userId ? deps.limits.clone(actor) : 0;
  if (waitMs > 0) return { kind: 'too_many_clones', waitMs };
  const { format } = check.sample;
  const recorded = { ...wanted, id: deps.newId(), format, bytes: file.bytes };
  // While Slack handed this recording over, they may have been asked for something else.
  const oftenMs = deps.asks.count(actor, ownerId);
  if (oftenMs > 0) return { kind: 'asked_often', userId: ownerId, waitMs: oftenMs };
  return deps.transact((unit) => keep(unit, actor, recorded));
}

type Recorded = WantedVoice & { id: string; format: SampleFormat; bytes: Uint8Array };

async function keep(unit: PersonasUnit, actor: Actor, recorded: Recorded): Promise<AskedOutcome> {
  await unit.lockTeam(actor.teamId);
  const full = await whyFull(unit, actor, recorded.ownerId);
  if (full) return full;
  const asked = newVoice(actor, recorded, unit.now);
  const isOwn = asked.ownerId === actor.userId;
  const agreed = { ...asked, agreedAt: unit.now, keepSample: recorded.keeps };
  const voice = isOwn ? toClone(agreed, unit.now) : asked;
  if (!(await unit.voices.insert(voice, recorded.bytes))) return { kind: 'no_secrets' };
  if (isOwn) return { kind: 'cloning', voice };
  await unit.announcer.askForVoice(voice);
  return { kind: 'asked', voice };
}

async function whyFull(unit: PersonasUnit, actor: Actor, ownerId: string): Promise<NotAsked | null> {
  const { ofPerson, ofTeam, isRefused } = await unit.voices.room(actor, ownerId);
  const { perPerson, perTeam, daysAfterRefusal } = voiceLimits;
  if (isRefused) return { kind: 'said_no', userId: ownerId, days: daysAfterRefusal };
  if (ofPerson >= perPerson) return { kind: 'too_many_voices', most: perPerson, whose: 'person' };
  return ofTeam >= perTeam ? { kind: 'too_many_voices', most: perTeam, whose: 'workspace' } : null;
}

function newVoice(
  { teamId, userId }: Actor,
  { id, name, ownerId, format, noiseReduction }: Recorded,
  now: Date,
): ClonedVoice {
  return {
    ...{ id, teamId, ownerId, askedBy: userId, noiseReduction, sampleFormat: format },
    name: oneLine(name, voiceLimits.nameChars),
    ...{
      state: 'asked',
      problem: null,
      providerVoiceId: null,
      hasSample: true,
      keepSample: false,
      attempts: 0,
    },
    ...{ agreedAt: null, clonedAt: null, lastUsedAt: null, warnedAt: null },
    nextAt: new Date(now.getTime() + voiceLimits.askedDays * 86_400_000),
    ...{ createdAt: now, changedAt: now },
  };
}
