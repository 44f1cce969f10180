import { createPlaces, createRateLimit, type Rate, takeAll } from '../common/rate-limit.ts';
import type { Agent } from './visible-meetings.ts';

/** Requests of one key, whatever they say: a client lists the tools and greets beside each call. */
export const requestRate: Rate = { burst: 240, everySeconds: 1 / 8 };
/** Requests of all keys of one person. */
const personRequestRate: Rate = { burst: 720, everySeconds: 1 / 24 };
/** Tool calls of one key. */
export const callRate: Rate = { burst: 60, everySeconds: 0.5 };
/** Tool calls of all keys of one person. */
const personRate: Rate = { burst: 180, everySeconds: 1 / 6 };
/** Tasks that one key reports in one meeting. */
export const reportRate: Rate = { burst: 30, everySeconds: 2 };
/** What agents of one person have Slack show before all else: approvals, questions, and cards of calls. */
export const cardRate: Rate = { burst: 30, everySeconds: 10 };
/** Requests of one key that wait at once. */
export const maxWaits = 5;

/** How often agents may ask. Milliseconds until they may again; 0 counts this one. */
export type AgentLimits = {
  /** Messages in one body, before what they ask for is looked at. */
  request(agent: Pick<Agent, 'tokenId' | 'teamId' | 'userId'>, messages: number): number;
  call(agent: Agent): number;
  report(agent: Agent, meetingId: string): number;
  card(agent: Agent): number;
  /** Answers how to end the wait; null while too many of this key wait. */
  wait(agent: Agent): (() => void) | null;
};

/** @param clock Milliseconds of a clock that only goes on. */
export function createAgentLimits(clock: () => number): AgentLimits {
  const requests = createRateLimit(requestRate, clock);
  const personsRequests = createRateLimit(personRequestRate, clock);
  const calls = createRateLimit(callRate, clock);
  const persons = createRateLimit(personRate, clock);
  const reports = createRateLimit(reportRate, clock);
  const cards = createRateLimit(cardRate, clock);
  const waits = createPlaces(maxWaits);
  return {
    request: ({ tokenId, teamId, userId }, messages) =>
      takeAll(
        [
          [requests, tokenId],
          [personsRequests, `${teamId}:${userId}`],
        ],
        messages,
      ),
    call: ({ tokenId, teamId, userId }) =>
      takeAll([
        [calls, tokenId],
        [persons, `${teamId}:${userId}`],
      ]),
    report: ({ tokenId }, meetingId) => reports.take(`${tokenId}:${meetingId}`),
    card: ({ teamId, userId }) => cards.take(`${teamId}:${userId}`),
    wait: ({ tokenId }) => waits.enter(tokenId),
  };
}
