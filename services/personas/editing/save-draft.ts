import type { Actor } from '../../people/actor.ts';
import { whomItAsks } from '../ask-limits.ts';
import { showImportedFace } from '../imports/show-imported-face.ts';
import type { Persona } from '../persona.ts';
import { personaLimits } from '../persona-terms.ts';
import type { PersonaDraft } from '../ports/persona-repository.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import { knownVoice } from '../voices/known-voice.ts';
import { voiceLimits } from '../voices/voice.ts';
import { type EditDeps, type EditRefusal, mayChange, voiceOfOthers } from './editing.ts';

export type SavedOutcome =
  /** `asks`: whom it speaks for and who has still to agree. `showsFace`: an imported picture comes in a DM. */
  { kind: 'saved'; persona: Persona; asks: string | null; showsFace: boolean } | EditRefusal;

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
  const from = before ? null : draft.imported?.from;
  if (from?.kind === 'ai_self' && from.ownEmail)
    await unit.selves.connect({ personaId: saved.id, teamId, ownerId: userId, email: from.ownEmail });
  await unit.personas.removeDraft(draft.id);
  if (asked) await unit.announcer.askConsent(saved, asked, userId);
  const showsFace = await showImportedFace(unit, draft, saved, requestId);
  return { kind: 'saved', persona: saved, asks: saved.consentAt ? null : saved.standsInFor, showsFace };
}
