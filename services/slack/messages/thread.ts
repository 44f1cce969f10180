import { findChannel } from '../../people/find-channel.ts';
import type { People, Person } from '../../people/people.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey, toolCallKey } from '../../store/rows/message-keys.ts';
import { type FileContent, isQueued, queueFile, queueMessage } from '../../store/rows/outbox-messages.ts';
import { transact } from '../../store/transaction.ts';
import type { Recipient, Resolved, Thread } from '../../tasks/ports/thread.ts';
import type { ThreadFiles } from '../../tasks/ports/thread-files.ts';
import type { ToolContext } from '../../tasks/tool.ts';
import type { ToolProblem } from '../../tasks/tool-problem.ts';
import { type Content, plainSection, context as small } from '../blocks/elements.ts';
import { canvasText } from '../canvas-text.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, literal, mention, readable } from '../mrkdwn.ts';
import { sayReader, sayReaders } from '../words/recipients.ts';

export type ThreadDeps = { db: Executor; jobs: Jobs; people: People };

/** Slack for tools: what they write goes into the outbox under the key of their run, so it is sent once. */
export function createThread({ db, jobs, people }: ThreadDeps): Thread & ThreadFiles {
  const file = (context: ToolContext, content: FileContent) =>
    transact(db, (tx) =>
      queueFile(tx, jobs, { ...place(context), messageKey: toolCallKey(context.toolCallId), content }),
    );
  return {
    async resolve(context, to) {
      if (to === 'me') return byId(people, context.meeting.teamId, context.userId);
      const id = /^<?[#@!]?([CGUW][A-Z0-9]{4,})(\|[^>]*)?>?$/.exec(to)?.[1];
      if (id && /^[UW]/.test(id)) return byId(people, context.meeting.teamId, id);
      if (to.startsWith('@')) return named(people, to.slice(1), context);
      return channel(people, id ?? to.replace(/^#/, ''), context);
    },
    async post(context, to, text) {
      const here = to.kind === 'thread';
      const messageKey = toolCallKey(context.toolCallId);
      await transact(db, async (tx) => {
        if (await isQueued(tx, context.meeting.teamId, messageKey)) return;
        await queueMessage(tx, jobs, {
          ...place(context),
          ...(here ? {} : { channelId: to.id, threadTs: null, threadKey: null }),
          messageKey,
          content: message(text, context),
        });
      });
    },
    async document(context, { title, markdown }) {
      const text = canvasText(markdown);
      await file(context, { kind: 'canvas', title: literal(title, 200), text, comment: '' });
    },
    async share(context, { filename, title, content, comment }) {
      await file(context, {
        ...{ kind: 'file', title: literal(title, 200) || filename, filename, text: content },
        comment: escapeText(comment),
      });
    },
  };
}

function place({ meeting }: ToolContext) {
  return {
    teamId: meeting.teamId,
    channelId: meeting.channelId,
    threadTs: meeting.threadTs,
    threadKey: cardKey(meeting.id),
    fallbackUserId: null,
    meetingId: meeting.id,
    rank: 'last' as const,
  };
}

/** The agent's words are data: shown as they are and as they were approved, without pings, links or markup of their own. */
function message(text: string, { userId }: ToolContext): Content {
  const said = readable(text).trim();
  return {
    text: cap(escapeText(said), limits.messageText),
    blocks: [plainSection(said), small(`Said by the agent of ${mention(userId)}`)],
  };
}

function person({ id, name, kind, teamId }: Person): Resolved {
  return {
    ok: true,
    recipient: { kind: 'person', id, label: `${name}, in a DM` },
    readBy: sayReader(kind, teamId),
    target: kind === 'member' ? `@${id}` : null,
  };
}

async function named(people: People, name: string, { meeting }: ToolContext) {
  const found = await people.named(name, meeting);
  if (!found) return refused({ kind: 'slack_silent' });
  const [one, ...others] = found;
  if (!one) return refused({ kind: 'no_such_name', given: name });
  if (others.length > 0) return refused({ kind: 'several_of_name', given: name, count: found.length });
  return person(one);
}

/** The approval shows a name: the person who approves need not know ids. */
async function byId(people: People, teamId: string, id: string) {
  const found = await people.person({ teamId, userId: id });
  if (!found) return refused({ kind: 'no_such_person', given: id });
  return found === 'nobody' ? refused({ kind: 'reads_nothing', given: id }) : person(found);
}

/** Only channels that the agent's own person is in. */
async function channel(people: People, given: string, { meeting: { teamId }, userId }: ToolContext) {
  const found = await findChannel(people, { teamId, userId }, given);
  if (!found.ok) return found;
  const { id, name } = found.channel;
  // Nobody is asked to approve what Slack would refuse.
  const canPost = await people.isAppIn({ teamId, channelId: id });
  if (canPost === null) return refused({ kind: 'slack_silent' });
  if (!canPost) return refused({ kind: 'app_not_in_channel', given: name ?? id });
  const recipient: Recipient = { kind: 'channel', id, label: `#${name ?? id}` };
  const audience = await people.audienceOf({ teamId, channelId: id });
  const target = audience && !audience.isShared ? `#${id}` : null;
  return { ok: true as const, recipient, readBy: sayReaders(audience), target };
}

function refused(problem: ToolProblem): { ok: false; problem: ToolProblem } {
  return { ok: false, problem };
}
