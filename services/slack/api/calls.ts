import type { CallUser } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { attempt, unlessDone, type WriteOutcome } from './attempt.ts';

type NewCall = {
  /** Ours, unlike any other call's. */
  id: string;
  url: string;
  title: string;
  createdBy: string;
  startedAt: Date;
};

/** Slack's own cards of calls (https://docs.slack.dev/apis/web-api/using-the-calls-api); they need the scope `calls:write`. */
export type SlackCalls = {
  add(call: NewCall): Promise<WriteOutcome<string>>;
  join(callId: string, who: CallUser): Promise<WriteOutcome<null>>;
  /** Takes everybody out who was put in, and ends it. */
  end(callId: string, who: CallUser, seconds: number): Promise<WriteOutcome<null>>;
};

const addedSchema = z.looseObject({ call: z.looseObject({ id: z.string().min(1) }) });

/** Said of what is so already. */
const alreadySo = new Set(['bad_users', 'inactive_call']);

export function createSlackCalls(client: WebClient): SlackCalls {
  return {
    add: ({ id, url, title, createdBy, startedAt }) =>
      attempt(async () => {
        const added = await client.calls.add({
          ...{ external_unique_id: id, join_url: url, title, created_by: createdBy },
          date_start: Math.floor(startedAt.getTime() / 1_000),
        });
        return addedSchema.parse(added).call.id;
      }),
    join: (id, who) => unlessDone(() => client.calls.participants.add({ id, users: [who] }), alreadySo),
    async end(id, who, seconds) {
      const left = await unlessDone(() => client.calls.participants.remove({ id, users: [who] }), alreadySo);
      return left.ok ? unlessDone(() => client.calls.end({ id, duration: seconds }), alreadySo) : left;
    },
  };
}
