import { z } from 'zod';

/** Bots and deleted accounts (null) do work too, but nobody speaks for them in a standup. */
const actor = z
  .object({ __typename: z.string(), login: z.string().optional(), email: z.string().nullish() })
  .nullable();
export type Actor = z.infer<typeof actor>;

const common = {
  number: z.int(),
  title: z.string(),
  url: z.string(),
  createdAt: z.coerce.date(),
  closedAt: z.coerce.date().nullable(),
  repository: z.object({ nameWithOwner: z.string() }),
  author: actor,
};
const timeline = <Item extends z.ZodType>(item: Item) =>
  z.object({ nodes: z.array(item.nullable()).nullable() });

const reviewAsked = z.object({
  __typename: z.literal('ReviewRequestedEvent'),
  createdAt: z.coerce.date(),
  requestedReviewer: actor,
});
const review = z.object({
  __typename: z.literal('PullRequestReview'),
  /** Null while it's pending. */
  submittedAt: z.coerce.date().nullable(),
  state: z.string(),
  author: actor,
});
const closed = z.object({
  __typename: z.literal('ClosedEvent'),
  createdAt: z.coerce.date(),
  actor,
});

const pull = z.object({
  ...common,
  mergedAt: z.coerce.date().nullable(),
  timelineItems: timeline(z.discriminatedUnion('__typename', [reviewAsked, review])),
});
const issue = z.object({ ...common, timelineItems: timeline(closed) });
export type Pull = z.infer<typeof pull>;
export type Issue = z.infer<typeof issue>;

const found = <Node extends z.ZodType>(node: Node) =>
  z.object({ issueCount: z.int(), nodes: z.array(node.nullable()).nullable() }).nullable();

export const pullsFound = found(pull);
export const issuesFound = found(issue);

/** By the names of `changesQuery`. */
export const changesAnswer = z.record(z.string(), z.unknown());
