import type { Meeting } from '../../meetings/meeting.ts';
import type { Content } from '../blocks/elements.ts';

/** Puts a message of a meeting's thread into the outbox of the same transaction, before what may wait. */
export type PutFirst = (
  meeting: Meeting,
  messageKey: string,
  content: Content,
  how: { rank: 'first' },
) => Promise<unknown>;
