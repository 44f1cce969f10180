import { z } from 'zod';
import type { Decision } from '../../services/meetings/decide.ts';
import type { Audience } from '../../services/meetings/ports/meeting-announcer.ts';
import type { FactPress } from '../../services/memory/shown-fact.ts';
import type { ItemPress } from '../../services/notes/change-item.ts';
import type { Actor } from '../../services/people/actor.ts';
import type { ToolCallDecision } from '../../services/tasks/tool-call-decision.ts';
import { isForeign } from '../team-of-payload.ts';
import type { AppContext } from '../use-cases.ts';
import { jsonOf } from '../views/submission.ts';

const pressSchema = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  channel: z.looseObject({ id: z.string() }).optional(),
  // Of a window, which has no channel of its own.
  view: z
    .looseObject({ id: z.string(), type: z.string().optional(), private_metadata: z.string() })
    .optional(),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  // Of an opened task, whose message doesn't come along.
  container: z
    .looseObject({ type: z.literal('entity_detail'), channel_id: z.string(), message_ts: z.string() })
    .extend({ thread_ts: z.string().optional() })
    .optional()
    .catch(undefined),
  trigger_id: z.string().optional(),
  actions: z
    .array(
      z.looseObject({
        value: z.string().optional(),
        // Of a menu.
        selected_option: z.looseObject({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const valueSchema = z
  .string()
  .regex(new RegExp(`^${uuid}(:\\d{1,6}(:[a-z]{1,12})?|:${uuid}|:built_in)?$`))
  .transform((value) => {
    const [id = '', second, verb = ''] = value.split(':');
    const isNumber = second !== undefined && /^\d{1,6}$/.test(second);
    return { id, number: isNumber ? Number(second) : null, chosen: isNumber ? null : (second ?? null), verb };
  });

/** A pressed button: what it names, by whom and where. What it may do is decided from the store. */
export type Press = {
  /** A meeting, a run or an action item. */
  id: string;
  /** What the button was shown with: a limit, or the version of a run or an item. */
  number: number | null;
  /** The persona that was chosen in a menu, by its id or as `built_in`. */
  chosen: string | null;
  /** What was chosen in a menu; empty for buttons, which say it by their name. */
  verb: string;
  audience: Audience;
  isExternal: boolean;
  /** Opens one form, within three seconds. */
  triggerId: string | null;
  /** The window in which it was pressed. */
  viewId: string | null;
  /** In a message, whose channel Slack names; a window's, and a task's, is what was written into it. */
  isInMessage: boolean;
  /** In the Home tab, which shows what came of it. */
  isAtHome: boolean;
};

/** Null for a value that is none of ours. */
export function parsePress(body: unknown, { teamId }: AppContext): Press | null {
  const press = pressSchema.safeParse(body).data;
  const [action] = press?.actions ?? [];
  const value = valueSchema.safeParse(action?.selected_option?.value ?? action?.value).data;
  const channelId =
    press?.channel?.id ?? press?.container?.channel_id ?? channelOf(press?.view?.private_metadata);
  if (!press || !value || channelId === null) return null;
  const { user, message, container, view } = press;
  const isAtHome = view?.type === 'home';
  return {
    ...value,
    audience: {
      teamId,
      channelId,
      threadTs: message?.thread_ts ?? message?.ts ?? container?.thread_ts ?? container?.message_ts ?? null,
      userId: user.id,
    },
    isExternal: isForeign(body, teamId),
    triggerId: press.trigger_id ?? null,
    viewId: isAtHome ? null : (view?.id ?? null),
    isInMessage: press.channel !== undefined,
    isAtHome,
  };
}

/** Written by us when the window was opened, and kept by Slack. */
function channelOf(metadata: string | undefined): string | null {
  return z.looseObject({ channelId: z.string() }).safeParse(jsonOf(metadata)).data?.channelId ?? null;
}

export function actorOf({ audience: { teamId, channelId, userId }, isExternal }: Press): Actor {
  return { teamId, channelId, userId, isExternal };
}

export function meetingDecision(press: Press): Decision {
  return { meetingId: press.id, ...actorOf(press) };
}

export function itemPress(press: Press): ItemPress {
  return { itemId: press.id, version: press.number ?? 0, ...actorOf(press) };
}

export function factPress(press: Press): FactPress {
  return { factId: press.id, version: press.number ?? 0, ...actorOf(press) };
}

export function toolCallDecision(press: Press): ToolCallDecision {
  return { toolCallId: press.id, version: press.number ?? 0, ...actorOf(press) };
}
