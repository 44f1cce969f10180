import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import {
  authorize,
  fullMember,
  type NotAnAdmin,
  type NotEntitled,
  type Outsider,
} from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { AnyTool } from '../tasks/tool.ts';
import { type AskLimits, type SaidNo, whomItAsks } from './ask-limits.ts';
import { withLikeness } from './imports/draft-import.ts';
import { showImportedFace } from './imports/show-imported-face.ts';
import { type NotItsOwner, ownerOf } from './may-change.ts';
import { blankTerms, defaultVoice, type Persona, type PersonaTerms, termsOf } from './persona.ts';
import { cleanTerms, personaLimits, type TermsProblem } from './persona-terms.ts';
import type { PersonaDraft } from './ports/persona-repository.ts';
import type { PersonasUnit } from './ports/personas-unit.ts';
import type { Template } from './templates.ts';
import { knownVoice } from './voices/known-voice.ts';
import { type ClonedVoice, isOfVoice, voiceLimits } from './voices/voice.ts';

export type EditDeps = {
  transact: Transact<PersonasUnit>;
  people: Pick<People, 'isAdmin' | 'kindOf'>;
  newId: () => string;
  templateOf: (name: string) => Template | null;
  /** The workspace's. */
  tools: readonly OfferedTool[];
  /** How often people are asked. */
  asks: AskLimits;
};

/** What somebody begins with: nothing, a ready one, or another persona. */
export type StartFrom =
  | { kind: 'blank' }
  | { kind: 'template'; name: string }
  | { kind: 'change'; id: string }
  | { kind: 'copy'; id: string };

type NotAllowed = NotItsOwner | NotAnAdmin | NotEntitled | Outsider;
export type EditRefusal =
  | NotAllowed
  /** It was archived, or what was filled in is older than a day. */
  | { kind: 'gone' }
  | { kind: 'name_taken'; name: string }
  /** That person has a stand-in already. */
  | { kind: 'stands_in'; userId: string }
  | { kind: 'too_many'; most: number }
  /** They were asked by the same person before, and refused, or several times. */
  | SaidNo
  /** Cloned voices are for personas made by the person whose voice it is, or by who asked for it. */
  | { kind: 'voice_of_others'; name: string }
  /** Somebody else changed it since. */
  | { kind: 'changed_meanwhile'; by: string };

type OfferedTool = Pick<AnyTool, 'name' | 'title'>;

/** `voices`: cloned ones that it may have. `tools`: those of the workspace. */
export type DraftOutcome =
  | {
      kind: 'draft';
      draft: PersonaDraft;
      voices: readonly ClonedVoice[];
      tools: readonly OfferedTool[];
    }
  | EditRefusal;
export type FilledOutcome = DraftOutcome | ({ kind: 'bad_field' } & TermsProblem);
export type SavedOutcome =
  /** `asks`: whom it speaks for and who has still to agree. `showsFace`: an imported picture comes in a DM. */
  { kind: 'saved'; persona: Persona; asks: string | null; showsFace: boolean } | EditRefusal;
export type ArchivedOutcome = { kind: 'archived'; persona: Persona } | EditRefusal;

/** Begins a draft: what a form shows at first. */
export const startDraft =
  (deps: EditDeps) =>
  async (actor: Actor, from: StartFrom): Promise<DraftOutcome> => {
    const base = await deps.transact((unit) => baseOf(deps, unit, actor, from));
    if (!base) return { kind: 'gone' };
    const refusal = await mayChange(deps, actor, from.kind === 'change' ? base.persona : null);
    if (refusal) return refusal;
    const draft: PersonaDraft = {
      id: deps.newId(),
      teamId: actor.teamId,
      userId: actor.userId,
      personaId: from.kind === 'change' ? (base.persona?.id ?? null) : null,
      personaVersion: base.persona?.version ?? 0,
      terms: base.terms,
      imported: null,
    };
    return deps.transact(async (unit) => {
      await unit.personas.keepDraft(draft);
      return drafted(unit, draft, deps.tools);
    });
  };

/** Takes what was filled in into the draft, which its own drafter alone sees; without a change it only reads. */
export const fillDraft =
  ({ transact, tools }: Pick<EditDeps, 'transact' | 'tools'>) =>
  async (
    actor: Actor,
    draftId: string,
    change?: (before: PersonaTerms) => Partial<PersonaTerms>,
    /** Whether they may use the likeness in an imported picture; undefined where nobody was asked. */
    likeness?: boolean,
  ): Promise<FilledOutcome> =>
    transact(async (unit) => {
      const draft = await unit.personas.draft(actor, draftId);
      if (!draft) return { kind: 'gone' };
      if (!change) return drafted(unit, draft, tools);
      const clean = cleanTerms({ ...draft.terms, ...change(draft.terms) });
      if (!clean.ok) return { ...clean, kind: 'bad_field' };
      const filled = { ...draft, terms: clean.terms, imported: withLikeness(draft.imported, likeness) };
      await unit.personas.keepDraft(filled);
      return drafted(unit, filled, tools);
    });

export async function drafted(
  { voices }: PersonasUnit,
  draft: PersonaDraft,
  tools: readonly OfferedTool[],
): Promise<DraftOutcome & { kind: 'draft' }> {
  const mine = await voices.mine(draft);
  return { kind: 'draft', draft, voices: mine.filter(({ state }) => state === 'ready'), tools };
}

/** Makes a persona of a draft, or changes the one that it is about. */
export const saveDraft =
  (deps: EditDeps) =>
  async (actor: Actor, draftId: string): Promise<SavedOutcome> => {
    const found = await deps.transact(async (unit) => {
      const draft = await unit.personas.draft(actor, draftId);
      const persona = draft?.personaId ? await unit.personas.of(actor.teamId, draft.personaId) : null;
      return draft && { draft, persona };
    });
    if (!found || (found.draft.personaId && (!found.persona || found.persona.archivedAt)))
      return { kind: 'gone' };
    const refusal = await mayChange(deps, actor, found.persona);
    if (refusal) return refusal;
    const asked = whomItAsks(actor, found.draft.terms, found.persona);
    const waitMs = asked ? deps.asks.wait(actor, asked) : 0;
    if (asked && waitMs > 0) return { kind: 'asked_often', userId: asked, waitMs };
    const outcome = await deps.transact((unit) => save(unit, actor, found.draft, deps.newId()));
    if (outcome.kind === 'saved' && asked) deps.asks.count(actor, asked);
    return outcome;
  };

async function save(
  unit: PersonasUnit,
  actor: Actor,
  draft: PersonaDraft,
  requestId: string,
): Promise<SavedOutcome> {
  const { teamId, userId } = actor;
  const { personaId, personaVersion } = draft;
  const terms = { ...draft.terms, voice: await knownVoice(unit, teamId, draft.terms.voice) };
  // No two of one name, and one stand-in a person.
  await unit.lockTeam(teamId);
  const before = personaId ? await unit.personas.lock(teamId, personaId) : null;
  if (personaId && !before) return { kind: 'gone' };
  if (before && before.version !== personaVersion) return { kind: 'changed_meanwhile', by: before.changedBy };
  if (!before && (await unit.personas.list(teamId)).length >= personaLimits.personas)
    return { kind: 'too_many', most: personaLimits.personas };
  const others = await voiceOfOthers(unit, teamId, terms, before?.createdBy ?? userId);
  if (others) return others;
  const asked = whomItAsks(actor, terms, before);
  const days = voiceLimits.daysAfterRefusal;
  if (asked && (await unit.personas.saidNo(actor, asked, days)))
    return { kind: 'said_no', userId: asked, days };
  const saved = before
    ? await unit.personas.change(before, terms, userId)
    : await unit.personas.insert({ ...terms, id: draft.id, teamId }, userId);
  if (saved === 'name_taken') return { kind: saved, name: terms.name };
  if (saved === 'stands_in') return { kind: saved, userId: terms.standsInFor ?? '' };
  await unit.personas.settlePictures(saved);
  await unit.personas.removeDraft(draft.id);
  if (asked) await unit.announcer.askConsent(saved, asked, userId);
  const showsFace = await showImportedFace(unit, draft, saved, requestId);
  return { kind: 'saved', persona: saved, asks: saved.consentAt ? null : saved.standsInFor, showsFace };
}

async function voiceOfOthers(
  { voices }: PersonasUnit,
  teamId: string,
  { voice }: PersonaTerms,
  maker: string,
): Promise<EditRefusal | null> {
  const clone = voice.kind === 'clone' ? await voices.of(teamId, voice.voiceId) : null;
  return clone && !isOfVoice(clone, maker) ? { kind: 'voice_of_others', name: clone.name } : null;
}

/** Nobody sends it any more; its picture goes. */
export const archivePersona =
  (deps: EditDeps) =>
  async (actor: Actor, { id, version }: { id: string; version: number }): Promise<ArchivedOutcome> => {
    const { teamId, userId } = actor;
    const persona = await deps.transact((unit) => unit.personas.of(teamId, id));
    if (!persona || persona.archivedAt) return { kind: 'gone' };
    const refusal = await mayChange(deps, actor, persona);
    if (refusal) return refusal;
    return deps.transact(async (unit) => {
      const before = await unit.personas.lock(teamId, id);
      if (!before || before.archivedAt) return { kind: 'gone' };
      if (before.version !== version) return { kind: 'changed_meanwhile', by: before.changedBy };
      await unit.personas.archive(before, userId);
      return { kind: 'archived', persona: before };
    });
  };

function mayChange({ people }: EditDeps, actor: Actor, persona: Persona | null) {
  return persona
    ? authorize<NotAllowed>(actor, ownerOf(people, persona))
    : authorize<NotAllowed>(actor, fullMember(people));
}

async function baseOf(
  { templateOf }: EditDeps,
  unit: PersonasUnit,
  { teamId, userId }: Actor,
  from: StartFrom,
): Promise<{ persona: Persona | null; terms: PersonaTerms } | null> {
  if (from.kind === 'blank') return { persona: null, terms: blankTerms };
  if (from.kind === 'template') {
    const template = templateOf(from.name);
    return (
      template && { persona: null, terms: { ...blankTerms, ...template.terms, template: template.name } }
    );
  }
  const persona = await unit.personas.of(teamId, from.id);
  if (!persona || persona.archivedAt) return null;
  const terms = termsOf(persona);
  const hasVoice = !(await voiceOfOthers(unit, teamId, terms, userId));
  const voice = hasVoice ? terms.voice : defaultVoice;
  // A face belongs to one persona, and nobody has two stand-ins.
  return from.kind === 'change'
    ? { persona, terms }
    : { persona: null, terms: { ...terms, name: `${terms.name} 2`, voice, faceId: null, standsInFor: null } };
}
