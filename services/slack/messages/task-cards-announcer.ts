import { createHash } from 'node:crypto';
import { isOver, type Meeting } from '../../meetings/meeting.ts';
import { isHeld, type KeptNotes } from '../../notes/kept-notes.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey, taskCardsKey } from '../../store/rows/message-keys.ts';
import { contentsUnder } from '../../store/rows/messages-under.ts';
import { queueMessage, withoutWords } from '../../store/rows/outbox-messages.ts';
import type { Content } from '../blocks/elements.ts';
import { taskCards } from '../blocks/task-cards.ts';

type Deps = { tx: Executor; jobs: Jobs; areOn: boolean };

/**
 * Brings the cards of action items up to a recap that is there for all: a message whose cards say something else goes, for Slack edits
 * none. Where they're switched off, those that are there go too.
 */
export async function showTaskCards(
  { tx, jobs, areOn }: Deps,
  meeting: Meeting,
  notes: KeptNotes,
  page: string | null,
): Promise<void> {
  const { id: meetingId, teamId, channelId, threadTs } = meeting;
  const prefix = taskCardsKey(meetingId);
  const isShown = areOn && page !== null && isOver(meeting) && !isHeld(notes);
  const wanted = new Map(
    (isShown ? taskCards(notes, page) : []).map((content) => [
      `${prefix}:${fingerprintOf(content)}`,
      content,
    ]),
  );
  const before = await contentsUnder(tx, teamId, prefix);
  const put = (messageKey: string, content: Content | typeof withoutWords) =>
    queueMessage(tx, jobs, {
      ...{ teamId, channelId, threadTs, meetingId, messageKey, content },
      // The recap in a DM is enough.
      ...{ threadKey: cardKey(meetingId), fallbackUserId: null },
    });
  for (const [key, content] of before)
    if (!wanted.has(key) && !isWithdrawn(content)) await put(key, withoutWords);
  for (const [key, content] of wanted)
    if (!before.has(key) || isWithdrawn(before.get(key))) await put(key, content);
}

/** When an item was changed last says nothing about its card. */
function fingerprintOf({ text, entities = [] }: Content): string {
  const said = entities.map(({ url, external_ref, entity_payload: { attributes, custom_fields } }) => [
    ...[url, external_ref, attributes.title, custom_fields],
  ]);
  return createHash('sha256')
    .update(JSON.stringify([text, said]))
    .digest('base64url')
    .slice(0, 22);
}

function isWithdrawn(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'text' in content && content.text === '';
}
