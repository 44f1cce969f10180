import type { CallUser } from '@slack/types';
import { z } from 'zod';
import { attempt, unlessDone, type WriteOutcome } from './attempt.ts';
import type { ClientOf } from './client-of.ts';

type NewCall = {
  teamId: string;
  /** Ours, unlike any other call's. */
  id: string;
  url: string;
  title: string;
  createdBy: string;
  startedAt: Date;
};

/** By the id that Slack gave it. */
type CallIn = { teamId: string; id: string };

/** Slack's own cards of calls (https://docs.slack.dev/apis/web-api/using-the-calls-api); they need the scope `calls:write`. */
export type SlackCalls = {
  add(call: NewCall): Promise<WriteOutcome<string>>;
  join(call: CallIn, who: CallUser): Promise<WriteOutcome<null>>;
  /** Takes everybody out who was put in, and ends it. */
  end(call: CallIn, who: CallUser, seconds: number): Promise<WriteOutcome<null>>;
};

const addedSchema = z.looseObject({ call: z.looseObject({ id: z.string().min(1) }) });

/** Said of what is so already. */
const alreadySo = new Set(['bad_users', 'inactive_call']);

export function createSlackCalls(clientOf: ClientOf): SlackCalls {
  return {
    add: ({ teamId, id, url, title, createdBy, startedAt }) =>
      attempt(async () => {
        const client = await clientOf(teamId);
        const added = await client.calls.add({
          ...{ external_unique_id: id, join_url: url, title, created_by: createdBy },
          date_start: Math.floor(startedAt.getTime() / 1_000),
        });
        return addedSchema.parse(added).call.id;
      }),
    join: ({ teamId, id }, who) =>
      unlessDone(
        async () => (await clientOf(teamId)).calls.participants.add({ id, users: [who] }),
        alreadySo,
      ),
    async end({ teamId, id }, who, seconds) {
      const left = await unlessDone(
        async () => (await clientOf(teamId)).calls.participants.remove({ id, users: [who] }),
        alreadySo,
      );
      return left.ok
        ? unlessDone(async () => (await clientOf(teamId)).calls.end({ id, duration: seconds }), alreadySo)
        : left;
    },
  };
}
