import { z } from 'zod';
import type { PikaStream } from '../../pikastream/service.ts';
import type { InteractionAnswer } from '../../slack/interactive/parties.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import { troubleIds } from './shown.ts';
import type { Troubles } from './troubles.ts';

const pressed = z.object({
  actionId: z.string(),
  blockId: z.string(),
  option: z.string().optional(),
  value: z.string().optional(),
});

/** Everything that Ada can do on the page. */
const actSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), channel: z.string(), threadTs: z.string().optional(), text: z.string() }),
  z.object({ do: z.literal('press'), channel: z.string(), ts: z.string(), pressed }),
  z.object({ do: z.literal('press in view'), viewId: z.string(), pressed }),
  z.object({
    do: z.literal('submit'),
    viewId: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({ do: z.literal('close'), viewId: z.string() }),
  z.object({ do: z.literal('open app'), tab: z.enum(['home', 'messages']) }),
  z.object({ do: z.literal('let in'), sessionId: z.string() }),
  z.object({ do: z.literal('break'), id: z.enum(troubleIds) }),
  z.object({ do: z.literal('mend'), id: z.enum(troubleIds) }),
]);

type Act = z.infer<typeof actSchema>;

/** What Ada is told: words about it, or what is wrong with her form, by the field's block. */
export type ActAnswer = { words?: string; errors?: Record<string, string> };

type Deps = { slack: SlackWorkspace; pika: PikaStream; troubles: Troubles };

export function createActs({ slack, pika, troubles }: Deps) {
  const user = slack.users.ada.id;
  const perform = async (act: Act): Promise<ActAnswer> => {
    switch (act.do) {
      case 'say':
        return say(slack, act);
      case 'press': {
        const { channel, ts: messageTs } = act;
        return told(await slack.press({ user, channel, messageTs, ...chosen(act.pressed) }));
      }
      case 'press in view':
        return told(await slack.pressInView({ user, viewId: act.viewId, ...chosen(act.pressed) }));
      case 'submit': {
        const { viewId, values } = act;
        const answer = await slack.submitView({ user, viewId, values });
        return answer.errors ? { errors: answer.errors } : told(answer);
      }
      case 'close':
        await slack.closeView({ user, viewId: act.viewId });
        return {};
      case 'open app':
        await slack.openHome(user, act.tab);
        return {};
      case 'let in':
        pika.letIn(act.sessionId);
        return {};
      case 'break':
        troubles.break(act.id);
        return {};
      case 'mend':
        troubles.mend(act.id);
        return {};
      default:
        return act satisfies never;
    }
  };
  return async (asked: unknown): Promise<ActAnswer> => {
    const act = actSchema.safeParse(asked);
    if (!act.success) return { words: 'The page asked for something that doesn’t exist.' };
    try {
      return await perform(act.data);
    } catch (error) {
      return { words: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function say(slack: SlackWorkspace, act: Extract<Act, { do: 'say' }>): Promise<ActAnswer> {
  const { channel, threadTs } = act;
  const user = slack.users.ada.id;
  const text = act.text.trim();
  if (text === '') return {};
  const command = /^\/(\S*)\s*([\s\S]*)$/.exec(text);
  if (!command) {
    const words = text.replaceAll(/@stand-in\b/gi, `<@${slack.botUserId}>`);
    await slack.post({ channel, user, text: words, ...(threadTs !== undefined && { threadTs }) });
    return {};
  }
  if (threadTs !== undefined) return { words: 'Slack takes no commands in threads. Type it in the channel.' };
  if (command[1] !== 'pika') return { words: 'The app has one command: /pika.' };
  return told(await slack.command({ user, channel, text: command[2] ?? '' }));
}

function told({ ok, error, status }: InteractionAnswer): ActAnswer {
  return ok ? {} : { words: `Stand-in didn’t answer in time (${error ?? status}). Try again in a moment.` };
}

function chosen({ actionId, blockId, option, value }: z.infer<typeof pressed>) {
  const told = { ...(option !== undefined && { option }), ...(value !== undefined && { value }) };
  return { actionId, blockId, ...told };
}
