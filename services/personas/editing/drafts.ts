import type { Actor } from '../../people/actor.ts';
import type { ToolChoice } from '../../tasks/tool-choices.ts';
import { withLikeness } from '../imports/draft-import.ts';
import { blankTerms, defaultVoice, type Persona, type PersonaTerms, termsOf } from '../persona.ts';
import { cleanTerms, type TermsProblem } from '../persona-terms.ts';
import type { PersonaDraft } from '../ports/persona-repository.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { ClonedVoice } from '../voices/voice.ts';
import { type EditDeps, type EditRefusal, mayChange, voiceOfOthers } from './editing.ts';

/** What somebody begins with: nothing, a ready one, or another persona. */
export type StartFrom =
  | { kind: 'blank' }
  | { kind: 'template'; name: string }
  | { kind: 'change'; id: string }
  | { kind: 'copy'; id: string };

/** `voices`: cloned ones that it may have. `tools`: what its list may name. */
export type DraftOutcome =
  | {
      kind: 'draft';
      draft: PersonaDraft;
      voices: readonly ClonedVoice[];
      tools: readonly ToolChoice[];
    }
  | EditRefusal;
export type FilledOutcome = DraftOutcome | ({ kind: 'bad_field' } & TermsProblem);

/** Begins a draft: what a form shows at first. */
export const startDraft =
  (deps: EditDeps) =>
  async (actor: Actor, from: StartFrom): Promise<DraftOutcome> => {
    const base = await deps.transact((unit) => baseOf(deps, unit, actor, from));
    if (!base) return { kind: 'gone' };
    const refusal = await mayChange(deps, actor, from.kind === 'change' ? base.persona : null);
    if (refusal) return refusal;
    const tooOften = deps.limits.forms(actor);
    if (tooOften) return tooOften;
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
      return drafted(unit, draft, deps.tools());
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
      if (!change) return drafted(unit, draft, tools());
      const clean = cleanTerms({ ...draft.terms, ...change(draft.terms) });
      if (!clean.ok) return { ...clean, kind: 'bad_field' };
      const filled = { ...draft, terms: clean.terms, imported: withLikeness(draft.imported, likeness) };
      await unit.personas.keepDraft(filled);
      return drafted(unit, filled, tools());
    });

export async function drafted(
  { voices }: PersonasUnit,
  draft: PersonaDraft,
  tools: readonly ToolChoice[],
): Promise<DraftOutcome & { kind: 'draft' }> {
  const mine = await voices.mine(draft);
  return { kind: 'draft', draft, voices: mine.filter(({ state }) => state === 'ready'), tools };
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
