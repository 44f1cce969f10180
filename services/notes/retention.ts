import { eachInTurn } from '../common/in-turn.ts';
import type { ChosenValue } from '../meetings/chosen-value.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { adminOf, authorize, type NotAnAdmin, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { forget } from './forget.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

export type RetentionOutcome =
  | { kind: 'shown' | 'changed'; retention: ChosenValue<number | null> | null }
  | NotAnAdmin
  | NotEntitled;

export type RetentionDeps = { transact: Transact<NotesUnit>; people: Pick<People, 'isAdmin'> };

export const showRetention =
  ({ transact }: Pick<RetentionDeps, 'transact'>) =>
  async (teamId: string): Promise<RetentionOutcome> => ({
    kind: 'shown',
    retention: await transact((unit) => unit.workspaces.retention(teamId)),
  });

/** How many days the workspace keeps what was recorded; null is forever. For those who run it. */
export const setRetention =
  ({ transact, people }: RetentionDeps) =>
  async (actor: Omit<Actor, 'channelId'>, days: number | null): Promise<RetentionOutcome> => {
    const refusal = await authorize(actor, adminOf(people));
    if (refusal) return refusal;
    const { teamId, userId } = actor;
    return transact(async (unit) => {
      await unit.workspaces.setRetention(teamId, userId, days);
      return { kind: 'changed', retention: await unit.workspaces.retention(teamId) };
    });
  };

export type EnforceDeps = {
  transact: Transact<NotesUnit>;
  /** Meetings that are over and older than their workspace keeps, oldest first. */
  expired: () => Promise<{ id: string }[]>;
};

/** Forgets what is older than its workspace keeps. One transaction each: what was done stays done, and one that fails keeps no other. */
export const enforceRetention =
  ({ transact, expired }: EnforceDeps) =>
  async (): Promise<number> => {
    const meetings = await expired();
    await eachInTurn(meetings, ({ id }) =>
      transact(async (unit) => {
        const meeting = await unit.meetings.lock(id);
        if (meeting && !meeting.forgottenAt) await forget(unit, meeting, null);
      }),
    );
    return meetings.length;
  };
