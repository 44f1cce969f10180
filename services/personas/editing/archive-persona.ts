import type { Actor } from '../../people/actor.ts';
import type { Persona } from '../persona.ts';
import { type EditDeps, type EditRefusal, mayChange } from './editing.ts';

export type ArchivedOutcome = { kind: 'archived'; persona: Persona } | EditRefusal;

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
