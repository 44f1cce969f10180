import type { Resident } from '../home.ts';

/** A Home tab to be shown again, and what it was last shown with. */
export type StaleHome = Resident & { readonly shown: string | null };

/** Which Home tabs people have opened, and which of them show what isn't so any more. */
export type OpenHomes = {
  opened(resident: Resident): Promise<void>;
  /** Takes those that became stale, the longest so first: nobody else has them. */
  takeStale(limit: number): Promise<StaleHome[]>;
  /** `shown`: a fingerprint of what stands there, with the meetings whose words it shows. */
  shown(resident: Resident, shown: string, meetingIds: readonly string[]): Promise<void>;
  /** It couldn't be shown: it's tried again. */
  failed(resident: Resident): Promise<void>;
};
