import type { Actor } from '../people/actor.ts';
import { authorize, type NotEntitled, type Outsider, presentIn } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { HomeQueries, Pressed } from './ports/home-queries.ts';

type Deps = { people: Pick<People, 'kindOf' | 'channelsOf'>; queries: Pick<HomeQueries, 'placeOf'> };

export type PressPlace = { kind: 'here'; actor: Actor } | { kind: 'not_here' } | NotEntitled | Outsider;

/**
 * A press in the Home tab acts in the channel of what the button is about, if the presser is in it now. The channel comes
 * from the store and Slack, never from the tab.
 */
export const pressAtHome =
  ({ people, queries }: Deps) =>
  async (presser: Actor, what: Pressed): Promise<PressPlace> => {
    const place = await queries.placeOf(presser.teamId, what);
    if (!place) return { kind: 'not_here' };
    const refusal = await authorize(presser, presentIn(people, place));
    return refusal ?? { kind: 'here', actor: { ...presser, channelId: place.channelId } };
  };
