import type { BriefPress, BriefWish, DecidedBrief } from '../services/briefs/decide-brief.ts';
import type { BriefOutcome, WhichBrief } from '../services/briefs/read-brief.ts';
import type { SaidFor, Spoken as SpokenForMe } from '../services/briefs/say-for-me.ts';
import type { Actor } from '../services/people/actor.ts';

/** What goes along into calls. */
export type BriefUseCases = {
  /** For the asker's eyes alone. */
  read(actor: Actor, which: WhichBrief): Promise<BriefOutcome>;
  decide(press: BriefPress, wish: BriefWish): Promise<DecidedBrief>;
  /** What a message wants said in a call for its writer. */
  sayForMe(said: SpokenForMe): Promise<SaidFor>;
};
