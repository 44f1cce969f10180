import { z } from 'zod';

/** Where work is kept. */
export const workServices = ['github', 'linear'] as const;
export type WorkService = (typeof workServices)[number];

const whatHappened = z.enum([
  'pull_opened',
  'pull_merged',
  'pull_closed',
  'review_asked',
  'reviewed',
  'approved',
  'changes_asked',
  'issue_opened',
  'issue_closed',
  'issue_moved',
]);
export type WhatHappened = z.infer<typeof whatHappened>;

/** What happened to one pull request or issue. Its words are other people's. */
export const workChange = z.object({
  what: whatHappened,
  /** As people call it: `acme/app#12`, `ENG-5`. */
  ref: z.string(),
  title: z.string(),
  /** An `https` address; null where the service gave none that may be shown. */
  url: z.string().nullable(),
  /** The state it moved to, where a service has states of people's own. */
  to: z.string().nullable(),
});
export type WorkChange = z.infer<typeof workChange>;

/** Someone as a service knows them. */
export type WorkPerson = {
  readonly service: WorkService;
  /** The name by which the service tells people apart. */
  readonly login: string;
  /** Null where the service doesn't say. */
  readonly email: string | null;
};

/** With whose work it is, and when. */
export type FoundChange = WorkChange & { readonly who: WorkPerson; readonly at: Date };

const service = z.enum(workServices);

/** Why a service's work couldn't be read. */
const workProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token_refused'), service }),
  z.object({ kind: z.literal('access_missing'), service }),
  z.object({ kind: z.literal('too_many_requests'), service }),
  z.object({ kind: z.literal('unreachable'), service }),
  z.object({ kind: z.literal('bad_answer'), service }),
  /** People of other workspaces read along. */
  z.object({ kind: z.literal('shared_channel') }),
  z.object({ kind: z.literal('people_unknown') }),
]);
export type WorkProblem = z.infer<typeof workProblem>;

/** From when on changes count. */
const workSpan = z.enum(['last_time', 'day', 'week']);
export type WorkSpan = z.infer<typeof workSpan>;

/** How a reading went, as an occurrence keeps it. */
export const workReading = z.object({
  span: workSpan,
  services: z.array(service),
  problems: z.array(workProblem),
  /** A service had more than was asked for. */
  incomplete: z.boolean(),
});
type WorkReading = z.infer<typeof workReading>;

/** What one person did. */
export type WorkOfPerson = {
  /** Null where it isn't certain who in Slack that is. */
  readonly userId: string | null;
  /** In Slack, or as the service names them. */
  readonly name: string;
  readonly changes: readonly WorkChange[];
  /** How many more there were. */
  readonly more: number;
};

/** All that a standup takes along. */
export type Work = WorkReading & { readonly people: readonly WorkOfPerson[] };
