import type { PastMeetings } from '../notes/ports/past-meetings.ts';
import { type Asker, reachOf, whyNotSearch } from '../notes/search/reach.ts';
import type { People } from '../people/people.ts';
import type { Resident } from './home.ts';
import type { Suggest, Suggestion } from './ports/suggestions.ts';

export type SuggestDeps = {
  people: Pick<People, 'channelsOf' | 'kindOf'>;
  past: Pick<PastMeetings, 'newest'>;
  suggest: Suggest;
};

/** Slack shows at most four. */
const forBeginners: readonly Suggestion[] = ['what_i_can_do', 'first_call', 'about_me'];
const usual: readonly Suggestion[] = ['last_decisions', 'open_items', 'what_i_can_do', 'about_me'];

/** Suggests what to ask, to who opened their DM with us. None of it has words of a call: nothing is to be forgotten there. */
export const suggestQuestions =
  ({ people, past, suggest }: SuggestDeps) =>
  async (resident: Resident): Promise<void> => {
    const asker: Asker = { ...resident, isExternal: false, readBy: 'asker' };
    if (await whyNotSearch(people, asker)) return;
    const reach = await reachOf(people, asker);
    const newest = reach ? await past.newest(reach, 1) : [];
    await suggest(resident, newest.length > 0 ? usual : forBeginners);
  };
