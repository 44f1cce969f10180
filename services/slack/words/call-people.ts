import { isUnread, type PeopleReading } from '../../ears/people/people-reading.ts';

/** On the card, where PikaStream doesn't say who is in a call; null where there's nothing to say. */
export function sayCallPeople(
  { problem, present, failingSince }: Pick<PeopleReading, 'problem' | 'present' | 'failingSince'>,
  now: Date,
): string | null {
  if (problem === 'refused')
    return ':warning: Google Meet refused to say who is in the call; an admin can find out why in the log';
  if (problem === 'unreachable' && isUnread({ failingSince }, now))
    return ':warning: Google Meet doesn’t answer, so I can’t tell who is in the call at the moment';
  return present === null ? null : `Google Meet counts ${present} in the call`;
}
