import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotAnAdmin, type NotEntitled, type Outsider } from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import type { EditedOften, EditLimits } from '../editing/edit-limits.ts';
import { type NotItsOwner, ownerOf } from '../may-change.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { NotExported } from './not-exported.ts';
import { selfOfPersona, zipOfSelf } from './self-of-persona.ts';

type ExportDeps = {
  transact: Transact<PersonasUnit>;
  people: Pick<People, 'isAdmin' | 'kindOf'>;
  limits: Pick<EditLimits, 'files'>;
};

type ExportRefusal = NotItsOwner | NotAnAdmin | NotEntitled | Outsider | EditedOften | { kind: 'gone' };
export type ExportOutcome = { kind: 'exported'; notExported: readonly NotExported[] } | ExportRefusal;

/** Sends somebody who may change a persona its files, as a zip in a DM. */
export const exportPersona =
  ({ transact, people, limits }: ExportDeps) =>
  async (actor: Actor, id: string): Promise<ExportOutcome> => {
    const { teamId, userId } = actor;
    const persona = await transact((unit) => unit.personas.of(teamId, id));
    if (!persona || persona.archivedAt) return { kind: 'gone' };
    const refusal = await authorize<NotItsOwner | NotAnAdmin | NotEntitled>(actor, ownerOf(people, persona));
    if (refusal) return refusal;
    const tooOften = limits.files(actor);
    if (tooOften) return tooOften;
    return transact(async (unit) => {
      const { notExported } = await selfOfPersona(unit, persona, userId);
      await unit.announcer.sendFiles(persona, userId, notExported);
      return { kind: 'exported', notExported };
    });
  };

/** The files that wait in the outbox for somebody; null where the persona is gone. Put together only when they're sent. */
export const filesOfPersona =
  (transact: Transact<PersonasUnit>) =>
  (
    teamId: string,
    { personaId, by }: { personaId: string; by: string },
  ): Promise<Uint8Array<ArrayBuffer> | null> =>
    transact(async (unit) => {
      const persona = await unit.personas.of(teamId, personaId);
      return !persona || persona.archivedAt ? null : zipOfSelf(await selfOfPersona(unit, persona, by));
    });
