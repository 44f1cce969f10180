import type { Resident } from '../services/home/home.ts';
import type { Pressed } from '../services/home/ports/home-queries.ts';
import type { PressPlace } from '../services/home/press-at-home.ts';
import type { Actor } from '../services/people/actor.ts';
import type { ChannelIn, UserIn } from '../services/people/people.ts';

/** A person's Home tab. */
export type HomeUseCases = {
  /** They opened it: it's shown as soon as it's read, and again when something in it changes. The caller doesn't wait. */
  open(resident: Resident): Promise<void>;
  /** They opened their DM with us: questions are suggested to them, where Slack has that. The caller doesn't wait. */
  openMessages(resident: Resident): void;
  /** They left a channel, whose words go from it. The caller doesn't wait. */
  left(user: UserIn): Promise<void>;
  /** Shows it again, with what came of a press in it. The caller doesn't wait. */
  show(resident: Resident, notice: string | null): void;
  /** Where a press in it acts, if the presser may. */
  press(presser: Actor, what: Pressed): Promise<PressPlace>;
  /** Null when Slack isn't responding. */
  isAppIn(channel: ChannelIn): Promise<boolean | null>;
};
