import { ownValue } from '../../common/own-value.ts';
import type { FoundChange, WhatHappened, WorkPerson } from '../../standups/work/work-change.ts';
import { pageOf, refOf, titleOf } from '../shown-work.ts';
import type { Actor, Issue, Pull } from './answer.ts';

type Event = { what: WhatHappened; at: Date | null; by: Actor };

/** What happened to a pull request since then: its author's work, and that of who reviewed it or is to. */
export function changesOfPull(pull: Pull, since: Date): FoundChange[] {
  const { author: by, createdAt, mergedAt, closedAt } = pull;
  const events: Event[] = [
    { what: 'pull_opened', at: createdAt, by },
    mergedAt ? { what: 'pull_merged', at: mergedAt, by } : { what: 'pull_closed', at: closedAt, by },
    ...itemsOf(pull).map(
      (item): Event =>
        item.__typename === 'ReviewRequestedEvent'
          ? { what: 'review_asked', at: item.createdAt, by: item.requestedReviewer }
          : { what: ownValue(verdicts, item.state) ?? 'reviewed', at: item.submittedAt, by: item.author },
    ),
  ];
  return changesOf(pull, events, since);
}

/** What happened to an issue since then: who opened it, and who closed it. */
export function changesOfIssue(issue: Issue, since: Date): FoundChange[] {
  const closed = itemsOf(issue).at(-1);
  const closedBy = personOf(closed?.actor ?? null) ? (closed?.actor ?? null) : issue.author;
  return changesOf(
    issue,
    [
      { what: 'issue_opened', at: issue.createdAt, by: issue.author },
      { what: 'issue_closed', at: issue.closedAt, by: closedBy },
    ],
    since,
  );
}

const verdicts: Readonly<Record<string, WhatHappened>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_asked',
};

function itemsOf<Item>({ timelineItems }: { timelineItems: { nodes: (Item | null)[] | null } }): Item[] {
  return (timelineItems.nodes ?? []).filter((item) => item !== null);
}

function changesOf(
  { repository, number, title, url }: Pull | Issue,
  events: readonly Event[],
  since: Date,
): FoundChange[] {
  const shown = {
    ref: refOf(`${repository.nameWithOwner}#${number}`),
    title: titleOf(title),
    url: pageOf(url),
  };
  return events.flatMap(({ what, at, by }) => {
    const who = personOf(by);
    return at && at >= since && who ? [{ what, ...shown, to: null, at, who }] : [];
  });
}

function personOf(actor: Actor): WorkPerson | null {
  if (actor?.__typename !== 'User' || !actor.login) return null;
  return { service: 'github', login: actor.login, email: actor.email || null };
}
