import type { Resident } from '../home.ts';

/** What somebody may want to ask us first, each as a whole message that we understand. */
export type Suggestion = 'what_i_can_do' | 'first_call' | 'last_decisions' | 'open_items' | 'about_me';

/** Shows somebody in their DM with us what they could ask; where Slack has no such thing, nothing happens. */
export type Suggest = (resident: Resident, suggestions: readonly Suggestion[]) => Promise<void>;
