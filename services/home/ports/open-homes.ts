import type { UserIn } from '../../people/people.ts';
import type { Resident } from '../home.ts';

/** A Home tab to be shown again, and what it was last shown with. */
export type StaleHome = Resident & { readonly shown: string | null };

/** Which Home tabs people have opened, and which of them show what isn't so any more. */
export type OpenHomes = {
  opened(resident: Resident): Promise<void>;
  /** Its person left a channel: it is to be shown now, and again once no process remembers that they were there. Null where they have none. */
  left(user: UserIn): Promise<Resident | null>;
  /** Takes those that became stale, the longest so first: nobody else has them. */
  takeStale(limit: number): Promise<StaleHome[]>;
  /** `shown`: a fingerprint of what stands there, with the meetings whose words it shows. */
  shown(resident: Resident, shown: string, meetingIds: readonly string[]): Promise<void>;
  /** It couldn't be shown: it's tried again. */
  failed(resident: Resident): Promise<void>;
  /** Slack shows it to nobody any more. */
  gone(resident: Resident): Promise<void>;
};
